package org.wsmanspec.suite.check.eventing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.eventing.Delivered.Answer;
import org.wsmanspec.suite.check.eventing.Delivered.Entry;

/**
 * In which order events come, and how often (DSP0226 10.2.9.1). Only events that say who they are
 * can be told apart; others are judged by the scenarios that raised them.
 */
public final class OrderChecks {

  private static final String ORDER = "DSP0226-eventing-45";
  private static final String ONCE = "MS-WMOD-3.4-11";

  private OrderChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.check("eventing/order", List.of(ORDER), OrderChecks::order),
        Subscriptions.check("eventing/once", List.of(ONCE), OrderChecks::once));
  }

  private static void order(Subscription subscription, FindingSink sink) {
    Map<String, Identity> last = new HashMap<>();
    Set<Identity> seen = new HashSet<>();
    for (Delivered delivered : subscription.delivered()) {
      for (Entry entry : delivered.events()) {
        Optional<Identity> identity = Identity.of(entry).filter(i -> i.number().isPresent());
        if (identity.isEmpty() || !seen.add(identity.get())) {
          continue;
        }
        Optional<Identity> before =
            Optional.ofNullable(last.put(identity.get().scope(), identity.get()));
        if (before.isEmpty()) {
          continue;
        }
        if (before.get().number().getAsLong() < identity.get().number().getAsLong()) {
          sink.held(ORDER, delivered.message().at(entry.element()));
        } else {
          sink.broken(
              ORDER,
              "events in the order in which they occurred",
              "record " + identity.get().value() + " after record " + before.get().value(),
              delivered.message().at(entry.element()),
              "");
          return;
        }
      }
    }
  }

  /** An event that was acknowledged does not come again; in mode Push HTTP success is enough. */
  private static void once(Subscription subscription, FindingSink sink) {
    Map<Identity, Delivered> settled = new HashMap<>();
    Map<String, Delivered> messages = new HashMap<>();
    for (Delivered delivered : subscription.delivered()) {
      if (!delivered.real()) {
        continue;
      }
      Optional<Delivered> before =
          delivered.events().stream()
              .flatMap(e -> Identity.of(e).stream())
              .filter(settled::containsKey)
              .map(settled::get)
              .findFirst()
              .or(
                  () ->
                      delivered
                          .message()
                          .messageId()
                          .map(messages::get)
                          // Another event under the same id is another requirement's matter.
                          .filter(m -> m.said().equals(delivered.said())));
      if (before.isPresent()) {
        sink.broken(
            ONCE,
            "every event once, since it was acknowledged",
            "what came in " + before.get().exchange().where() + " again",
            delivered.place(),
            "");
        return;
      }
      if (taken(subscription, delivered)) {
        delivered.events().forEach(e -> Identity.of(e).ifPresent(i -> settled.put(i, delivered)));
        delivered.message().messageId().ifPresent(id -> messages.put(id, delivered));
        sink.held(ONCE, delivered.place());
      }
    }
  }

  private static boolean taken(Subscription subscription, Delivered delivered) {
    return delivered.answer() == Answer.ACK
        || (delivered.answer() == Answer.ACCEPTED && subscription.wanted().mode() == Mode.PUSH);
  }
}
