package org.wsmanspec.suite.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Timing;

/** When something happened, as far as a recording tells. */
public final class Moments {

  private Moments() {}

  /** When the first byte of the request was sent; at an event sink, when it came. */
  public static Optional<Instant> began(Exchange exchange) {
    return exchange.lacks(Gap.TIMES) ? Optional.empty() : exchange.timing().map(Timing::sent);
  }

  /** When the last byte of the response was there, or waiting for it ended. */
  public static Optional<Instant> ended(Exchange exchange) {
    return exchange.lacks(Gap.TIMES)
        ? Optional.empty()
        : exchange.timing().map(t -> t.sent().plus(t.total()));
  }

  /** From the end of one exchange to the beginning of another; negative if they overlap. */
  public static Optional<Duration> between(Exchange first, Exchange second) {
    Optional<Instant> end = ended(first);
    Optional<Instant> begin = began(second);
    return end.isPresent() && begin.isPresent()
        ? Optional.of(Duration.between(end.get(), begin.get()))
        : Optional.empty();
  }

  /** Whether one exchange is known to have begun before another was over. */
  public static boolean overlap(Exchange first, Exchange second) {
    return between(first, second).filter(Duration::isNegative).isPresent();
  }
}
