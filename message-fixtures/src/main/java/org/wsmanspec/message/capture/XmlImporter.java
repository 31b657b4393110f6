package org.wsmanspec.message.capture;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlLimits;
import org.wsmanspec.message.vocabulary.Namespaces;

/** XML files: one envelope, or a recording of winrm4j, told apart by their root. */
final class XmlImporter implements Importer {

  static final String FORMAT = "envelope";

  @Override
  public Conversation read(CaptureFile file) {
    Envelope envelope = parse(file);
    Element root = envelope.root();
    if (root.getNamespaceURI() == null && "recording".equals(root.getLocalName())) {
      return Winrm4jImporter.read(file, envelope.document());
    }
    boolean soap11 =
        Namespaces.S11.equals(root.getNamespaceURI()) && "Envelope".equals(root.getLocalName());
    if (!envelope.isSoap12() && !soap11) {
      throw new UnreadableCaptureException(
          "XML, but the root is "
              + Namespaces.display(Dom.name(root))
              + ", which is neither a SOAP envelope nor a known recording");
    }
    return single(file, envelope);
  }

  /** The document, a harmless document type declaration left out. */
  static Envelope parse(CaptureFile file) {
    XmlLimits limits =
        new XmlLimits(
            Math.max(1, file.bytes().length),
            XmlLimits.DEFAULT.maxDepth(),
            XmlLimits.DEFAULT.maxAttributes());
    try {
      try {
        return Envelope.parse(file.bytes(), Optional.empty(), limits);
      } catch (UnreadableMessageException e) {
        if (e.kind() != UnreadableMessageException.Kind.DOCTYPE) {
          throw e;
        }
        byte[] stripped = DoctypeStripper.strip(file.text()).getBytes(StandardCharsets.UTF_8);
        return Envelope.parse(
            stripped,
            Optional.of("UTF-8"),
            new XmlLimits(Math.max(1, stripped.length), limits.maxDepth(), limits.maxAttributes()));
      }
    } catch (UnreadableMessageException e) {
      throw new UnreadableCaptureException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Conversation single(CaptureFile file, Envelope envelope) {
    Payload body = Payload.of(envelope.bytes(), envelope.encoding().external());
    Set<Gap> gaps =
        EnumSet.of(
            Gap.STATUS,
            Gap.REQUEST_HEADERS,
            Gap.RESPONSE_HEADERS,
            Gap.BYTES,
            Gap.TIMES,
            Gap.CONNECTIONS,
            Gap.SEQUENCE);
    Optional<Request> request = Optional.empty();
    Optional<Response> response = Optional.empty();
    if (isResponse(envelope)) {
      response = Optional.of(new Response(0, "", HttpHeaders.NONE, body));
      gaps.add(Gap.REQUEST);
    } else {
      request = Optional.of(new Request("", "", HttpHeaders.NONE, body));
      gaps.add(Gap.RESPONSE);
    }
    gaps.addAll(Exchanges.placeholders(Optional.of(envelope), Optional.empty()));
    return Exchanges.conversation(
        file.name(),
        FORMAT,
        Optional.empty(),
        List.of(
            Exchanges.exchange(
                0, 0, request, response, Optional.empty(), Optional.empty(), gaps, file.name())));
  }

  /** A fault, a message that relates to another, or one whose action or body says Response. */
  static boolean isResponse(Envelope envelope) {
    if (Exchanges.isDelivery(envelope)) {
      return false;
    }
    return envelope.isFault()
        || envelope.relatesTo().isPresent()
        || envelope.action().map(a -> a.endsWith("Response")).orElse(false)
        || envelope.bodyChild().map(b -> b.getLocalName().endsWith("Response")).orElse(false)
        || envelope.root().getElementsByTagNameNS(Namespaces.S11, "Fault").getLength() > 0;
  }
}
