package org.wsmanspec.scenario.expect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comparisons that are written as text: counts and HTTP status codes. */
final class Comparison {

  private static final Pattern COUNT = Pattern.compile("(>=|<=|>|<|=)?\\s*([0-9]{1,9})");

  private Comparison() {}

  /** Whether a number is as {@code 3} or {@code >=3} says; false if that is no comparison. */
  static boolean count(String expected, int actual) {
    Matcher matcher = COUNT.matcher(expected.strip());
    if (!matcher.matches()) {
      return false;
    }
    int number = Integer.parseInt(matcher.group(2));
    String operator = matcher.group(1) == null ? "=" : matcher.group(1);
    return switch (operator) {
      case ">=" -> actual >= number;
      case "<=" -> actual <= number;
      case ">" -> actual > number;
      case "<" -> actual < number;
      default -> actual == number;
    };
  }

  /** Whether a status is one of those listed, each a number or a class such as {@code 4xx}. */
  static boolean status(List<String> expected, int actual) {
    String text = Integer.toString(actual);
    return expected.stream()
        .anyMatch(e -> e.endsWith("xx") ? text.charAt(0) == e.charAt(0) : e.equals(text));
  }

  /** Whether any of the listed statuses is a success or an error, as the actual one is. */
  static boolean sameClass(List<String> expected, int actual) {
    return expected.stream().anyMatch(e -> (e.charAt(0) < '4') == (actual < 400));
  }
}
