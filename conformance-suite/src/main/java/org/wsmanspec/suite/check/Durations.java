package org.wsmanspec.suite.check;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Optional;
import javax.xml.datatype.DatatypeFactory;

/** Reads values of xs:duration. */
public final class Durations {

  private static final DatatypeFactory TYPES = DatatypeFactory.newDefaultInstance();

  private Durations() {}

  /**
   * The length of an xs:duration, to the millisecond; empty if the text is none.
   *
   * <p>Months and years have no fixed length; they are counted from the epoch.
   */
  public static Optional<Duration> read(String text) {
    try {
      return Optional.of(
          Duration.ofMillis(
              TYPES
                  .newDuration(text.strip())
                  .getTimeInMillis(GregorianCalendar.from(Instant.EPOCH.atZone(ZoneOffset.UTC)))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
