package org.wsmanspec.message.clixml;

/**
 * The escapes of strings (MS-PSRP 2.2.5.3.2): {@code _xHHHH_} for control characters and
 * surrogates.
 */
public final class StringEscapes {

  private static final String DIGITS = "0123456789ABCDEF";
  private static final int ESCAPE = 7;
  private static final int LONG_ESCAPE = 11;

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
            .append(DIGITS.charAt((c >> 8) & 0xF))
            .append(DIGITS.charAt((c >> 4) & 0xF))
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
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || Character.isSurrogate(c) || c >= 0xFFFE;
  }

  /**
   * What an escaped text means, as .NET reads it: x and hexadecimal digits may have either case,
   * and there may be eight of them.
   */
  public static String unescape(String text) {
    int at = text.indexOf('_');
    if (at < 0 || text.indexOf('_', at + 1) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      int length = escapeAt(text, at);
      if (length > 0) {
        out.append(text, from, at);
        append(Long.parseLong(text, at + 2, at + length - 1, 16), length, out);
        from = at + length;
      }
      at = text.indexOf('_', length > 0 ? from : at + 1);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static void append(long code, int length, StringBuilder out) {
    if (length == ESCAPE) {
      out.append((char) code);
    } else {
      out.appendCodePoint((int) code);
    }
  }

  /** The length of the escape that begins at an index, or 0 if none does. */
  private static int escapeAt(String text, int at) {
    if (at + 1 >= text.length() || (text.charAt(at + 1) != 'x' && text.charAt(at + 1) != 'X')) {
      return 0;
    }
    if (isEscape(text, at, ESCAPE)) {
      return ESCAPE;
    }
    return isEscape(text, at, LONG_ESCAPE)
            && Long.parseLong(text, at + 2, at + LONG_ESCAPE - 1, 16) <= Character.MAX_CODE_POINT
        ? LONG_ESCAPE
        : 0;
  }

  private static boolean isEscape(String text, int at, int length) {
    int end = at + length - 1;
    if (end >= text.length() || text.charAt(end) != '_') {
      return false;
    }
    for (int i = at + 2; i < end; i++) {
      char c = text.charAt(i);
      // Character.digit would take the digits of other scripts as well.
      if (c >= 0x80 || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
