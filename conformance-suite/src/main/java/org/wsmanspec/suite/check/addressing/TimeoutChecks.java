package org.wsmanspec.suite.check.addressing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Durations;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * Whether an answer came within wsman:OperationTimeout (DSP0226 6.1).
 *
 * <p>A late answer is never more than a warning: the clock is the client's, so what the network and
 * a queue before the service took counts, too.
 */
public final class TimeoutChecks {

  private static final String IN_TIME = "DSP0226-addressing-60";
  private static final String OBSERVED = "DSP0226-addressing-78";

  /** How much later than asked an answer may come without a word, beside as long as was asked. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private TimeoutChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "addressing/operation-timeout", List.of(IN_TIME, OBSERVED), TimeoutChecks::inTime));
  }

  private static void inTime(Reply reply, FindingSink sink) {
    Optional<Duration> asked =
        reply
            .asked()
            .flatMap(a -> a.only(Names.WSMAN_OPERATION_TIMEOUT))
            .flatMap(e -> Durations.read(e.getTextContent().strip()))
            .filter(d -> !d.isNegative() && !d.isZero());
    Optional<Timing> timing = reply.exchange().timing();
    if (asked.isEmpty() || timing.isEmpty() || reply.exchange().lacks(Gap.TIMES)) {
      return;
    }
    Duration taken = begun(timing.get());
    boolean mandatory =
        reply.asked().map(a -> a.demands(Names.WSMAN_OPERATION_TIMEOUT)).orElse(false);
    String requirement = mandatory ? OBSERVED : IN_TIME;
    if (taken.compareTo(asked.get().multipliedBy(2).plus(GRACE)) > 0) {
      sink.soft(
          requirement,
          "a response or a fault within " + asked.get(),
          "the answer began after " + taken,
          reply.place(),
          "far beyond wsman:OperationTimeout and any rounding of it; the network, a queue before the"
              + " service or a least timeout of its own may be to blame");
    } else {
      sink.held(requirement, reply.place());
    }
  }

  /** The time to the first byte; a long answer may take long to be carried. */
  private static Duration begun(Timing timing) {
    return timing.firstByte().isZero() ? timing.total() : timing.firstByte();
  }
}
