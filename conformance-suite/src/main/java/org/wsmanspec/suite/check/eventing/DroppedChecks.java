package org.wsmanspec.suite.check.eventing;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.AbsoluteUris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.eventing.Delivered.Entry;

/** Notices of dropped events (DSP0226 10.9). */
public final class DroppedChecks {

  private static final String FORM = "DSP0226-eventing-79";
  private static final String IN_PLACE = "DSP0226-eventing-80";

  private DroppedChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.checkDeliveries(
            "eventing/dropped-events", List.of(FORM), DroppedChecks::form),
        Subscriptions.check("eventing/dropped-in-place", List.of(IN_PLACE), DroppedChecks::place));
  }

  /**
   * The notice stands where the events would have been. Record numbers tell: between two records
   * that follow one another nothing was dropped.
   */
  private static void place(Subscription subscription, FindingSink sink) {
    Optional<Identity> before = Optional.empty();
    Optional<Place> notice = Optional.empty();
    for (Delivered delivered : subscription.delivered()) {
      for (Entry entry : delivered.entries()) {
        Optional<Identity> identity = Identity.of(entry).filter(i -> i.number().isPresent());
        if (entry.dropped()) {
          notice = Optional.of(delivered.message().at(entry.element()));
        } else if (identity.isPresent()) {
          if (before.isPresent() && notice.isPresent()) {
            between(before.get(), identity.get(), notice.get(), sink);
          }
          notice = Optional.empty();
          before = identity;
        }
      }
    }
  }

  private static void between(Identity before, Identity after, Place notice, FindingSink sink) {
    if (!before.scope().equals(after.scope())) {
      return;
    }
    long gap = after.number().getAsLong() - before.number().getAsLong();
    if (gap > 1) {
      sink.held(IN_PLACE, notice);
    } else if (gap == 1) {
      sink.broken(
          IN_PLACE,
          "the notice where events are missing",
          "one between the records " + before.value() + " and " + after.value(),
          notice,
          "nothing was dropped between these two");
    }
  }

  private static void form(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    for (Entry entry : delivered.entries()) {
      if (!entry.dropped()) {
        continue;
      }
      Optional<Element> notice = entry.content().filter(c -> Dom.is(c, Names.WSMAN_DROPPED_EVENTS));
      String count = notice.map(Dom::text).orElse("");
      String type =
          notice.flatMap(n -> Dom.attribute(n, Names.ACTION)).map(String::strip).orElse("");
      String wrong = "";
      if (!entry.action().equals(Actions.DROPPED_EVENTS)) {
        wrong = "Action '" + entry.action() + "'";
      } else if (notice.isEmpty()) {
        wrong = "no wsman:DroppedEvents";
      } else if (!count.matches("\\+?0*[1-9][0-9]{0,9}")) {
        wrong = "'" + count + "' events";
      } else if (!AbsoluteUris.is(type)) {
        wrong =
            type.isEmpty() ? "no Action of the dropped events" : "Action '" + type + "' of them";
      }
      if (wrong.isEmpty()) {
        sink.held(FORM, delivered.message().at(entry.element()));
      } else {
        sink.broken(
            FORM,
            "Action "
                + Actions.DROPPED_EVENTS
                + " and wsman:DroppedEvents with the number of events and their Action",
            wrong,
            delivered.message().at(entry.element()),
            "the subscriber does not know what it has missed");
      }
    }
  }
}
