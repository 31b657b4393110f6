package org.wsmanspec.message.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;

/** What the importers have in common. */
final class Exchanges {

  private static final Set<String> DELIVERIES =
      Set.of(
          Actions.EVENT,
          Actions.EVENTS,
          Actions.HEARTBEAT,
          Actions.DROPPED_EVENTS,
          Actions.SUBSCRIPTION_END,
          Actions.ENUMERATION_END);

  private Exchanges() {}

  static Conversation conversation(
      String name, String format, Optional<Instant> started, List<Exchange> exchanges) {
    return new Conversation(
        new Origin(name, format, EnumSet.allOf(Party.class), started),
        Declaration.NONE,
        exchanges,
        List.of(),
        List.of());
  }

  static Exchange exchange(
      int index,
      int connection,
      Optional<Request> request,
      Optional<Response> response,
      Optional<Trouble> trouble,
      Optional<Timing> timing,
      Set<Gap> gaps,
      String source) {
    Optional<Envelope> asked = request.flatMap(Request::envelope);
    return new Exchange(
        String.format(Locale.ROOT, "%04d", index + 1),
        asked.map(Exchanges::role).orElse(Exchange.Role.OPERATION),
        connection,
        request,
        response,
        trouble,
        timing,
        Optional.empty(),
        gaps,
        Optional.of(source));
  }

  /** Who asks whom with a message, as far as the message tells. */
  static Exchange.Role role(Envelope request) {
    if (isDelivery(request)) {
      return Exchange.Role.DELIVERY;
    }
    String uri = request.resourceUri().orElse("");
    return uri.equals(Forwarding.SUBSCRIPTIONS) || uri.equals(Forwarding.FULL_DUPLEX)
        ? Exchange.Role.ENROLLMENT
        : Exchange.Role.OPERATION;
  }

  /**
   * Whether an event source sends this to an event sink: an Action that only such messages have, or
   * the wish for an acknowledgement, since an event may have any Action of its own.
   */
  static boolean isDelivery(Envelope envelope) {
    return envelope.action().map(DELIVERIES::contains).orElse(false)
        || envelope.header(Names.WSMAN_ACK_REQUESTED).isPresent();
  }

  /** The same exchange with further gaps. */
  static Exchange with(Exchange e, Set<Gap> more) {
    if (more.isEmpty()) {
      return e;
    }
    Set<Gap> gaps = EnumSet.copyOf(more);
    gaps.addAll(e.gaps());
    return new Exchange(
        e.id(),
        e.role(),
        e.connection(),
        e.request(),
        e.response(),
        e.trouble(),
        e.timing(),
        e.step(),
        gaps,
        e.source());
  }

  /**
   * Mark exchanges whose message ids cannot be those of the wire: a response that relates to
   * another request than the one it is paired with, or two responses under one id. For recordings
   * that were edited by hand, where such a thing shows the editor's work and not the endpoint's.
   */
  static List<Exchange> markForeignIds(List<Exchange> exchanges) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (Exchange e : exchanges) {
      e.responseEnvelope()
          .flatMap(Envelope::messageId)
          .filter(id -> !seen.add(id))
          .ifPresent(repeated::add);
    }
    List<Exchange> marked = new ArrayList<>();
    for (Exchange e : exchanges) {
      Optional<String> asked = e.requestEnvelope().flatMap(Envelope::messageId);
      Optional<String> related = e.responseEnvelope().flatMap(Envelope::relatesTo);
      boolean foreign = asked.isPresent() && related.isPresent() && !asked.equals(related);
      boolean twice =
          e.responseEnvelope().flatMap(Envelope::messageId).map(repeated::contains).orElse(false);
      marked.add(foreign || twice ? with(e, EnumSet.of(Gap.MESSAGE_IDS)) : e);
    }
    return marked;
  }

  /** The gaps that placeholders such as {@code ${messageId}} leave in a message. */
  static Set<Gap> placeholders(Optional<Envelope> request, Optional<Envelope> response) {
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    Stream.of(request, response)
        .flatMap(Optional::stream)
        .forEach(
            e -> {
              boolean ids =
                  Stream.of(e.messageId(), e.relatesTo())
                      .flatMap(Optional::stream)
                      .anyMatch(Exchanges::isPlaceholder);
              boolean others =
                  e.headers().stream()
                          .filter(
                              h ->
                                  !"MessageID".equals(h.getLocalName())
                                      && !"RelatesTo".equals(h.getLocalName()))
                          .anyMatch(h -> isPlaceholder(h.getTextContent()))
                      || e.body().map(b -> isPlaceholder(b.getTextContent())).orElse(false);
              if (ids) {
                gaps.add(Gap.MESSAGE_IDS);
              }
              if (others) {
                gaps.add(Gap.VALUES);
              }
            });
    return gaps;
  }

  private static boolean isPlaceholder(String text) {
    return text.contains("${") || text.contains("{{");
  }
}
