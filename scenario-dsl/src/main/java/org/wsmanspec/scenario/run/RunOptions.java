package org.wsmanspec.scenario.run;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.vocabulary.Uris;

/**
 * What a run does where scenarios say nothing.
 *
 * @param operationTimeout wsman:OperationTimeout; empty sends none
 * @param maxEnvelopeSize wsman:MaxEnvelopeSize in octets, sent with s:mustUnderstand; empty sends
 *     none
 * @param replyTo address of wsa:ReplyTo; empty sends none
 * @param uuids where message ids and {@code ${uuid}} come from
 * @param clock tells when exchanges happen
 * @param journal the endpoint's own journal so far, in order, where one can be read
 */
public record RunOptions(
    Optional<String> operationTimeout,
    Optional<String> maxEnvelopeSize,
    Optional<String> replyTo,
    Supplier<String> uuids,
    Clock clock,
    Supplier<List<JournalEntry>> journal) {

  /** As common clients do: one minute, 153600 octets, an answer on the same connection. */
  public static final RunOptions DEFAULT =
      new RunOptions(
          Optional.of("PT60S"),
          Optional.of("153600"),
          Optional.of(Uris.ANONYMOUS),
          () -> UUID.randomUUID().toString(),
          Clock.systemUTC(),
          List::of);

  /** With ids from another source, such as a counter, to make runs repeatable. */
  public RunOptions withUuids(Supplier<String> changed) {
    return new RunOptions(operationTimeout, maxEnvelopeSize, replyTo, changed, clock, journal);
  }

  public RunOptions withClock(Clock changed) {
    return new RunOptions(operationTimeout, maxEnvelopeSize, replyTo, uuids, changed, journal);
  }

  public RunOptions withJournal(Supplier<List<JournalEntry>> changed) {
    return new RunOptions(operationTimeout, maxEnvelopeSize, replyTo, uuids, clock, changed);
  }
}
