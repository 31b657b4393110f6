package org.wsmanspec.message.template;

import java.util.Locale;

/** Characters as XML text, good for element content and for attribute values in either quote. */
final class XmlText {

  private XmlText() {}

  /**
   * Escape text.
   *
   * @throws TemplateException if it has a character that XML 1.0 cannot carry at all
   */
  static String escape(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      String replacement = replacement(c);
      if (replacement != null && out == null) {
        out = new StringBuilder(text.length() + 32).append(text, 0, i);
      }
      if (out != null) {
        if (replacement == null) {
          out.appendCodePoint(c);
        } else {
          out.append(replacement);
        }
      }
      i += Character.charCount(c);
    }
    return out == null ? text : out.toString();
  }

  private static @org.jspecify.annotations.Nullable String replacement(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&apos;";
      // White space that attribute normalization or line-end handling would change.
      case '\t', '\n', '\r' -> "&#" + c + ";";
      default -> {
        if (c < 0x20 || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF)) {
          throw new TemplateException(
              String.format(
                  Locale.ROOT,
                  "character U+%04X cannot be part of an XML document, not even escaped",
                  c));
        }
        yield null;
      }
    };
  }
}
