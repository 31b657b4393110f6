package org.wsmanspec.scenario.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.sink.EventSink;

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
 * @param parallel how many workers drive scenarios side by side, at least 1
 * @param patience how long a target that was there and refuses connections is asked again
 * @param sink where the events of subscriptions arrive
 * @param timeScale by what the times that scenarios and hooks are given are multiplied, above 0
 */
public record RunOptions(
    Optional<String> operationTimeout,
    Optional<String> maxEnvelopeSize,
    Optional<String> replyTo,
    Supplier<String> uuids,
    Clock clock,
    Supplier<List<JournalEntry>> journal,
    int parallel,
    Duration patience,
    EventSink sink,
    double timeScale) {

  /**
   * As common clients do: one minute, 153600 octets, an answer on the same connection. One worker,
   * which waits 20 seconds for a target that restarts. No event sink, and times as they are
   * written.
   */
  public static final RunOptions DEFAULT =
      new RunOptions(
          Optional.of("PT60S"),
          Optional.of("153600"),
          Optional.of(Uris.ANONYMOUS),
          () -> UUID.randomUUID().toString(),
          Clock.systemUTC(),
          List::of,
          1,
          Duration.ofSeconds(20),
          EventSink.NONE,
          1);

  public RunOptions {
    if (parallel < 1) {
      throw new IllegalArgumentException("scenarios need at least one worker, not " + parallel);
    }
    if (!(timeScale > 0) || Double.isInfinite(timeScale)) {
      throw new IllegalArgumentException("times are multiplied by more than 0, not " + timeScale);
    }
  }

  /**
   * With ids from another source, such as a counter, to make runs repeatable. With several workers
   * it is called by several threads.
   */
  public RunOptions withUuids(Supplier<String> changed) {
    return new RunOptions(
        operationTimeout,
        maxEnvelopeSize,
        replyTo,
        changed,
        clock,
        journal,
        parallel,
        patience,
        sink,
        timeScale);
  }

  public RunOptions withClock(Clock changed) {
    return new RunOptions(
        operationTimeout,
        maxEnvelopeSize,
        replyTo,
        uuids,
        changed,
        journal,
        parallel,
        patience,
        sink,
        timeScale);
  }

  public RunOptions withJournal(Supplier<List<JournalEntry>> changed) {
    return new RunOptions(
        operationTimeout,
        maxEnvelopeSize,
        replyTo,
        uuids,
        clock,
        changed,
        parallel,
        patience,
        sink,
        timeScale);
  }

  /**
   * With so many workers.
   *
   * @throws IllegalArgumentException if there is not even one
   */
  public RunOptions withParallel(int workers) {
    return new RunOptions(
        operationTimeout,
        maxEnvelopeSize,
        replyTo,
        uuids,
        clock,
        journal,
        workers,
        patience,
        sink,
        timeScale);
  }

  /** With another time for a target to come back; zero gives it up at once. */
  public RunOptions withPatience(Duration changed) {
    return new RunOptions(
        operationTimeout,
        maxEnvelopeSize,
        replyTo,
        uuids,
        clock,
        journal,
        parallel,
        changed,
        sink,
        timeScale);
  }

  /** With a sink for the events of subscriptions; it stays open. */
  public RunOptions withSink(EventSink changed) {
    return new RunOptions(
        operationTimeout,
        maxEnvelopeSize,
        replyTo,
        uuids,
        clock,
        journal,
        parallel,
        patience,
        changed,
        timeScale);
  }

  /**
   * With times multiplied.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public RunOptions withTimeScale(double changed) {
    return new RunOptions(
        operationTimeout,
        maxEnvelopeSize,
        replyTo,
        uuids,
        clock,
        journal,
        parallel,
        patience,
        sink,
        changed);
  }
}
