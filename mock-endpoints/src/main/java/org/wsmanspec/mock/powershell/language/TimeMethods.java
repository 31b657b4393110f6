package org.wsmanspec.mock.powershell.language;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.mock.powershell.PsValues;

/** Methods of times. */
public final class TimeMethods {

  private TimeMethods() {}

  static Optional<Object> call(OffsetDateTime t, String name, List<Object> arguments) {
    if (name.equals("touniversaltime")) {
      return Optional.of(t.withOffsetSameInstant(ZoneOffset.UTC));
    } else if (arguments.isEmpty()) {
      return Optional.empty();
    } else if (name.equals("tostring")) {
      return Optional.of(format(t, PsValues.text(arguments.get(0))));
    }
    long n = Operators.number(arguments.get(0), "System.Double").longValue();
    return switch (name) {
      case "addseconds" -> Optional.of(t.plusSeconds(n));
      case "addminutes" -> Optional.of(t.plusMinutes(n));
      case "addhours" -> Optional.of(t.plusHours(n));
      case "adddays" -> Optional.of(t.plusDays(n));
      default -> Optional.empty();
    };
  }

  /** A time in a format of .NET; what is not known of it stays out. */
  public static String format(OffsetDateTime t, String format) {
    String pattern =
        switch (format) {
          case "o", "O" -> "yyyy-MM-ddTHH:mm:ss.fffffffK";
          case "s" -> "yyyy-MM-ddTHH:mm:ss";
          case "u" -> "yyyy-MM-dd HH:mm:ssZ";
          default -> format;
        };
    StringBuilder java = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case 'y' -> java.append('u');
        case 'f' -> java.append('S');
        case 'K' -> java.append("XXX");
        case 't' -> java.append('a');
        case 'M', 'd', 'H', 'h', 'm', 's' -> java.append(c);
        case 'z' -> java.append("x");
        case '\'' -> java.append("''");
        default -> java.append(Character.isLetter(c) ? "'" + c + "'" : String.valueOf(c));
      }
    }
    try {
      return DateTimeFormatter.ofPattern(
              java.toString()
                  .replace("uuuu", "\u0001")
                  .replace("uu", "uu")
                  .replace("\u0001", "uuuu"),
              Locale.ENGLISH)
          .format(t);
    } catch (IllegalArgumentException e) {
      throw Operators.wrong("FormatException", "Input string was not in a correct format.");
    }
  }
}
