package org.wsmanspec.message.capture;

/**
 * Blanks a harmless document type declaration, so that the parser need not allow any.
 *
 * <p>Harmless is one without external identifier whose internal subset declares only elements and
 * attributes. Nothing in it is interpreted: no entity, no default value. Line numbers stay.
 */
final class DoctypeStripper {

  private static final int MAX_LENGTH = 16 * 1024;

  private final String text;
  private final int start;
  private int at;

  private DoctypeStripper(String text, int start) {
    this.text = text;
    this.start = start;
    this.at = start;
  }

  /**
   * The text without its declaration; unchanged if there is none before the root.
   *
   * @throws UnreadableCaptureException if the declaration does more than declare elements and
   *     attributes
   */
  static String strip(String text) {
    int start = text.indexOf("<!DOCTYPE");
    if (start < 0 || hasElementBefore(text, start)) {
      return text;
    }
    return new DoctypeStripper(text, start).strip();
  }

  private static boolean hasElementBefore(String text, int end) {
    for (int i = text.indexOf('<'); i >= 0 && i < end; i = text.indexOf('<', i + 1)) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (next != '?' && next != '!') {
        return true;
      }
    }
    return false;
  }

  private String strip() {
    at += "<!DOCTYPE".length();
    while (at < text.length() && text.charAt(at) != '[' && text.charAt(at) != '>') {
      if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
        throw refused("refers to something outside the file");
      }
      step();
    }
    if (peek() == '[') {
      step();
      while (peek() != ']') {
        declaration();
      }
      step();
    }
    while (Character.isWhitespace(peek())) {
      step();
    }
    if (peek() != '>') {
      throw refused("is not closed");
    }
    step();
    StringBuilder blank = new StringBuilder(text);
    for (int i = start; i < at; i++) {
      if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
        blank.setCharAt(i, ' ');
      }
    }
    return blank.toString();
  }

  private void declaration() {
    if (Character.isWhitespace(peek())) {
      step();
    } else if (text.startsWith("<!--", at)) {
      int end = text.indexOf("-->", at + 4);
      if (end < 0) {
        throw refused("is not closed");
      }
      at = end + 3;
    } else if (text.startsWith("<!ELEMENT", at) || text.startsWith("<!ATTLIST", at)) {
      char quote = 0;
      while (quote != 0 || peek() != '>') {
        char c = peek();
        if (c == '%' && quote == 0) {
          throw refused("uses a parameter entity");
        }
        if (quote == 0 && (c == '"' || c == '\'')) {
          quote = c;
        } else if (c == quote) {
          quote = 0;
        }
        step();
      }
      step();
    } else {
      throw refused("declares more than elements and attributes");
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw refused("is not closed");
    }
    return text.charAt(at);
  }

  private void step() {
    at++;
    if (at - start > MAX_LENGTH) {
      throw refused("is longer than " + MAX_LENGTH + " characters");
    }
  }

  private static UnreadableCaptureException refused(String what) {
    return new UnreadableCaptureException("the document type declaration " + what);
  }
}
