package org.wsmanspec.mock.cim.wql;

import java.util.ArrayList;
import java.util.List;
import org.wsmanspec.mock.cim.wql.WqlToken.Kind;

/** Cuts a query into tokens. */
final class WqlLexer {
  private final String text;
  private int at;

  WqlLexer(String text) {
    this.text = text;
  }

  List<WqlToken> tokens() {
    List<WqlToken> tokens = new ArrayList<>();
    WqlToken token;
    do {
      token = next();
      tokens.add(token);
    } while (token.kind() != Kind.END);
    return tokens;
  }

  private WqlToken next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int start = at;
    if (at >= text.length()) {
      return new WqlToken(Kind.END, start, "");
    }
    char c = text.charAt(at);
    if (isLetter(c)) {
      while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
        at++;
      }
      return new WqlToken(Kind.WORD, start, text.substring(start, at));
    }
    if (c == '"' || c == '\'') {
      return new WqlToken(Kind.STRING, start, string(c));
    }
    if (c == '{') {
      return new WqlToken(Kind.OBJECT_PATH, start, objectPath());
    }
    if (isDigit(c)
        || ((c == '-' || c == '+') && isDigitAt(at + 1))
        || (c == '.' && isDigitAt(at + 1))) {
      return new WqlToken(Kind.NUMBER, start, number());
    }
    for (String symbol : List.of("<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ",", ".", "*")) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return new WqlToken(Kind.SYMBOL, start, symbol);
      }
    }
    throw new WqlSyntaxException(text, start, "unexpected character \"" + c + "\"");
  }

  private String string(char quote) {
    int start = at++;
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return out.toString();
      }
      if (c == '\\') {
        if (at >= text.length()) {
          break;
        }
        c = text.charAt(at++);
        if (c != '\\' && c != '"' && c != '\'') {
          throw new WqlSyntaxException(
              text, at - 2, "unknown escape; a backslash in a string is written \\\\");
        }
      }
      out.append(c);
    }
    throw new WqlSyntaxException(
        text, start, "this string has no end; expected a closing " + quote);
  }

  /** Takes all to the closing brace; a brace inside a quoted key value does not count. */
  private String objectPath() {
    int start = at++;
    char quote = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (quote != 0) {
        if (c == '\\') {
          at++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '}') {
        return text.substring(start + 1, at - 1).trim();
      }
    }
    throw new WqlSyntaxException(text, start, "this object path has no end; expected \"}\"");
  }

  private String number() {
    int start = at++;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (isDigitAt(at + 1 + sign)) {
        at += 1 + sign;
        while (isDigitAt(at)) {
          at++;
        }
      }
    }
    if (at < text.length() && isLetter(text.charAt(at))) {
      throw new WqlSyntaxException(text, start, "a number ends before a letter; put a space");
    }
    return text.substring(start, at);
  }

  private boolean isDigitAt(int index) {
    return index < text.length() && isDigit(text.charAt(index));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
