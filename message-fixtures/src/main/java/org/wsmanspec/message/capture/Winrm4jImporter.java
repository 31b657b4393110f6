package org.wsmanspec.message.capture;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;

/**
 * Recordings in the tests of the Java client winrm4j: XML {@code recording/item} with {@code
 * request} and {@code response}, each holding an envelope.
 *
 * <p>Ids and addresses are placeholders that the playback fills in; the text was laid out by hand.
 */
final class Winrm4jImporter implements Importer {

  static final String FORMAT = "winrm4j";

  private static final QName ITEM = new QName("item");
  private static final QName REQUEST = new QName("request");
  private static final QName RESPONSE = new QName("response");

  @Override
  public Conversation read(CaptureFile file) {
    return read(file, XmlImporter.parse(file).document());
  }

  static Conversation read(CaptureFile file, Document document) {
    List<Element> items = Dom.children(document.getDocumentElement(), ITEM);
    if (items.isEmpty()) {
      throw new UnreadableCaptureException("the recording has no item");
    }
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      exchanges.add(exchange(file, i, items.get(i)));
    }
    return Exchanges.conversation(file.name(), FORMAT, Optional.empty(), exchanges);
  }

  private static Exchange exchange(CaptureFile file, int index, Element item) {
    Optional<Request> request =
        content(item, REQUEST).map(p -> new Request("", "", HttpHeaders.NONE, p));
    Optional<Response> response =
        content(item, RESPONSE).map(p -> new Response(0, "", HttpHeaders.NONE, p));
    Set<Gap> gaps =
        EnumSet.of(
            Gap.STATUS,
            Gap.REQUEST_HEADERS,
            Gap.RESPONSE_HEADERS,
            Gap.BYTES,
            Gap.TIMES,
            Gap.CONNECTIONS,
            Gap.SEQUENCE);
    if (request.isEmpty()) {
      gaps.add(Gap.REQUEST);
    }
    if (response.isEmpty()) {
      gaps.add(Gap.RESPONSE);
    }
    gaps.addAll(
        Exchanges.placeholders(
            request.flatMap(Request::envelope), response.flatMap(Response::envelope)));
    return Exchanges.exchange(
        index,
        0,
        request,
        response,
        Optional.empty(),
        Optional.empty(),
        gaps,
        file.name() + "#item[" + (index + 1) + "]");
  }

  private static Optional<Payload> content(Element item, QName name) {
    return Dom.child(item, name)
        .flatMap(e -> Dom.children(e).stream().findFirst())
        .map(Winrm4jImporter::serialize);
  }

  private static Payload serialize(Element envelope) {
    StringWriter text = new StringWriter();
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
      transformer.transform(new DOMSource(envelope), new StreamResult(text));
    } catch (TransformerException e) {
      throw new UnreadableCaptureException("an envelope cannot be taken out: " + e.getMessage(), e);
    }
    return Payload.ofText(text.toString());
  }
}
