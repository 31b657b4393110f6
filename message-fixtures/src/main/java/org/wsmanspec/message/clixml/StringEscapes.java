package org.wsmanspec.message.clixml;

/**
 * The escapes of strings (MS-PSRP 2.2.5.3.2): {@code _xHHHH_} for control characters and
 * surrogates.
 */
public final class StringEscapes {

  private static final String DIGITS = "0123456789ABCDEF";
  private static final int ESCAPE = 7;

  private StringEscapes() {}

  /**
   * Escape a string as PowerShell does: every underscore before an x is escaped too, whether or not
   * what follows reads as an escape.
   */
  public static String escape(String text) {
    int first = firstToEscape(text);
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (needsEscape(text, i)) {
        out.append("_x")
            .append(DIGITS.charAt(c >> 12))
            .append(DIGITS.charAt(c >> 8 & 0xF))
            .append(DIGITS.charAt(c >> 4 & 0xF))
            .append(DIGITS.charAt(c & 0xF))
            .append('_');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int firstToEscape(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (needsEscape(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean needsEscape(String text, int i) {
    char c = text.charAt(i);
    if (c == '_') {
      return i + 1 < text.length() && (text.charAt(i + 1) == 'x' || text.charAt(i + 1) == 'X');
    }
    return c < 0x20 || c >= 0x7F && c <= 0x9F || Character.isSurrogate(c) || c >= 0xFFFE;
  }

  /** What an escaped text means; hexadecimal digits may have either case. */
  public static String unescape(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      int code = codeAt(text, at);
      if (code < 0) {
        at = text.indexOf("_x", at + 1);
      } else {
        out.append(text, from, at).append((char) code);
        from = at + ESCAPE;
        at = text.indexOf("_x", from);
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  /** The code unit of the escape that begins at an index, or -1 if none does. */
  private static int codeAt(String text, int at) {
    if (at + ESCAPE > text.length() || text.charAt(at + ESCAPE - 1) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + ESCAPE - 1; i++) {
      char c = text.charAt(i);
      // Character.digit would take the digits of other scripts as well.
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code;
  }
}
