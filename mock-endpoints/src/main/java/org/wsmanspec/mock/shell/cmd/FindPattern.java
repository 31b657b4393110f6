package org.wsmanspec.mock.shell.cmd;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions as findstr has them: few, and without groups or alternatives. */
final class FindPattern {

  private FindPattern() {}

  /**
   * A search string as a pattern of Java.
   *
   * @param literal whether nothing in it has a meaning
   * @param fold whether letters of both cases are alike
   */
  static Pattern of(String search, boolean literal, boolean fold) {
    int flags = fold ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    if (!literal) {
      try {
        return Pattern.compile(translated(search), flags);
      } catch (PatternSyntaxException e) {
        // Such as a class that is not closed: findstr takes it as it is.
      }
    }
    return Pattern.compile(Pattern.quote(search), flags);
  }

  private static String translated(String search) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < search.length(); i++) {
      char c = search.charAt(i);
      int close = c == '[' ? search.indexOf(']', i + 2) : -1;
      if (close > 0) {
        out.append(search, i, close + 1);
        i = close;
      } else if (c == '\\' && i + 1 < search.length()) {
        char next = search.charAt(++i);
        out.append(next == '<' || next == '>' ? "\\b" : Pattern.quote(String.valueOf(next)));
      } else if (c == '*' && out.length() > 0) {
        out.append('*');
      } else if (c == '.' || (c == '^' && i == 0) || (c == '$' && i == search.length() - 1)) {
        out.append(c);
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return out.toString();
  }
}
