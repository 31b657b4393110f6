package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wsmanspec.mock.powershell.PsValues;

/** Methods of strings. */
final class StringMethods {

  private static final int WIDEST = 1_000_000;

  private StringMethods() {}

  static Optional<Object> call(String s, String name, List<Object> arguments) {
    if (arguments.isEmpty()) {
      return Optional.ofNullable(
          switch (name) {
            case "toupper", "toupperinvariant" -> s.toUpperCase(Locale.ROOT);
            case "tolower", "tolowerinvariant" -> s.toLowerCase(Locale.ROOT);
            case "trim" -> s.strip();
            case "trimstart" -> s.stripLeading();
            case "trimend" -> s.stripTrailing();
            case "tochararray" -> Conversions.cast("char[]", s);
            case "tostring" -> s;
            case "split" -> List.<Object>of((Object[]) s.split("\\s", -1));
            default -> null;
          });
    }
    String first = PsValues.text(arguments.get(0));
    return switch (name) {
      case "replace" ->
          Optional.of(
              arguments.size() > 1 && !first.isEmpty()
                  ? s.replace(first, PsValues.text(arguments.get(1)))
                  : s);
      case "contains" -> Optional.of(s.contains(first));
      case "startswith" -> Optional.of(s.startsWith(first));
      case "endswith" -> Optional.of(s.endsWith(first));
      case "indexof" -> Optional.of(s.indexOf(first));
      case "lastindexof" -> Optional.of(s.lastIndexOf(first));
      case "trim" -> Optional.of(trim(s, first, true, true));
      case "trimstart" -> Optional.of(trim(s, first, true, false));
      case "trimend" -> Optional.of(trim(s, first, false, true));
      case "split" -> Optional.of(split(s, first));
      case "substring", "remove", "insert", "padleft", "padright" -> counted(s, name, arguments);
      default -> Optional.empty();
    };
  }

  private static Optional<Object> counted(String s, String name, List<Object> arguments) {
    int n = Operators.number(arguments.get(0), "System.Int32").intValue();
    int room = Math.max(0, Math.min(n, WIDEST) - s.length());
    boolean more = arguments.size() > 1;
    return switch (name) {
      case "insert" ->
          Optional.of(
              s.substring(0, n) + (more ? PsValues.text(arguments.get(1)) : "") + s.substring(n));
      case "padleft" -> Optional.of(pad(arguments).repeat(room) + s);
      case "padright" -> Optional.of(s + pad(arguments).repeat(room));
      case "remove" ->
          Optional.of(s.substring(0, n) + (more ? s.substring(n + second(arguments)) : ""));
      default -> Optional.of(more ? s.substring(n, n + second(arguments)) : s.substring(n));
    };
  }

  private static int second(List<Object> arguments) {
    return Operators.number(arguments.get(1), "System.Int32").intValue();
  }

  private static String pad(List<Object> arguments) {
    String with = arguments.size() > 1 ? PsValues.text(arguments.get(1)) : " ";
    return with.isEmpty() ? " " : with.substring(0, 1);
  }

  private static String trim(String s, String characters, boolean start, boolean end) {
    int from = 0;
    int to = s.length();
    while (start && from < to && characters.indexOf(s.charAt(from)) >= 0) {
      from++;
    }
    while (end && to > from && characters.indexOf(s.charAt(to - 1)) >= 0) {
      to--;
    }
    return s.substring(from, to);
  }

  private static List<Object> split(String s, String characters) {
    List<Object> parts = new ArrayList<>();
    for (String part : s.split("[" + Pattern.quote(characters) + "]", -1)) {
      parts.add(part);
    }
    return parts;
  }
}
