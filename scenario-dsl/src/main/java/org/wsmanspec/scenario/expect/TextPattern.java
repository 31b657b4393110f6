package org.wsmanspec.scenario.expect;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A text that is written in a scenario to be compared with: as it is, or a regular expression
 * between slashes, of which a part of the text must be an instance.
 */
final class TextPattern {

  private static final int LONGEST = 300;

  private TextPattern() {}

  /** Whether a text is as written; line ends and white space at the end do not count. */
  static boolean matches(String written, String actual) {
    String text = plain(actual);
    if (!isRegex(written)) {
      return text.equals(plain(written));
    }
    try {
      return Pattern.compile(written.substring(1, written.length() - 1), Pattern.MULTILINE)
          .matcher(text)
          .find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static boolean isRegex(String written) {
    return written.length() > 1 && written.startsWith("/") && written.endsWith("/");
  }

  static String plain(String text) {
    return text.replace("\r\n", "\n").stripTrailing();
  }

  /** How it is written in findings. */
  static String describe(String written) {
    return isRegex(written) ? "a text like " + written : quoted(written);
  }

  static String quoted(String text) {
    String plain = plain(text);
    return "'" + (plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain) + "'";
  }
}
