package org.wsmanspec.report.html;

import org.wsmanspec.report.view.Printable;

/** Text into HTML. */
final class Html {

  private Html() {}

  /** Any text as HTML text or as the content of a quoted attribute. */
  static String escape(String text) {
    String printable = Printable.of(text);
    StringBuilder out = new StringBuilder(printable.length() + 16);
    for (int i = 0; i < printable.length(); i++) {
      char c = printable.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** A text as an anchor: letters, digits, dots and hyphens only. */
  static String anchor(String text) {
    return text.replaceAll("[^A-Za-z0-9.-]", "_");
  }
}
