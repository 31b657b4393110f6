package org.wsmanspec.suite.check;

import java.util.Locale;
import java.util.Optional;

/** Short forms of what checks say most often. */
public final class Tell {

  private static final int LONGEST = 120;

  private Tell() {}

  /** Held if it is right, otherwise broken. */
  public static void whether(
      boolean right,
      FindingSink sink,
      String requirement,
      String expected,
      String actual,
      Place place,
      String hint) {
    if (right) {
      sink.held(requirement, place);
    } else {
      sink.broken(requirement, expected, actual, place, hint);
    }
  }

  /** Held if nothing is wrong, otherwise broken in the way that is told. */
  public static void unless(
      Optional<String> wrong,
      FindingSink sink,
      String requirement,
      String expected,
      Place place,
      String hint) {
    whether(wrong.isEmpty(), sink, requirement, expected, wrong.orElse(""), place, hint);
  }

  /** A text in quotes, cut if it is long. */
  public static String quoted(String text) {
    return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "'";
  }

  /** Whether a text says yes, as xs:boolean or with capitals, as some clients write it. */
  public static boolean isTrue(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("1");
  }
}
