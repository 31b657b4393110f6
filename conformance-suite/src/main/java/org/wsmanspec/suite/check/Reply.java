package org.wsmanspec.suite.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * A SOAP 1.2 reply as checks see it.
 *
 * @param exchange its exchange
 * @param response its HTTP response
 * @param envelope its envelope, a SOAP 1.2 one
 * @param asked the request, if it was recorded and is SOAP 1.2
 */
public record Reply(
    Exchange exchange, Response response, Envelope envelope, Optional<Asked> asked) {

  /**
   * The reply of an exchange, if there is one and it is SOAP 1.2.
   *
   * <p>What comes with HTTP status 401 was written before anything was read as SOAP, whatever it
   * looks like, unless it says wsman:AccessDenied.
   */
  public static Optional<Reply> of(Exchange exchange) {
    return exchange
        .response()
        .filter(r -> r.status() != 401 || denied(r))
        .flatMap(
            r ->
                r.envelope()
                    .filter(Envelope::isSoap12)
                    .map(e -> new Reply(exchange, r, e, Asked.of(exchange))));
  }

  private static boolean denied(Response response) {
    return response
        .envelope()
        .flatMap(Envelope::fault)
        .filter(f -> f.hasSubcode(FaultSubcode.ACCESS_DENIED.qname()))
        .isPresent();
  }

  public Optional<Fault> fault() {
    return envelope.fault();
  }

  public boolean isFault() {
    return envelope.isFault();
  }

  /** Whether this exchange is an Identify, which knows no addressing headers. */
  public boolean identifies() {
    return asked
        .map(a -> a.envelope().isIdentify())
        .orElseGet(
            () ->
                envelope
                    .bodyChild()
                    .filter(b -> Namespaces.WSMID.equals(b.getNamespaceURI()))
                    .isPresent());
  }

  /** Whether the request is known and a service has no excuse for not reading it. */
  public boolean toReadable() {
    return asked.map(Asked::readable).orElse(false);
  }

  /**
   * Whether the request is known to be one that a service may fail to read: then many headers of
   * the reply may be missing.
   */
  public boolean toUnreadable() {
    return !exchange.lacks(Gap.REQUEST) && exchange.request().isPresent() && !toReadable();
  }

  /** Whether the reply uses headers of WS-Addressing 2005/08, of which 1.0.0 does not speak. */
  public boolean usesAddressing2005() {
    return envelope.headers().stream().anyMatch(h -> Namespaces.WSA10.equals(h.getNamespaceURI()));
  }

  /** The requested Action; empty if the request is not known or has none. */
  public Optional<String> askedAction() {
    return asked.flatMap(a -> a.envelope().action());
  }

  /** Whether this is a success whose body, by its Action or its content, answers this Action. */
  public boolean answers(String requestAction) {
    return !isFault()
        && (askedAction().isPresent()
            ? askedAction().get().equals(requestAction)
            : envelope.action().filter((requestAction + "Response")::equals).isPresent());
  }

  /**
   * Whether the service wrote a node of this reply: what stands in a header block that it had to
   * copy from a reference parameter of the request is the client's, right or wrong.
   */
  public boolean wrote(Node node) {
    return asked.isEmpty() || headerOf(node).filter(this::copied).isEmpty();
  }

  private Optional<Element> headerOf(Node node) {
    Optional<Element> header = envelope.header();
    for (Node n = node; n != null; n = n.getParentNode()) {
      if (n instanceof Element e && header.filter(h -> h == e.getParentNode()).isPresent()) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private boolean copied(Element block) {
    return asked.stream()
        .flatMap(
            a ->
                Stream.of(Names.WSA_REPLY_TO, Names.WSA_FAULT_TO)
                    .flatMap(n -> a.envelope().headers(n).stream()))
        .map(EndpointReference::in)
        .flatMap(r -> Stream.of(r.referenceProperties(), r.referenceParameters()))
        .flatMap(List::stream)
        .anyMatch(p -> Dom.is(p, Dom.name(block)));
  }

  /** The one header block of this name; empty if there is none or more than one. */
  public Optional<Element> only(QName name) {
    List<Element> found = envelope.headers(name);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The reply as a whole. */
  public Place place() {
    return Place.response(exchange);
  }

  /** A node of it. */
  public Place at(Node node) {
    return Place.response(exchange, node);
  }
}
