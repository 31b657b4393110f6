package org.wsmanspec.mock.cim;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A CIM datetime: a timestamp or an interval, in 25 characters (DSP0004 section 5.2.4).
 *
 * <p>Timestamp {@code yyyymmddhhmmss.mmmmmmsutc}, interval {@code ddddddddhhmmss.mmmmmm:000}. A
 * field may be all asterisks: not significant. Microseconds may be partly so, from the right.
 */
public final class CimDateTime {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9*]{14}\\.(?:[0-9]{0,6}\\**)(?:[+-](?:[0-9]{3}|\\*{3})|:000)");
  private static final int[] TIMESTAMP_FIELDS = {4, 2, 2, 2, 2, 2};
  private static final int[] INTERVAL_FIELDS = {8, 2, 2, 2};

  private final String text;

  private CimDateTime(String text) {
    this.text = text;
  }

  /**
   * Reads the 25 characters.
   *
   * @throws CimException with TYPE_MISMATCH if they are not a CIM datetime
   */
  public static CimDateTime parse(String text) {
    if (text.length() != 25 || !SHAPE.matcher(text).matches()) {
      throw bad(text);
    }
    CimDateTime value = new CimDateTime(text);
    int at = 0;
    for (int length : value.isInterval() ? INTERVAL_FIELDS : TIMESTAMP_FIELDS) {
      String field = text.substring(at, at + length);
      if (field.indexOf('*') >= 0 && !field.equals("*".repeat(length))) {
        throw bad(text);
      }
      at += length;
    }
    if (!value.hasWildcards()) {
      try {
        if (value.isInterval()) {
          value.check(8, 23);
          value.check(10, 59);
          value.check(12, 59);
        } else {
          value.timestamp();
        }
      } catch (DateTimeException e) {
        throw bad(text);
      }
    }
    return value;
  }

  /**
   * The timestamp of an instant with an offset; the offset is kept in whole minutes, the time in
   * microseconds.
   */
  public static CimDateTime of(OffsetDateTime time) {
    int minutes = time.getOffset().getTotalSeconds() / 60;
    return parse(
        String.format(
            Locale.ROOT,
            "%04d%02d%02d%02d%02d%02d.%06d%s%03d",
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getNano() / 1000,
            minutes < 0 ? "-" : "+",
            Math.abs(minutes)));
  }

  /** The interval of a duration from zero to 99999999 days, in microseconds. */
  public static CimDateTime of(Duration interval) {
    return parse(
        String.format(
            Locale.ROOT,
            "%08d%02d%02d%02d.%06d:000",
            interval.toDays(),
            interval.toHoursPart(),
            interval.toMinutesPart(),
            interval.toSecondsPart(),
            interval.toNanosPart() / 1000));
  }

  /** Whether this is an interval rather than a timestamp. */
  public boolean isInterval() {
    return text.charAt(21) == ':';
  }

  /** Whether some field is not significant. */
  public boolean hasWildcards() {
    return text.indexOf('*') >= 0;
  }

  /** Whether year, month and day are all not significant, the rest being so: a time of day. */
  public boolean isTimeOnly() {
    return !isInterval() && text.startsWith("********") && text.indexOf('*', 8) < 0;
  }

  /**
   * Whether the fields below the day are all not significant, the date being so: a calendar date.
   */
  public boolean isDateOnly() {
    return !isInterval()
        && text.substring(0, 8).indexOf('*') < 0
        && text.startsWith("******.******", 8);
  }

  /** The point in time, if this is a timestamp without wildcards. */
  public Optional<OffsetDateTime> toOffsetDateTime() {
    return isInterval() || hasWildcards() ? Optional.empty() : Optional.of(timestamp());
  }

  /** The length of time, if this is an interval without wildcards. */
  public Optional<Duration> toDuration() {
    if (!isInterval() || hasWildcards()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(0, 8))
            .plusHours(number(8, 10))
            .plusMinutes(number(10, 12))
            .plusSeconds(number(12, 14))
            .plusNanos(number(15, 21) * 1000L));
  }

  /** Microseconds on the time line or in the interval, for ordering; empty with wildcards. */
  Optional<BigInteger> microseconds() {
    return toDuration()
        .map(d -> micros(d.getSeconds(), d.getNano()))
        .or(
            () ->
                toOffsetDateTime()
                    .map(OffsetDateTime::toInstant)
                    .map(i -> micros(i.getEpochSecond(), i.getNano())));
  }

  private static BigInteger micros(long seconds, int nanos) {
    return BigInteger.valueOf(seconds)
        .multiply(BigInteger.valueOf(1_000_000))
        .add(BigInteger.valueOf(nanos / 1000));
  }

  private OffsetDateTime timestamp() {
    int offset = number(22, 25) * (text.charAt(21) == '-' ? -1 : 1);
    return OffsetDateTime.of(
        number(0, 4),
        number(4, 6),
        number(6, 8),
        number(8, 10),
        number(10, 12),
        number(12, 14),
        number(15, 21) * 1000,
        ZoneOffset.ofHoursMinutes(offset / 60, offset % 60));
  }

  private int number(int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  private void check(int from, int maximum) {
    if (number(from, from + 2) > maximum) {
      throw new DateTimeException("out of range");
    }
  }

  private static CimException bad(String text) {
    return new CimException(
        CimStatus.TYPE_MISMATCH,
        CimException.Problem.BAD_VALUE,
        null,
        "\""
            + text
            + "\" is no CIM datetime; expected yyyymmddhhmmss.mmmmmm+utc or ddddddddhhmmss.mmmmmm:000");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CimDateTime that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The 25 characters. */
  @Override
  public String toString() {
    return text;
  }
}
