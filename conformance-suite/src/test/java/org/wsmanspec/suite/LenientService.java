package org.wsmanspec.suite;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.http.Heard;
import org.wsmanspec.mock.http.Misbehavior;

/**
 * A service that serves what it can make sense of: it takes the first of two, and passes over what
 * is optional and malformed. All of that the specification lets it do, or only recommends
 * otherwise.
 */
final class LenientService implements Misbehavior {

  private static final Set<String> OPTIONAL_HEADERS =
      Set.of("From", "FaultTo", "OperationTimeout", "Locale", "OptionSet", "RequestEPR");
  private static final Set<String> OPTIONAL_PARTS =
      Set.of(
          "EndTo",
          "OptimizeEnumeration",
          "MaxElements",
          "MaxTime",
          "MaxCharacters",
          "PolymorphismMode");
  private static final QName MUST_UNDERSTAND = new QName(Namespaces.S, "mustUnderstand");

  @Override
  public byte[] hear(Heard request) {
    Optional<Envelope> envelope = request.envelope().filter(Envelope::isSoap12);
    if (envelope.isEmpty() || envelope.get().action().isEmpty()) {
      return request.body();
    }
    try {
      Document document = SafeXml.parse(request.body());
      Element root = document.getDocumentElement();
      Dom.child(root, Names.S_HEADER).ifPresent(LenientService::header);
      Dom.child(root, Names.S_BODY).ifPresent(b -> Dom.children(b).forEach(LenientService::part));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (UnreadableMessageException | TransformerException e) {
      return request.body();
    }
  }

  private static void header(Element header) {
    firstOnly(header, name -> true);
    for (Element block : Dom.children(header)) {
      boolean mandatory = Dom.attribute(block, MUST_UNDERSTAND).filter("true"::equals).isPresent();
      if (ours(block) && OPTIONAL_HEADERS.contains(block.getLocalName()) && !mandatory) {
        header.removeChild(block);
      }
    }
    boolean replies =
        Dom.child(header, Names.WSA_REPLY_TO)
            .flatMap(r -> Dom.child(r, Names.WSA_ADDRESS))
            .map(Dom::text)
            .filter(a -> !a.isEmpty())
            .isPresent();
    if (!replies) {
      Dom.child(header, Names.WSA_REPLY_TO).ifPresent(header::removeChild);
      Element to = header.getOwnerDocument().createElementNS(Namespaces.WSA, "wsa:ReplyTo");
      Element address = header.getOwnerDocument().createElementNS(Namespaces.WSA, "wsa:Address");
      address.setTextContent(Uris.ANONYMOUS);
      to.appendChild(address);
      header.appendChild(to);
    }
    Dom.child(header, Names.WSA_TO).ifPresent(header::removeChild);
  }

  private static void part(Element body) {
    firstOnly(body, name -> !name.getLocalPart().equals("Filter"));
    for (Element child : Dom.children(body)) {
      if (ours(child) && OPTIONAL_PARTS.contains(child.getLocalName())) {
        body.removeChild(child);
      }
    }
  }

  private static void firstOnly(Element parent, Predicate<QName> which) {
    Set<QName> seen = new HashSet<>();
    for (Element child : Dom.children(parent)) {
      if (ours(child) && which.test(Dom.name(child)) && !seen.add(Dom.name(child))) {
        parent.removeChild(child);
      }
    }
  }

  private static boolean ours(Element element) {
    return List.of(Namespaces.WSA, Namespaces.WSMAN, Namespaces.WSEN, Namespaces.WSMB)
        .contains(String.valueOf(element.getNamespaceURI()));
  }
}
