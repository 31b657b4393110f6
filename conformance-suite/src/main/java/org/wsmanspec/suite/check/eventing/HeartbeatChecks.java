package org.wsmanspec.suite.check.eventing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Moments;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.eventing.Delivered.Answer;
import org.wsmanspec.suite.check.eventing.Delivered.Entry;
import org.wsmanspec.suite.check.eventing.Delivered.Kind;

/** Heartbeats: what they look like and whether they come in time (DSP0226 10.2.5, 10.2.6). */
public final class HeartbeatChecks {

  private static final String IN_TIME = "R10.2.5-2";
  private static final String FORM = "R10.2.5-3";
  private static final String ALONE = "DSP0226-eventing-30";
  private static final String BOOKMARK = "DSP0226-eventing-38";

  /** Beyond the interval: what a busy machine and network may take. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private HeartbeatChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("eventing/heartbeat-in-time", List.of(IN_TIME), HeartbeatChecks::inTime),
        Subscriptions.checkDeliveries(
            "eventing/heartbeat", List.of(FORM, ALONE, BOOKMARK), HeartbeatChecks::form));
  }

  private static void inTime(Conversation conversation, FindingSink sink) {
    for (Subscription subscription : Subscriptions.in(conversation).all()) {
      Optional<Duration> interval =
          subscription.wanted().heartbeats().filter(h -> !h.isNegative() && !h.isZero());
      if (interval.isPresent() && subscription.wanted().mode().pushes()) {
        inTime(subscription, interval.get(), lastOfScenario(conversation, subscription), sink);
      }
    }
  }

  /** The last exchange after which the sink was certainly still there. */
  private static Optional<Exchange> lastOfScenario(
      Conversation conversation, Subscription subscription) {
    Optional<String> scenario = subscription.asked().exchange().step().map(StepRef::scenario);
    return conversation.exchanges().stream()
        .filter(e -> e.role() != Exchange.Role.DELIVERY)
        .filter(e -> e.step().map(StepRef::scenario).equals(scenario))
        .reduce((a, b) -> b);
  }

  private static void inTime(
      Subscription subscription, Duration interval, Optional<Exchange> last, FindingSink sink) {
    Duration allowed = interval.plus(interval.dividedBy(2)).plus(SLACK);
    Exchange before = subscription.accepted().exchange();
    Optional<Instant> since = Moments.ended(before);
    if (since.isEmpty()) {
      return;
    }
    boolean seen = false;
    for (Delivered delivered : subscription.delivered()) {
      Optional<Instant> came = Moments.began(delivered.exchange());
      if (delivered.kind() == Kind.END || came.isEmpty() || troubled(delivered)) {
        // What comes after is a matter of retries, or nothing is due any more.
        return;
      }
      if (late(since.get(), came.get(), allowed)) {
        tell(interval, since.get(), came.get(), before, delivered.place(), sink);
        return;
      }
      seen = true;
      since = Moments.ended(delivered.exchange());
      before = delivered.exchange();
    }
    Optional<Instant> until = subscription.watchedUntil(last);
    if (until.isPresent() && late(since.get(), until.get(), allowed)) {
      Place place =
          before.role() == Exchange.Role.OPERATION ? Place.response(before) : Place.request(before);
      tell(interval, since.get(), until.get(), before, place, sink);
    } else if (seen) {
      sink.held(IN_TIME, subscription.delivered().get(0).place());
    }
  }

  private static boolean troubled(Delivered delivered) {
    return delivered.answer() != Answer.ACK && delivered.answer() != Answer.ACCEPTED;
  }

  private static boolean late(Instant since, Instant until, Duration allowed) {
    return Duration.between(since, until).compareTo(allowed) > 0;
  }

  private static void tell(
      Duration interval,
      Instant since,
      Instant until,
      Exchange before,
      Place place,
      FindingSink sink) {
    sink.broken(
        IN_TIME,
        "an event or a heartbeat within " + interval + ", as was agreed",
        "nothing for " + Duration.between(since, until).toMillis() + " ms",
        place,
        "counted from " + before.where() + "; the subscriber takes the source for dead");
  }

  private static void form(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    boolean agreed = subscription.flatMap(s -> s.wanted().heartbeats()).isPresent();
    Optional<Element> body = delivered.message().envelope().bodyChild();
    if (delivered.kind() == Kind.HEARTBEAT) {
      boolean empty =
          body.isEmpty()
              || (Dom.is(body.get(), Names.WSMAN_EVENTS) && Dom.children(body.get()).isEmpty());
      if (empty) {
        sink.held(FORM, delivered.place());
      } else {
        sink.broken(
            FORM,
            "an empty s:Body, or an empty wsman:Events",
            Namespaces.display(Dom.name(body.get())),
            delivered.message().at(body.get()),
            "");
      }
      alone(delivered, subscription, sink);
      bookmark(delivered, subscription, sink);
    } else if (agreed
        && body.isEmpty()
        && delivered.kind() == Kind.EVENT
        && !delivered.message().action().isEmpty()) {
      sink.broken(
          FORM,
          "Action " + Actions.HEARTBEAT,
          "an empty message with Action '" + delivered.message().action() + "'",
          delivered.place(),
          "a sink takes it for an event");
    }
    if (delivered.kind() == Kind.BATCH && delivered.entries().stream().anyMatch(Entry::heartbeat)) {
      if (delivered.entries().size() == 1) {
        sink.held(ALONE, delivered.place());
      } else {
        sink.broken(
            ALONE,
            "a heartbeat by itself",
            "one among " + delivered.entries().size() + " entries of a batch",
            delivered.place(),
            "where there are events no heartbeat is needed");
      }
    }
  }

  private static void alone(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    Mode mode = subscription.map(s -> s.wanted().mode()).orElse(Mode.OTHER);
    if (mode.acknowledged() && !delivered.asksForAcknowledgement()) {
      sink.broken(
          ALONE,
          "wsman:AckRequested, as on every delivery in this mode",
          "a heartbeat without it",
          delivered.place(),
          "");
    } else if (mode.pushes()) {
      sink.held(ALONE, delivered.place());
    }
  }

  private static void bookmark(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    if (subscription.filter(s -> s.wanted().sendBookmarks()).isEmpty()) {
      return;
    }
    Optional<Element> header = delivered.bookmark();
    if (header.isEmpty()) {
      sink.remark(BOOKMARK, "heartbeats carry no wsman:Bookmark", delivered.place());
    } else if (BookmarkChecks.empty(header.get())) {
      sink.broken(
          BOOKMARK,
          "a bookmark with content on a heartbeat, or none",
          "an empty wsman:Bookmark",
          delivered.message().at(header.get()),
          "a subscriber that keeps it cannot go on from there");
    } else {
      sink.held(BOOKMARK, delivered.message().at(header.get()));
    }
  }
}
