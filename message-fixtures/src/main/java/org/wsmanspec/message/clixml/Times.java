package org.wsmanspec.message.clixml;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times and durations in the forms of XML Schema, as .NET writes them. */
final class Times {

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,18}))?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})?");
  private static final Pattern DURATION =
      Pattern.compile(
          "(-)?P(?=.)(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})D)?"
              + "(?:T(?=.)(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,18})(?:\\.([0-9]{1,18}))?S)?)?");
  private static final int NANOS_A_TICK = 100;
  private static final int NANO_DIGITS = 9;
  private static final int DAYS_A_YEAR = 365;
  private static final int DAYS_A_MONTH = 30;

  private Times() {}

  /** A time with an offset if the text has one, otherwise a local one. */
  static Temporal dateTime(String text) {
    Matcher m = DATE_TIME.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("expected a time such as 2026-01-31T12:00:00.1234567Z");
    }
    LocalDateTime local =
        LocalDateTime.of(
            number(m, 1),
            number(m, 2),
            number(m, 3),
            number(m, 4),
            number(m, 5),
            number(m, 6),
            nanos(m.group(7)));
    String zone = m.group(8);
    return zone == null ? local : OffsetDateTime.of(local, ZoneOffset.of(zone));
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int nanos(@Nullable String fraction) {
    if (fraction == null) {
      return 0;
    }
    String nine = (fraction + "000000000").substring(0, NANO_DIGITS);
    return Integer.parseInt(nine);
  }

  /** A year counts 365 days and a month 30, as .NET reads them. */
  static Duration duration(String text) {
    Matcher m = DURATION.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("expected a duration such as P1DT2H3M4.5S");
    }
    Duration sum =
        Duration.ofDays(part(m, 2) * DAYS_A_YEAR + part(m, 3) * DAYS_A_MONTH + part(m, 4))
            .plusHours(part(m, 5))
            .plusMinutes(part(m, 6))
            .plusSeconds(part(m, 7))
            .plusNanos(nanos(m.group(8)));
    return m.group(1) == null ? sum : sum.negated();
  }

  private static long part(Matcher m, int group) {
    String part = m.group(group);
    return part == null ? 0 : Long.parseLong(part);
  }

  static String format(OffsetDateTime value) {
    String offset = value.getOffset().equals(ZoneOffset.UTC) ? "Z" : value.getOffset().getId();
    return format(value.toLocalDateTime()) + offset;
  }

  static String format(LocalDateTime value) {
    return String.format(
            Locale.ROOT,
            "%04d-%02d-%02dT%02d:%02d:%02d",
            value.getYear(),
            value.getMonthValue(),
            value.getDayOfMonth(),
            value.getHour(),
            value.getMinute(),
            value.getSecond())
        + fraction(value.getNano());
  }

  private static String fraction(int nanos) {
    int ticks = nanos / NANOS_A_TICK;
    return ticks == 0
        ? ""
        : "." + String.format(Locale.ROOT, "%07d", ticks).replaceFirst("0+$", "");
  }

  static String format(Duration value) {
    Duration abs = value.abs();
    StringBuilder out = new StringBuilder(value.isNegative() ? "-P" : "P");
    if (abs.toDaysPart() > 0) {
      out.append(abs.toDaysPart()).append('D');
    }
    StringBuilder time = new StringBuilder();
    if (abs.toHoursPart() > 0) {
      time.append(abs.toHoursPart()).append('H');
    }
    if (abs.toMinutesPart() > 0) {
      time.append(abs.toMinutesPart()).append('M');
    }
    String fraction = fraction(abs.toNanosPart());
    if (abs.toSecondsPart() > 0 || !fraction.isEmpty()) {
      time.append(abs.toSecondsPart()).append(fraction).append('S');
    }
    if (time.length() > 0) {
      out.append('T').append(time);
    } else if (abs.toDaysPart() == 0) {
      out.append("T0S");
    }
    return out.toString();
  }
}
