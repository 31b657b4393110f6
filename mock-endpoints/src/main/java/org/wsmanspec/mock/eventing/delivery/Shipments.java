package org.wsmanspec.mock.eventing.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.mock.eventing.EndStatus;
import org.wsmanspec.mock.eventing.RetryPolicy;
import org.wsmanspec.mock.eventing.Terms;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;
import org.wsmanspec.mock.soap.Reply;

/** Makes the messages of one subscription, ready to be sent. */
final class Shipments {

  private static final RetryPolicy ONCE = new RetryPolicy(Duration.ZERO, 0);

  private final Terms terms;
  private final Sink sink;
  private final MessageWriter writer;
  private final Misbehavior misbehavior;
  private final RetryPolicy retry;

  /**
   * Messages.
   *
   * @param ownRetry what is done about a sink where the subscriber does not say
   */
  Shipments(
      Terms terms, Sink sink, MessageWriter writer, Misbehavior misbehavior, RetryPolicy ownRetry) {
    this.terms = terms;
    this.sink = sink;
    this.writer = writer;
    this.misbehavior = misbehavior;
    this.retry = terms.retry().orElse(ownRetry);
  }

  /** A message with one event, or with a notice of some that were dropped. */
  Shipment single(Entry entry) {
    return ship(
        entry instanceof Entry.Dropped ? Outgoing.Kind.DROPPED_EVENTS : Outgoing.Kind.EVENT,
        entry.action(),
        entry.content(),
        entry.number(),
        1);
  }

  /** A message with all these; none if there are none. */
  Optional<Shipment> batch(List<Entry> entries) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<String> texts =
        entries.stream().map(e -> MessageWriter.entry(e.action(), e.content())).toList();
    return Optional.of(
        ship(
            Outgoing.Kind.EVENTS,
            Outgoing.Kind.EVENTS.action(),
            MessageWriter.batch(texts),
            entries.get(entries.size() - 1).number(),
            entries.size()));
  }

  /**
   * A sign of life.
   *
   * @param number of the last event
   */
  Shipment heartbeat(long number) {
    return ship(Outgoing.Kind.HEARTBEAT, Outgoing.Kind.HEARTBEAT.action(), "", number, 0);
  }

  private Shipment ship(Outgoing.Kind kind, String action, String body, long number, int entries) {
    String id = Reply.freshMessageId();
    return shipment(
        kind,
        sink,
        id,
        writer.message(action, id, writer.bookmark(number), body),
        retry,
        Map.of(
            "messageId",
            id,
            "action",
            action,
            "event",
            Long.toString(number),
            "entries",
            Integer.toString(entries)));
  }

  /**
   * SubscriptionEnd, if anybody wants it.
   *
   * @param once whether it is tried once only
   */
  Optional<Shipment> end(EndStatus status, String reason, boolean once) {
    Optional<EndpointReference> to = terms.endTo();
    if (to.isEmpty()) {
      return Optional.empty();
    }
    Sink other;
    try {
      other = Sink.of(to.get());
    } catch (IllegalArgumentException e) {
      // Nobody can be told at such an address.
      return Optional.empty();
    }
    String id = Reply.freshMessageId();
    return Optional.of(
        shipment(
            Outgoing.Kind.SUBSCRIPTION_END,
            other,
            id,
            writer.end(to.get(), id, status, reason),
            once ? ONCE : retry,
            Map.of("messageId", id, "action", Outgoing.Kind.SUBSCRIPTION_END.action())));
  }

  private Shipment shipment(
      Outgoing.Kind kind,
      Sink to,
      String id,
      byte[] envelope,
      RetryPolicy policy,
      Map<String, String> facts) {
    Outgoing message =
        new Outgoing(
            kind, terms.id(), to.address(), writer.fields(), envelope, Duration.ZERO, false);
    return new Shipment(to, id, message, misbehavior, policy, facts);
  }
}
