package org.wsmanspec.suite.check;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Optional;
import javax.xml.datatype.DatatypeFactory;

/** Reads xs:duration. */
public final class Durations {

  private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

  private Durations() {}

  /** The length of an xs:duration; empty if the text is none. */
  public static Optional<Duration> read(String text) {
    try {
      // Months and years have no fixed length; counted from the epoch they are long enough.
      return Optional.of(
          Duration.ofMillis(
              TYPES
                  .newDuration(text)
                  .getTimeInMillis(GregorianCalendar.from(Instant.EPOCH.atZone(ZoneOffset.UTC)))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
