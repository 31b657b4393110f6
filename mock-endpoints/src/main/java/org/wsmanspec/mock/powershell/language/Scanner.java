package org.wsmanspec.mock.powershell.language;

import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;

/** Characters of a script and where we are among them. */
class Scanner {

  /** How deep blocks and expressions may nest. */
  private static final int DEEPEST = 200;

  final String text;
  int at;
  private int depth;

  Scanner(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  boolean sees(String expected) {
    return text.startsWith(expected, at);
  }

  boolean take(String expected) {
    if (sees(expected)) {
      at += expected.length();
      return true;
    }
    return false;
  }

  void expect(String expected) {
    if (!take(expected)) {
      throw wrong(
          "MissingToken",
          atEnd()
              ? "Missing '" + expected + "' at the end of the script."
              : "Unexpected token '" + peek() + "', expected '" + expected + "'.");
    }
  }

  /** Whether a keyword stands here, and not only the beginning of a longer word. */
  boolean seesWord(String word) {
    return text.regionMatches(true, at, word, 0, word.length())
        && !isWord(peek(word.length()))
        && peek(word.length()) != '-';
  }

  boolean takeWord(String word) {
    if (seesWord(word)) {
      at += word.length();
      return true;
    }
    return false;
  }

  static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Passes blanks, comments and continued lines, but not the end of a line. */
  void blanks() {
    while (!atEnd()) {
      char c = peek();
      if (c == ' ' || c == '\t' || c == '\f' || c == '\u00A0' || c == '\uFEFF') {
        at++;
      } else if (c == '`' && (peek(1) == '\n' || peek(1) == '\r')) {
        at += sees("`\r\n") ? 3 : 2;
      } else if (c == '#') {
        while (!atEnd() && peek() != '\n') {
          at++;
        }
      } else if (sees("<#")) {
        int close = text.indexOf("#>", at + 2);
        if (close < 0) {
          throw wrong("MissingTerminatorMultiLineComment", "The terminator '#>' is missing.");
        }
        at = close + 2;
      } else {
        return;
      }
    }
  }

  /** Passes blanks and ends of lines. */
  void lines() {
    blanks();
    while (peek() == '\n' || peek() == '\r') {
      at++;
      blanks();
    }
  }

  /** Passes blanks, ends of lines and semicolons. */
  void separators() {
    lines();
    while (peek() == ';') {
      at++;
      lines();
    }
  }

  void deeper() {
    if (++depth > DEEPEST) {
      throw wrong("ScriptTooComplicated", "The script nests deeper than " + DEEPEST + " levels.");
    }
  }

  void back() {
    depth--;
  }

  /** A name of letters, digits and underscores. */
  Optional<String> word() {
    int from = at;
    while (isWord(peek())) {
      at++;
    }
    return from == at ? Optional.empty() : Optional.of(text.substring(from, at));
  }

  String lowerWordAhead() {
    int from = at;
    String word = word().orElse("").toLowerCase(Locale.ROOT);
    at = from;
    return word;
  }

  PsErrorException wrong(String id, String message) {
    return new PsErrorException(
        PsError.of(ErrorCategory.PARSER_ERROR, id, message)
            .exception(
                "System.Management.Automation.ParseException",
                "System.Management.Automation.RuntimeException",
                "System.SystemException")
            .at(Positions.of(text, Math.min(at, text.length()), at + 1, "")));
  }
}
