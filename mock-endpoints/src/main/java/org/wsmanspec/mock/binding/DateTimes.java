package org.wsmanspec.mock.binding;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.cim.CimDateTime;
import org.wsmanspec.mock.soap.Xml;

/** CIM datetime as the choice of elements that cimDateTime is (DSP0230, DSP8004). */
final class DateTimes {

  private static final QName CIM_DATE_TIME = cim("CIM_DateTime");
  private static final QName INTERVAL = cim("Interval");
  private static final QName DATE = cim("Date");
  private static final QName TIME = cim("Time");
  private static final QName DATETIME = cim("Datetime");

  private static final Pattern ZONED_DATE =
      Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(Z|[+-]\\d\\d:\\d\\d)?");
  private static final Pattern ZONED_TIME =
      Pattern.compile("(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?(Z|[+-]\\d\\d:\\d\\d)?");
  private static final Pattern DAY_TIME = Pattern.compile("P(?=.)(?:(\\d{1,8})D)?(?:T.+)?");

  private DateTimes() {}

  private static QName cim(String local) {
    return new QName(Namespaces.CIM, local, "cim");
  }

  static void write(Element property, CimDateTime value) {
    String text = value.toString();
    Optional<Duration> interval = value.toDuration();
    Optional<OffsetDateTime> moment = value.toOffsetDateTime();
    if (interval.isPresent()) {
      Xml.add(property, INTERVAL, duration(interval.get()));
    } else if (moment.isPresent()) {
      Xml.add(
          property,
          DATETIME,
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
              .format(moment.get()));
    } else if (value.isDateOnly() && zone(text).isPresent()) {
      Xml.add(
          property,
          DATE,
          text.substring(0, 4)
              + "-"
              + text.substring(4, 6)
              + "-"
              + text.substring(6, 8)
              + zone(text).get());
    } else if (value.isTimeOnly() && zone(text).isPresent()) {
      Xml.add(
          property,
          TIME,
          text.substring(8, 10)
              + ":"
              + text.substring(10, 12)
              + ":"
              + text.substring(12, 21)
              + zone(text).get());
    } else {
      Xml.add(property, CIM_DATE_TIME, text);
    }
  }

  private static Optional<String> zone(String text) {
    if (text.indexOf('*', 21) >= 0) {
      return Optional.empty();
    }
    int minutes = Integer.parseInt(text.substring(22));
    return minutes > 14 * 60
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "%c%02d:%02d", text.charAt(21), minutes / 60, minutes % 60));
  }

  private static String duration(Duration interval) {
    StringBuilder text = new StringBuilder("P").append(interval.toDays()).append("DT");
    text.append(interval.toHoursPart()).append('H').append(interval.toMinutesPart()).append('M');
    text.append(
        String.format(
            Locale.ROOT, "%d.%06dS", interval.toSecondsPart(), interval.toNanosPart() / 1000));
    return text.toString();
  }

  /**
   * Reads a value: one of the elements, or the bare text of older peers.
   *
   * @return empty if it is none of the forms
   */
  static Optional<CimDateTime> read(Element property) {
    List<Element> children = Dom.children(property);
    if (children.isEmpty()) {
      return of(DATETIME, Dom.text(property)).or(() -> cimText(Dom.text(property)));
    }
    if (children.size() > 1) {
      return Optional.empty();
    }
    return of(Dom.name(children.get(0)), Dom.text(children.get(0)));
  }

  private static Optional<CimDateTime> of(QName form, String text) {
    try {
      if (form.equals(CIM_DATE_TIME)) {
        return cimText(text);
      } else if (form.equals(DATETIME)) {
        return Optional.of(CimDateTime.of(OffsetDateTime.parse(text)));
      } else if (form.equals(INTERVAL)) {
        return DAY_TIME.matcher(text).matches()
            ? Optional.of(CimDateTime.of(Duration.parse(text)))
            : Optional.empty();
      } else if (form.equals(DATE)) {
        Matcher m = ZONED_DATE.matcher(text);
        return m.matches()
            ? cimText(m.group(1) + m.group(2) + m.group(3) + "******.******" + offset(m.group(4)))
            : Optional.empty();
      } else if (form.equals(TIME)) {
        Matcher m = ZONED_TIME.matcher(text);
        if (!m.matches()) {
          return Optional.empty();
        }
        String fraction = ((m.group(4) == null ? "" : m.group(4)) + "000000").substring(0, 6);
        return cimText(
            "********"
                + m.group(1)
                + m.group(2)
                + m.group(3)
                + "."
                + fraction
                + offset(m.group(5)));
      }
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<CimDateTime> cimText(String text) {
    try {
      return Optional.of(CimDateTime.parse(text));
    } catch (org.wsmanspec.mock.cim.CimException e) {
      return Optional.empty();
    }
  }

  private static String offset(@org.jspecify.annotations.Nullable String zone) {
    if (zone == null || zone.equals("Z")) {
      return "+000";
    }
    int minutes =
        Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(4, 6));
    return String.format(Locale.ROOT, "%c%03d", zone.charAt(0), minutes);
  }
}
