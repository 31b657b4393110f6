package org.wsmanspec.mock.powershell.cmdlet;

import java.util.regex.Pattern;

/** Patterns of names. */
public final class Wildcards {

  private Wildcards() {}

  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  /** Whether a name fits a pattern with {@code *} and {@code ?}, whatever its case. */
  public static boolean fits(String name, String pattern) {
    StringBuilder regex = new StringBuilder();
    char before = ' ';
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*' && before != '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (c != '*') {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
      before = c;
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
        .matcher(name)
        .matches();
  }
}
