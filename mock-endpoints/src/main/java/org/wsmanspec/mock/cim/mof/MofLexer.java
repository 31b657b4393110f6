package org.wsmanspec.mock.cim.mof;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.wsmanspec.mock.cim.mof.MofToken.Kind;

/** Cuts a MOF text into tokens; comments and white space vanish. */
final class MofLexer {
  private final MofSource source;
  private final String text;
  private int at;

  MofLexer(MofSource source) {
    this.source = source;
    this.text = source.text();
  }

  MofToken next() {
    skipBlank();
    int start = at;
    MofPosition position = new MofPosition(source, start);
    if (at >= text.length()) {
      return new MofToken(Kind.END, position, "");
    }
    char c = text.charAt(at);
    if (isWordStart(c)) {
      return new MofToken(Kind.IDENTIFIER, position, word());
    }
    if (c == '$' || c == '#') {
      at++;
      String name = word();
      if (name.isEmpty()) {
        throw fail(start, "expected a name after \"" + c + "\"");
      }
      return new MofToken(c == '$' ? Kind.ALIAS : Kind.PRAGMA, position, c + name);
    }
    if (c == '"') {
      return new MofToken(Kind.STRING, position, quoted('"'));
    }
    if (c == '\'') {
      String value = quoted('\'');
      if (value.length() != 1) {
        throw fail(start, "expected exactly one character between single quotes");
      }
      return new MofToken(Kind.CHAR, position, value);
    }
    boolean signed = (c == '+' || c == '-') && at + 1 < text.length();
    if (isDigit(c) || (signed && (isDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '.'))) {
      return number(position);
    }
    if ("{}[]();:,=".indexOf(c) >= 0) {
      at++;
      return new MofToken(Kind.SYMBOL, position, String.valueOf(c));
    }
    throw fail(start, "unexpected character \"" + c + "\"");
  }

  private void skipBlank() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw fail(at, "this comment has no end; expected \"*/\"");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && (isWordStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted(char quote) {
    int start = at++;
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        break;
      }
      at++;
      if (c == quote) {
        return out.toString();
      }
      out.append(c == '\\' ? escape() : c);
    }
    throw fail(start, "this text has no end on its line; expected a closing " + quote);
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : '\n';
    return switch (c) {
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case '"', '\'', '\\' -> c;
      case 'x', 'X' -> hexEscape();
      default ->
          throw fail(
              at - 2, "unknown escape; expected one of \\b \\t \\n \\f \\r \\\" \\' \\\\ \\x");
    };
  }

  private char hexEscape() {
    int start = at;
    while (at < text.length() && at - start < 4 && Character.digit(text.charAt(at), 16) >= 0) {
      at++;
    }
    if (start == at) {
      throw fail(start, "expected one to four hexadecimal digits");
    }
    return (char) Integer.parseInt(text.substring(start, at), 16);
  }

  private MofToken number(MofPosition position) {
    int start = at;
    while (at < text.length() && isNumberPart(start)) {
      at++;
    }
    String word = text.substring(start, at);
    try {
      String digits = word.startsWith("+") || word.startsWith("-") ? word.substring(1) : word;
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        BigInteger magnitude = new BigInteger(digits.substring(2), 16);
        BigInteger value = word.startsWith("-") ? magnitude.negate() : magnitude;
        return new MofToken(Kind.WHOLE, position, word, value, 0);
      }
      if (digits.chars().allMatch(c -> isDigit((char) c))) {
        return new MofToken(Kind.WHOLE, position, word, new BigInteger(word), 0);
      }
      if ((digits.endsWith("b") || digits.endsWith("B")) && !digits.startsWith(".")) {
        String bits = word.substring(0, word.length() - 1);
        return new MofToken(Kind.WHOLE, position, word, new BigInteger(bits, 2), 0);
      }
      double real = new BigDecimal(word).doubleValue();
      return new MofToken(Kind.REAL, position, word, BigInteger.ZERO, real);
    } catch (NumberFormatException e) {
      throw fail(start, "\"" + word + "\" is no number");
    }
  }

  private boolean isNumberPart(int start) {
    char c = text.charAt(at);
    if (isDigit(c) || isWordStart(c) || c == '.') {
      return at - start < 400;
    }
    boolean sign = c == '+' || c == '-';
    return sign && (at == start || "eE".indexOf(text.charAt(at - 1)) >= 0);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private MofSyntaxException fail(int offset, String problem) {
    return new MofSyntaxException(
        new MofPosition(source, Math.min(Math.max(offset, 0), text.length())), problem);
  }
}
