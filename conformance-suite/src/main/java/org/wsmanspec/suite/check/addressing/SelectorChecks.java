package org.wsmanspec.suite.check.addressing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.enumeration.Enumerations;

/** Selectors that name nothing, and how their values are written (DSP0226 5.1.2.2). */
public final class SelectorChecks {

  private static final String IDENTIFY = "DSP0226-addressing-19";
  private static final String PADDED = "DSP0226-addressing-26";

  private SelectorChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("addressing/selectors-identify", List.of(IDENTIFY), SelectorChecks::identify),
        Check.ofReplies(
            "addressing/reply-selector-padding",
            List.of(PADDED),
            (r, sink) -> padded(r.envelope(), r::wrote, r::at, sink)),
        Check.ofRequests(
            "addressing/request-selector-padding",
            List.of(PADDED),
            (a, sink) -> padded(a.envelope(), e -> true, a::at, sink)));
  }

  /**
   * A Get without key selectors of a class that showed several instances.
   *
   * <p>A service may document defaults for selectors that are absent, which does not show; so a
   * success is odd, but no breach.
   */
  private static void identify(Conversation conversation, FindingSink sink) {
    Set<String> plural = severalInstances(conversation);
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Reply> reply =
          Reply.of(exchange)
              .filter(r -> exchange.role() == Exchange.Role.OPERATION)
              .filter(r -> r.askedAction().filter(Actions.GET::equals).isPresent())
              .filter(r -> r.asked().map(a -> keyless(a, plural)).orElse(false));
      if (reply.isPresent() && reply.get().isFault()) {
        if (reply.get().fault().flatMap(Fault::subcode).filter(SelectorChecks::fits).isPresent()) {
          sink.held(IDENTIFY, reply.get().place());
        }
      } else if (reply.isPresent()) {
        sink.soft(
            IDENTIFY,
            "wsman:InvalidSelectors or wsa:DestinationUnreachable",
            "an instance, without a selector that says which",
            reply.get().place(),
            "the class has several instances; only defaults that the service documents for absent"
                + " selectors excuse this");
      }
    }
  }

  private static boolean fits(javax.xml.namespace.QName subcode) {
    return FaultSubcode.of(subcode)
        .filter(
            s -> s == FaultSubcode.INVALID_SELECTORS || s == FaultSubcode.DESTINATION_UNREACHABLE)
        .isPresent();
  }

  private static boolean keyless(Asked asked, Set<String> plural) {
    return asked.readable()
        && asked.envelope().resourceUri().filter(plural::contains).isPresent()
        && asked.envelope().headers(Names.WSMAN_RESOURCE_URI).size() == 1
        && asked.envelope().selectors().stream()
            .allMatch(s -> s.name().equalsIgnoreCase(Uris.CIM_NAMESPACE_SELECTOR));
  }

  /** Resource URIs whose enumeration showed more than one instance. */
  private static Set<String> severalInstances(Conversation conversation) {
    Map<String, Integer> counts = new HashMap<>();
    Set<String> plural = new HashSet<>();
    Enumerations.walk(
        conversation,
        (exchange, before) -> {
          Optional<Asked> asked = Asked.of(exchange);
          // An Enumerate may bring items itself, and later ones belong to it.
          Optional<Asked> opener = before.flatMap(Enumerations.Context::opener).or(() -> asked);
          int items = items(exchange);
          if (opener.isPresent() && items > 0) {
            int sum = counts.merge(opener.get().exchange().id(), items, Integer::sum);
            opener.get().envelope().resourceUri().filter(u -> sum > 1).ifPresent(plural::add);
          }
        });
    return plural;
  }

  private static int items(Exchange exchange) {
    return exchange
        .responseEnvelope()
        .flatMap(Envelope::bodyChild)
        .flatMap(Enumerations::items)
        .map(i -> Dom.children(i).size())
        .orElse(0);
  }

  /** Makes a place of a node. */
  private interface Locator {
    Place at(Node node);
  }

  private static void padded(
      Envelope envelope, Predicate<Node> own, Locator locator, FindingSink sink) {
    for (Element selector : envelope.elements(Names.WSMAN_SELECTOR)) {
      String text = selector.getTextContent();
      if (!own.test(selector) || !Dom.children(selector).isEmpty() || text.isEmpty()) {
        continue;
      }
      if (laidOut(text)) {
        sink.broken(
            PADDED,
            "the value and nothing else",
            "line breaks or tabs around '" + text.strip() + "'",
            locator.at(selector),
            "a receiver need not trim, and then no resource has this value");
      } else {
        // Blanks may be part of the value.
        sink.held(PADDED, locator.at(selector));
      }
    }
  }

  /** Whether there is more than blanks around a text: then somebody laid the XML out. */
  private static boolean laidOut(String text) {
    String leading = text.substring(0, text.length() - text.stripLeading().length());
    String trailing = text.substring(text.stripTrailing().length());
    return (leading + trailing).chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t');
  }
}
