package org.wsmanspec.suite.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * A SOAP 1.2 request as checks see it.
 *
 * @param exchange its exchange
 * @param request its HTTP request
 * @param envelope its envelope, a SOAP 1.2 one
 */
public record Asked(Exchange exchange, Request request, Envelope envelope) {

  /** Octets of an envelope that any service takes (DSP0226 13.1). */
  private static final int ORDINARY_SIZE = 32767;

  /** Headers with which a source tells something of a delivery. */
  private static final Set<QName> SOURCES_OWN =
      Set.of(Names.WSMAN_ACK_REQUESTED, Names.WSMAN_BOOKMARK);

  /** The request of an exchange, if it was recorded and is SOAP 1.2. */
  public static Optional<Asked> of(Exchange exchange) {
    return exchange
        .request()
        .flatMap(
            r ->
                r.envelope()
                    .filter(Envelope::isSoap12)
                    .map(envelope -> new Asked(exchange, r, envelope)));
  }

  /** wsa:Action, or empty text. */
  public String action() {
    return envelope.action().orElse("");
  }

  /** The one header block of this name; empty if there is none or more than one. */
  public Optional<Element> only(QName name) {
    List<Element> found = envelope.headers(name);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Whether it has a header of this name that is meant for the service and mandatory. */
  public boolean demands(QName name) {
    return only(name)
        .filter(e -> Envelope.mustUnderstand(e) && Envelope.forReceiver(e))
        .isPresent();
  }

  /** The one usable wsa:MessageID, trimmed. */
  public Optional<String> messageId() {
    return only(Names.WSA_MESSAGE_ID)
        .map(e -> e.getTextContent().strip())
        .filter(id -> !id.isEmpty());
  }

  /** Whether it uses headers of WS-Addressing 2005/08. */
  public boolean usesAddressing2005() {
    return envelope.headers().stream().anyMatch(h -> Namespaces.WSA10.equals(h.getNamespaceURI()));
  }

  /**
   * Whether a service has no excuse for not reading it: one SOAP 1.2 message of ordinary size with
   * headers and body, one Action and one MessageID of WS-Addressing 2004/08, in an ordinary HTTP
   * frame that names its encoding rightly or not at all.
   */
  public boolean readable() {
    return !usesAddressing2005()
        && messageId().isPresent()
        && only(Names.WSA_ACTION).isPresent()
        && envelope.body().isPresent()
        && request.body().size() <= ORDINARY_SIZE
        && oneEncoding()
        && plainHttp();
  }

  /** Whether Content-Type names the encoding that it is in; what a recording re-encoded counts. */
  private boolean oneEncoding() {
    boolean utf16 = envelope.encoding().charset().name().startsWith("UTF-16");
    return exchange.lacks(Gap.BYTES)
        || envelope
            .encoding()
            .external()
            .map(named -> named.toUpperCase(Locale.ROOT).startsWith("UTF-16") == utf16)
            .orElse(true);
  }

  /** Whether it is in the encoding that every service reads. */
  public boolean inUtf8() {
    return envelope.encoding().charset().equals(StandardCharsets.UTF_8);
  }

  /** Whether it is a POST with the media type of SOAP; what a recording leaves out counts as so. */
  public boolean postsSoap() {
    boolean method = request.method().isEmpty() || request.method().equals("POST");
    boolean type =
        request.headers().fields().isEmpty()
            || request
                .contentType()
                .filter(t -> t.type().equals(MediaType.SOAP) || t.type().startsWith("multipart/"))
                .isPresent();
    return method && type;
  }

  /** Whether its HTTP frame is ordinary; what a recording leaves out counts as ordinary. */
  public boolean plainHttp() {
    List<String> hosts = request.headers().all("Host");
    // Whoever asks for another protocol may be told that this is none.
    boolean upgrade = request.headers().first("Upgrade").isPresent();
    return postsSoap()
        && !upgrade
        && hosts.size() <= 1
        && hosts.stream().noneMatch(String::isBlank);
  }

  /** Whether it is no request of a client but what a service delivers to an event sink. */
  public boolean delivers() {
    return exchange.role() == Exchange.Role.DELIVERY;
  }

  /**
   * Whether its author made up a node of it. A source has to copy what the subscriber gave as
   * reference parameters of the sink into headers, right or wrong; which those are is not known
   * here, so of a delivery only the headers of WS-Addressing and what DSP0226 adds are its own.
   */
  public boolean wrote(Node node) {
    if (!delivers()) {
      return true;
    }
    Optional<Element> header = envelope.header();
    for (Node n = node; n != null; n = n.getParentNode()) {
      if (n instanceof Element e && header.filter(h -> h == e.getParentNode()).isPresent()) {
        return SOURCES_OWN.contains(Dom.name(e)) || Namespaces.WSA.equals(e.getNamespaceURI());
      }
    }
    return true;
  }

  /** The request as a whole. */
  public Place place() {
    return Place.request(exchange);
  }

  /** A node of it. */
  public Place at(Node node) {
    return Place.request(exchange, node);
  }
}
