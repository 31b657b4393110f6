package org.wsmanspec.mock.powershell.language;

import java.util.Locale;

/** Comparisons for commands. */
public final class Comparing {

  private Comparing() {}

  /** Compares by an operator such as {@code eq}; an array on the left is filtered. */
  public static Object compare(String operator, Object left, Object right) {
    String lower = operator.toLowerCase(Locale.ROOT);
    if (lower.equals("match") || lower.equals("notmatch")) {
      boolean found =
          Comparisons.pattern(org.wsmanspec.mock.powershell.PsValues.text(right), false)
              .matcher(Bounded.of(org.wsmanspec.mock.powershell.PsValues.text(left)))
              .find();
      return found == lower.equals("match");
    }
    return Comparisons.compareWithoutMatches(lower, left, right);
  }
}
