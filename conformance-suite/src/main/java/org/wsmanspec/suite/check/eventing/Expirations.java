package org.wsmanspec.suite.check.eventing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.wsmanspec.suite.check.Durations;

/** Values of wse:Expires: a duration or an instant (WS-Eventing 3.1). */
final class Expirations {

  /** Clocks of two machines hardly differ by more. */
  private static final Duration CLOCKS = Duration.ofDays(2);

  private Expirations() {}

  /** Whether it is an xs:duration or an xs:dateTime. */
  static boolean readable(String text) {
    return Durations.read(text).isPresent() || text.matches("-?\\d{4,}-\\d\\d-\\d\\dT.+");
  }

  /** Why a wish cannot be granted by anybody; empty if it can, or nobody knows. */
  static Optional<String> impossible(String text, Optional<Instant> now) {
    if (Durations.read(text).isPresent()) {
      // By its letters: a length beyond all numbers is long, and neither zero nor negative.
      if (text.strip().startsWith("-")) {
        return Optional.of("it is negative");
      }
      return text.matches("[^1-9]*") ? Optional.of("it is zero") : Optional.empty();
    }
    if (!readable(text)) {
      return Optional.of("it is neither a duration nor a time");
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return now.filter(n -> instant.isBefore(n.minus(CLOCKS))).map(n -> "it is in the past");
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
