package org.wsmanspec.suite.check.encoding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.expect.OwnLimits;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** Envelopes as XML documents (SOAP 1.2 part 1 section 5, DSP0226 13.1). */
public final class EnvelopeChecks {

  private static final String WELL_FORMED = "DSP0226-faults-15";
  private static final String ENVELOPE = "SOAP12-01";
  private static final String QUALIFIED = "SOAP12-02";
  private static final String NO_DOCTYPE = "SOAP12-03";
  private static final String NO_ENCODING_STYLE = "SOAP12-04";
  private static final String FLAG = "SOAP12-06";
  private static final String DIALECT = "MS-WMOD-G7";

  private static final Set<String> FLAG_VALUES = Set.of("true", "false", "1", "0");

  /** Namespaces that look like ours and are wrong on the wire. */
  private static final Map<String, String> WRONG =
      Map.of(
          "http://schemas.xmlsoap.org/ws/2005/06/management",
          "the draft's namespace",
          "http://schemas.dmtf.org/wbem/wsman/identify/1/wsmanidentity.xsd",
          "'identify' where the namespace says 'identity'");

  private EnvelopeChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofExchanges(
            "encoding/well-formed",
            List.of(WELL_FORMED, NO_DOCTYPE, ENVELOPE),
            EnvelopeChecks::wellFormed),
        Check.ofReplies(
            "encoding/reply-envelope",
            List.of(ENVELOPE, QUALIFIED, NO_DOCTYPE, NO_ENCODING_STYLE, FLAG),
            (r, sink) -> {
              envelope(r.envelope(), r::at, sink);
              attributes(r.envelope(), r::wrote, r::at, r.place(), sink);
            }),
        Check.ofMessagesSent(
            "encoding/request-envelope",
            List.of(ENVELOPE, QUALIFIED, NO_DOCTYPE, NO_ENCODING_STYLE, FLAG),
            (a, sink) -> {
              envelope(a.envelope(), a::at, sink);
              attributes(a.envelope(), a::wrote, a::at, a.place(), sink);
            }),
        Check.ofReplies("encoding/namespaces", List.of(DIALECT), EnvelopeChecks::namespaces),
        Check.ofDeliveries(
            "encoding/delivery-namespaces",
            List.of(DIALECT),
            (a, sink) -> namespaces(a.envelope(), false, a::at, a.place(), sink)),
        Check.of(
            "encoding/well-formed-delivery",
            List.of(WELL_FORMED, NO_DOCTYPE),
            (conversation, sink) ->
                conversation.exchanges().stream()
                    .filter(e -> e.role() != Exchange.Role.OPERATION)
                    .forEach(e -> wellFormedRequest(e, sink))));
  }

  private static void wellFormed(Exchange exchange, FindingSink sink) {
    Optional<Response> response = exchange.response();
    if (response.isEmpty()
        || response.get().body().isEmpty()
        || response.get().status() == 401
        || exchange.trouble().isPresent()) {
      return;
    }
    Place place = Place.response(exchange);
    boolean soap =
        response.get().contentType().filter(t -> t.type().equals(MediaType.SOAP)).isPresent()
            || exchange.lacks(Gap.RESPONSE_HEADERS);
    Optional<UnreadableMessageException> problem = response.get().body().problem();
    if (!soap) {
      return;
    }
    if (problem.isEmpty()) {
      sink.held(WELL_FORMED, place);
      root(exchange, response.get().envelope().orElseThrow(), sink);
      return;
    }
    Optional<String> unread = OwnLimits.unread(response.get());
    if (unread.isPresent()) {
      sink.unknown(WELL_FORMED, unread.get(), place);
      return;
    }
    unreadable(exchange, problem.get(), place, sink);
  }

  /** What a service delivers, or asks a collector, it wrote like a reply. */
  private static void wellFormedRequest(Exchange exchange, FindingSink sink) {
    Optional<Request> request = exchange.request().filter(r -> !r.body().isEmpty());
    boolean soap =
        request
                .flatMap(Request::contentType)
                .filter(t -> t.type().equals(MediaType.SOAP))
                .isPresent()
            || exchange.lacks(Gap.REQUEST_HEADERS);
    if (request.isEmpty() || !soap) {
      return;
    }
    Place place = Place.request(exchange);
    Optional<UnreadableMessageException> problem = request.get().body().problem();
    if (problem.isEmpty()) {
      sink.held(WELL_FORMED, place);
    } else {
      unreadable(exchange, problem.get(), place, sink);
    }
  }

  private static void unreadable(
      Exchange exchange, UnreadableMessageException problem, Place place, FindingSink sink) {
    String text = String.valueOf(problem.getMessage());
    switch (problem.kind()) {
      case DOCTYPE -> sink.broken(NO_DOCTYPE, "no document type declaration", text, place, "");
      case LIMIT, EMPTY -> sink.unknown(WELL_FORMED, text, place);
      case BAD_ENCODING, NOT_WELL_FORMED -> {
        if (exchange.lacks(Gap.BYTES)
            && problem.kind() == UnreadableMessageException.Kind.BAD_ENCODING) {
          sink.unknown(WELL_FORMED, Gap.BYTES.text(), place);
        } else {
          sink.broken(
              WELL_FORMED,
              "one well-formed XML document in the encoding it declares",
              text,
              place,
              "");
        }
      }
    }
  }

  /** The root of what answers a SOAP 1.2 request; SOAP 1.1 may be answered in kind. */
  private static void root(Exchange exchange, Envelope envelope, FindingSink sink) {
    if (!envelope.isSoap12() && Asked.of(exchange).filter(Asked::readable).isPresent()) {
      sink.broken(
          ENVELOPE,
          "root s:Envelope of SOAP 1.2",
          Namespaces.display(Dom.name(envelope.root())),
          Place.response(exchange, envelope.root()),
          "the request was SOAP 1.2");
    }
  }

  private static void envelope(Envelope envelope, Function<Node, Place> locator, FindingSink sink) {
    Element root = envelope.root();
    List<QName> children = Dom.children(root).stream().map(Dom::name).toList();
    boolean right =
        children.equals(List.of(Names.S_BODY))
            || children.equals(List.of(Names.S_HEADER, Names.S_BODY));
    if (right) {
      sink.held(ENVELOPE, locator.apply(root));
    } else {
      sink.broken(
          ENVELOPE,
          "s:Header if any, then s:Body, and nothing else",
          children.isEmpty()
              ? "nothing"
              : String.join(", ", children.stream().map(Namespaces::display).toList()),
          locator.apply(root),
          "");
    }
    Optional<Element> bare =
        envelope.headers().stream()
            .filter(h -> Dom.name(h).getNamespaceURI().isEmpty())
            .findFirst();
    if (bare.isEmpty()) {
      sink.held(QUALIFIED, locator.apply(root));
    } else {
      sink.broken(
          QUALIFIED,
          "header blocks that have a namespace",
          Dom.name(bare.get()).getLocalPart() + " without one",
          locator.apply(bare.get()),
          "");
    }
    if (instruction(envelope.document())) {
      sink.broken(NO_DOCTYPE, "no processing instruction", "one", locator.apply(root), "");
    } else {
      sink.held(NO_DOCTYPE, locator.apply(root));
    }
  }

  private static boolean instruction(Node node) {
    for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE || instruction(n)) {
        return true;
      }
    }
    return false;
  }

  private static void attributes(
      Envelope envelope,
      Predicate<Node> own,
      Function<Node, Place> locator,
      Place whole,
      FindingSink sink) {
    List<Element> plain = new java.util.ArrayList<>(List.of(envelope.root()));
    envelope.header().ifPresent(plain::add);
    envelope.body().ifPresent(plain::add);
    envelope.fault().ifPresent(f -> plain.addAll(Dom.children(f.element())));
    Optional<Element> styled =
        plain.stream()
            .filter(e -> Dom.attribute(e, Names.S_ENCODING_STYLE).isPresent())
            .findFirst();
    if (styled.isPresent()) {
      sink.broken(
          NO_ENCODING_STYLE,
          "no s:encodingStyle here",
          "one on " + Namespaces.display(Dom.name(styled.get())),
          locator.apply(styled.get()),
          "");
    } else {
      sink.held(NO_ENCODING_STYLE, whole);
    }
    for (Element header : envelope.headers()) {
      Optional<String> flag = Dom.attribute(header, Names.S_MUST_UNDERSTAND);
      if (!own.test(header)) {
        continue;
      }
      if (flag.isPresent() && !FLAG_VALUES.contains(flag.get().strip())) {
        sink.broken(
            FLAG,
            "s:mustUnderstand true, false, 1 or 0",
            "'" + flag.get() + "'",
            locator.apply(header),
            "");
      } else if (flag.isPresent()) {
        sink.held(FLAG, locator.apply(header));
      }
    }
  }

  private static void namespaces(Reply reply, FindingSink sink) {
    boolean draft =
        reply.asked().stream()
            .flatMap(a -> a.envelope().headers().stream())
            .anyMatch(h -> WRONG.containsKey(Dom.name(h).getNamespaceURI()));
    namespaces(reply.envelope(), draft, reply::at, reply.place(), sink);
  }

  private static void namespaces(
      Envelope envelope,
      boolean draft,
      Function<Node, Place> locator,
      Place whole,
      FindingSink sink) {
    List<Element> blocks = new java.util.ArrayList<>(envelope.headers());
    blocks.addAll(envelope.bodyChildren());
    for (Element block : blocks) {
      String uri = Dom.name(block).getNamespaceURI();
      boolean rewritten =
          uri.startsWith("https://")
              && Namespaces.byPrefix().containsValue("http" + uri.substring("https".length()));
      if (rewritten || (WRONG.containsKey(uri) && !draft)) {
        sink.broken(
            DIALECT,
            "a namespace of the protocol",
            uri,
            locator.apply(block),
            rewritten ? "namespaces begin with http:// on the wire" : WRONG.getOrDefault(uri, ""));
        return;
      }
    }
    sink.held(DIALECT, whole);
  }
}
