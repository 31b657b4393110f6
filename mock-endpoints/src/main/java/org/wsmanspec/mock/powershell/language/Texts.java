package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wsmanspec.mock.powershell.PsValues;

/** {@code -replace} and {@code -split}. */
final class Texts {

  private Texts() {}

  static Object replace(Object left, Object right, boolean cased) {
    List<Object> operands = PsValues.items(right);
    Pattern pattern = Comparisons.pattern(PsValues.text(operands.get(0)), cased);
    String with = operands.size() > 1 ? PsValues.text(operands.get(1)) : "";
    if (PsValues.plain(left) instanceof List<?> list) {
      List<Object> replaced = new ArrayList<>();
      list.forEach(i -> replaced.add(replace(pattern, PsValues.text(i), with)));
      return replaced;
    }
    return replace(pattern, PsValues.text(left), with);
  }

  private static String replace(Pattern pattern, String text, String with) {
    try {
      return pattern.matcher(Bounded.of(text)).replaceAll(with.replace("\\", "\\\\"));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Operators.wrong("InvalidReplacement", "The replacement is not valid.");
    }
  }

  static Object split(Object left, Object right) {
    Pattern pattern = Comparisons.pattern(PsValues.text(PsValues.items(right).get(0)), false);
    List<Object> parts = new ArrayList<>();
    for (Object item : PsValues.items(left)) {
      parts.addAll(List.of(pattern.split(Bounded.of(PsValues.text(item)), -1)));
    }
    return parts;
  }
}
