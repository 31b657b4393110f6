package org.wsmanspec.scenario.expect;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.scenario.Expectation.JournalExpectation;
import org.wsmanspec.scenario.Expectation.JournalPattern;
import org.wsmanspec.scenario.expect.Mismatch.Side;
import org.wsmanspec.scenario.expect.Outcome.Kind;

/** Compares the journal entries that a request caused with the expected ones. */
final class JournalComparison {

  /** The detail of an entry about a message that the endpoint sent by itself. */
  private static final String SENT = "messageId";

  private JournalComparison() {}

  /** Empty if the endpoint keeps no journal. */
  static Optional<Outcome> compare(
      JournalExpectation expected, Exchange exchange, Conversation conversation) {
    if (conversation.journal().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> id = exchange.requestEnvelope().flatMap(Envelope::messageId);
    if (id.isEmpty()) {
      return Optional.of(
          ExpectationEvaluator.unknown(
              "entries in the endpoint's journal", "the request has no wsa:MessageID"));
    }
    List<JournalEntry> entries =
        conversation.journal().stream()
            .filter(e -> e.messageId().equals(id.get()) || id.get().equals(e.details().get(SENT)))
            .toList();
    Outcome outcome = Outcome.HELD;
    for (JournalPattern pattern : expected.contains()) {
      int found = count(entries, pattern);
      String due = pattern.count().orElse(">=1");
      if (!Comparison.count(due, found)) {
        outcome = outcome.and(broken(due + " of " + describe(pattern), found));
      }
    }
    for (JournalPattern pattern : expected.lacks()) {
      int found = count(entries, pattern);
      if (found > 0) {
        outcome = outcome.and(broken("no " + describe(pattern), found));
      }
    }
    return Optional.of(outcome);
  }

  private static int count(List<JournalEntry> entries, JournalPattern p) {
    return (int)
        entries.stream()
            .filter(
                e ->
                    p.operation().map(t -> t.template().equals(e.operation())).orElse(true)
                        && p.subject().map(t -> t.template().equals(e.subject())).orElse(true)
                        && p.details().entrySet().stream()
                            .allMatch(
                                d -> d.getValue().template().equals(e.details().get(d.getKey()))))
            .count();
  }

  private static String describe(JournalPattern pattern) {
    String operation = pattern.operation().map(t -> " " + t).orElse("");
    String subject = pattern.subject().map(t -> " of " + t).orElse("");
    String details = pattern.details().isEmpty() ? "" : " with " + pattern.details();
    return "journal entry" + operation + subject + details;
  }

  private static Outcome broken(String expected, int found) {
    return Outcome.of(
        Kind.BROKEN, new Mismatch(expected, found + " found", Optional.empty(), Side.EXCHANGE));
  }
}
