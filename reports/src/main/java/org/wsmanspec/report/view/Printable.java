package org.wsmanspec.report.view;

/** Text of unknown origin, made fit for a page, a terminal or an XML file. */
public final class Printable {

  private Printable() {}

  /**
   * The text with its control characters made visible.
   *
   * <p>Line feeds and tabs stay; other C0 controls become their Unicode pictures, and what else may
   * not stand in XML 1.0, is a C1 control, or reorders text for the eye becomes {@code U+FFFD}.
   */
  public static String of(String text) {
    int i = 0;
    while (i < text.length() && plain(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, i);
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      out.appendCodePoint(shown(c));
    }
    return out.toString();
  }

  /** Such text on one line: white space of any length becomes one space. */
  public static String line(String text) {
    return of(text.replaceAll("[\\s\\u2028\\u2029]+", " ").strip());
  }

  /** The text, cut after a number of characters with a note of how many are left out. */
  public static String bounded(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + " … (" + (text.length() - end) + " more characters)";
  }

  private static boolean plain(char c) {
    return c == '\n' || c == '\t' || in(c, ' ', 0x7E) || in(c, 0xA0, 0x200A);
  }

  private static boolean in(int c, int from, int to) {
    return c >= from && c <= to;
  }

  private static int shown(int c) {
    if (c == '\n' || c == '\t') {
      return c;
    }
    if (c < ' ') {
      return 0x2400 + c;
    }
    if (c == 0x7F) {
      return 0x2421;
    }
    boolean forbidden = in(c, 0x80, 0x9F) || in(c, 0xD800, 0xDFFF) || in(c, 0xFFFE, 0xFFFF);
    boolean reorders = in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) || in(c, 0x2060, 0x2069);
    return forbidden || reorders ? 0xFFFD : c;
  }
}
