package org.wsmanspec.suite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.run.ScenarioRunner;

/** What a report notes of a target that was gone or fell silent during the run. */
final class AbsenceNotes {

  private AbsenceNotes() {}

  static List<String> of(Conversation conversation) {
    List<String> notes = new ArrayList<>();
    long lost = left(conversation, ScenarioRunner.TARGET_LOST);
    if (lost > 0) {
      notes.add(
          "The target accepted no more connections"
              + after(conversation, Instant.MAX)
              + "; "
              + scenarios(lost)
              + " could not be driven to their end. Start it again and run them anew.");
    }
    long mute = left(conversation, ScenarioRunner.TARGET_MUTE);
    if (mute > 0) {
      notes.add(
          "The target accepted connections and answered nothing any more"
              + after(conversation, Instant.MAX)
              + ", not even what it is asked to find out; "
              + scenarios(mute)
              + " could not be driven to their end. Find out what it waits for and run them anew.");
    }
    gone(conversation, lost > 0).ifPresent(notes::add);
    return notes;
  }

  /** How many scenarios were left for a reason. */
  private static long left(Conversation conversation, String reason) {
    return conversation.steps().stream()
        .filter(s -> s.notDriven().filter(reason::equals).isPresent())
        .map(s -> s.step().scenario())
        .distinct()
        .count();
  }

  private static String scenarios(long count) {
    return count == 1 ? "1 scenario" : count + " scenarios";
  }

  /** After which exchange, the last one before a moment that was answered. */
  private static String after(Conversation conversation, Instant moment) {
    return conversation.exchanges().stream()
        .filter(e -> e.response().isPresent() && !sent(e).isAfter(moment))
        .reduce((a, b) -> sent(a).isAfter(sent(b)) ? a : b)
        .map(e -> " after exchange " + e.id())
        .orElse("");
  }

  /** That connections were refused, and the target was there again. */
  private static Optional<String> gone(Conversation conversation, boolean lost) {
    Optional<Instant> first =
        conversation.exchanges().stream()
            .filter(AbsenceNotes::refused)
            .map(AbsenceNotes::sent)
            .min(Comparator.naturalOrder());
    boolean back =
        first.isPresent()
            && conversation.exchanges().stream()
                .anyMatch(e -> e.response().isPresent() && sent(e).isAfter(first.get()));
    if (lost || !back) {
      return Optional.empty();
    }
    long left = left(conversation, ScenarioRunner.TARGET_RESTARTED);
    return Optional.of(
        "The target refused connections"
            + after(conversation, first.get())
            + " and was there again later"
            + (left == 0
                ? "."
                : "; " + scenarios(left) + " under way then say nothing. Run them anew."));
  }

  private static boolean refused(Exchange exchange) {
    return exchange.trouble().filter(t -> t.kind() == Trouble.Kind.UNREACHABLE).isPresent();
  }

  private static Instant sent(Exchange exchange) {
    return exchange.timing().map(Timing::sent).orElse(Instant.MIN);
  }
}
