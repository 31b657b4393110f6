package org.wsmanspec.suite.check.enumeration;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Durations;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * How long a context is good for: not beyond its expiration, and until then from Pull to Pull
 * (DSP0226 8.4, WS-Enumeration 3.2).
 *
 * <p>Durations are counted on the client's clock, from the end of the last response, so that they
 * are never overestimated; services that count from the last use are thereby in the right, too.
 */
public final class LifetimeChecks {

  private static final String EXPIRED = "DSP0226-enumeration-38";
  private static final String STAYS_VALID = "WSEN-04";

  /** Services look after expired enumerations now and then. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  /** Within this time hardly anything else makes a service forget an enumeration. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /**
   * What is known of a context.
   *
   * @param granted the expiration last stated; empty if none, or not as a duration
   * @param used the last success with it
   * @param silent whether that was a PullResponse without context and without end
   */
  private record Life(Optional<Duration> granted, Exchange used, boolean silent) {}

  private LifetimeChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("enumeration/lifetime", List.of(EXPIRED, STAYS_VALID), LifetimeChecks::judge));
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    Map<String, Life> lives = new HashMap<>();
    Enumerations.walk(
        conversation,
        (exchange, before) -> {
          Optional<Asked> asked = Asked.of(exchange).filter(Asked::readable);
          Optional<Reply> reply = Reply.of(exchange);
          Optional<String> named = asked.flatMap(Enumerations::contextOfRequest);
          boolean open = before.filter(b -> b.state() == Enumerations.State.OPEN).isPresent();
          Optional<Life> life = named.map(lives::get);
          if (open
              && life.isPresent()
              && reply.isPresent()
              && asked.get().action().equals(Actions.PULL)
              && !Enumerations.overlap(life.get().used(), exchange)) {
            judge(life.get(), reply.get(), sink);
          }
          reply.filter(r -> !r.isFault()).ifPresent(r -> remember(r, named, life, lives));
        });
  }

  private static void judge(Life life, Reply reply, FindingSink sink) {
    Optional<Duration> idle = idle(life.used(), reply.exchange());
    boolean over =
        life.granted().isPresent()
            && idle.isPresent()
            && idle.get()
                    .compareTo(
                        life.granted().get().plus(life.granted().get().dividedBy(10)).plus(SLACK))
                > 0;
    boolean mayBeOver =
        life.granted().isPresent()
            && (idle.isEmpty() || idle.get().compareTo(life.granted().get()) >= 0);
    Optional<FaultSubcode> subcode =
        reply.fault().flatMap(Fault::subcode).flatMap(FaultSubcode::of);
    if (over) {
      expired(life, idle.get(), reply, subcode, sink);
    } else if (life.silent() && !mayBeOver) {
      silent(life, idle, reply, subcode, sink);
    }
  }

  private static void expired(
      Life life, Duration idle, Reply reply, Optional<FaultSubcode> subcode, FindingSink sink) {
    String granted = life.granted().map(Duration::toString).orElse("");
    if (!reply.isFault()) {
      sink.broken(
          EXPIRED,
          "wsen:TimedOut, since the enumeration expires after " + granted,
          "a success, " + idle + " after the response before",
          reply.place(),
          "the response before is " + life.used().where());
    } else if (subcode.filter(s -> s == FaultSubcode.ENUMERATION_TIMED_OUT).isPresent()
        || subcode.filter(s -> s == FaultSubcode.INVALID_ENUMERATION_CONTEXT).isPresent()) {
      sink.held(EXPIRED, reply.place());
    } else {
      sink.soft(
          EXPIRED,
          "wsen:TimedOut or wsen:InvalidEnumerationContext",
          reply.fault().map(Fault::summary).orElse(""),
          reply.place(),
          "refused as it should be, with another fault");
    }
  }

  private static void silent(
      Life life,
      Optional<Duration> idle,
      Reply reply,
      Optional<FaultSubcode> subcode,
      FindingSink sink) {
    if (!reply.isFault()) {
      sink.held(STAYS_VALID, reply.place());
    } else if (subcode.filter(s -> s == FaultSubcode.INVALID_ENUMERATION_CONTEXT).isPresent()) {
      String expected = "more items, or their end: the context before stays in force";
      String actual = "wsen:InvalidEnumerationContext";
      String hint =
          life.used().where() + " has neither a wsen:EnumerationContext nor wsen:EndOfSequence";
      if (idle.filter(i -> i.compareTo(SOON) <= 0).isPresent()) {
        sink.broken(STAYS_VALID, expected, actual, reply.place(), hint);
      } else {
        sink.soft(STAYS_VALID, expected, actual, reply.place(), hint);
      }
    }
  }

  /** From the end of one exchange to the beginning of another. */
  private static Optional<Duration> idle(Exchange first, Exchange second) {
    Optional<Instant> end = first.timing().map(t -> t.sent().plus(t.total()));
    Optional<Instant> begin = second.timing().map(Timing::sent);
    return end.isPresent() && begin.isPresent()
        ? Optional.of(Duration.between(end.get(), begin.get()))
        : Optional.empty();
  }

  private static void remember(
      Reply reply, Optional<String> named, Optional<Life> life, Map<String, Life> lives) {
    Optional<Element> body = reply.envelope().bodyChild();
    QName name = body.map(Dom::name).orElse(new QName(""));
    boolean states =
        name.equals(Names.WSEN_ENUMERATE_RESPONSE) || name.equals(Names.WSEN_RENEW_RESPONSE);
    boolean pulled = name.equals(Names.WSEN_PULL_RESPONSE);
    if (!states && !pulled) {
      return;
    }
    Optional<String> fresh = body.flatMap(Enumerations::context);
    Optional<Duration> granted =
        states
            ? body.flatMap(b -> Dom.child(b, Names.WSEN_EXPIRES))
                .map(Dom::text)
                .flatMap(Durations::read)
            : life.flatMap(Life::granted);
    boolean silent =
        pulled
            && body.flatMap(b -> Dom.child(b, Names.WSEN_ENUMERATION_CONTEXT)).isEmpty()
            && body.filter(Enumerations::endOfSequence).isEmpty();
    fresh.or(() -> named).ifPresent(c -> lives.put(c, new Life(granted, reply.exchange(), silent)));
  }
}
