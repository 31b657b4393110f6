package org.wsmanspec.mock.control;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeFactory;

/**
 * The lexical forms of xs:duration and xs:dateTime (DSP0226 section 13 of values, XML Schema 2).
 */
public final class Durations {

  private static final DatatypeFactory FACTORY = DatatypeFactory.newDefaultInstance();
  private static final Pattern DURATION =
      Pattern.compile(
          "(-?)P(?=.)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}D)?"
              + "(?:T(?=.)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,12})?S)?)?");

  /** The same with numbers of any size. */
  private static final Pattern LARGE =
      Pattern.compile(
          "(-?)P(?=.)(?:\\d{1,99}Y)?(?:\\d{1,99}M)?(?:\\d{1,99}D)?"
              + "(?:T(?=.)(?:\\d{1,99}H)?(?:\\d{1,99}M)?(?:\\d{1,99}(?:\\.\\d{1,99})?S)?)?");

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4,6}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)?");
  private static final Duration CEILING = Duration.ofDays(36_500);

  private Durations() {}

  /** An xs:duration, capped at a hundred years; years and months count from a given time. */
  public static Optional<Duration> parse(String text, Instant from) {
    if (!DURATION.matcher(text).matches()) {
      Matcher large = LARGE.matcher(text);
      return large.matches()
          ? Optional.of(large.group(1).isEmpty() ? CEILING : CEILING.negated())
          : Optional.empty();
    }
    java.util.Date start = java.util.Date.from(from);
    javax.xml.datatype.Duration read = FACTORY.newDuration(text);
    long whole = read.getTimeInMillis(start);
    Object seconds = read.getField(javax.xml.datatype.DatatypeConstants.SECONDS);
    Duration value = Duration.ofMillis(whole);
    if (whole == 0 && seconds instanceof BigDecimal s && s.signum() > 0) {
      // Less than a millisecond is still more than nothing.
      value = Duration.ofNanos(1);
    }
    return Optional.of(value.compareTo(CEILING) > 0 ? CEILING : value);
  }

  /** An xs:dateTime; without a zone it is taken as UTC, the zone of this service. */
  public static Optional<Instant> parseDateTime(String text) {
    Matcher matcher = DATE_TIME.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          matcher.group(1) == null
              ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The xs:duration of a length of time, in whole milliseconds. */
  public static String format(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3);
    return "PT" + seconds.toPlainString() + "S";
  }
}
