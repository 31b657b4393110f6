package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Strings of a script, with what is in them. */
abstract class StringScanner extends Scanner {

  StringScanner(String text) {
    super(text);
  }

  /** The statements of <code>$(…)</code>, from behind the parenthesis to behind its end. */
  abstract Expression subExpression();

  /** A string that starts here, in any of its four forms. */
  Expression string() {
    if (sees("@'") || sees("@\"")) {
      return hereString();
    }
    return isSingle(peek()) ? new Expression.Literal(single()) : expandable();
  }

  static boolean isSingle(char c) {
    return c == '\'' || c == '\u2018' || c == '\u2019';
  }

  static boolean isDouble(char c) {
    return c == '"' || c == '\u201C' || c == '\u201D';
  }

  private String single() {
    at++;
    StringBuilder out = new StringBuilder();
    while (true) {
      if (atEnd()) {
        throw wrong("TerminatorExpectedAtEndOfString", "The string is missing the terminator: '.");
      }
      char c = text.charAt(at++);
      if (isSingle(c)) {
        if (!isSingle(peek())) {
          return out.toString();
        }
        at++;
      }
      out.append(c);
    }
  }

  private Expression expandable() {
    at++;
    Parts parts = new Parts();
    while (true) {
      if (atEnd()) {
        throw wrong("TerminatorExpectedAtEndOfString", "The string is missing the terminator: \".");
      }
      char c = peek();
      if (isDouble(c)) {
        at++;
        if (!isDouble(peek())) {
          return parts.expression();
        }
        parts.add(c);
        at++;
      } else {
        expand(parts);
      }
    }
  }

  private Expression hereString() {
    boolean verbatim = peek(1) == '\'';
    at += 2;
    blanks();
    take("\r");
    expect("\n");
    String close = verbatim ? "'@" : "\"@";
    int end = text.startsWith(close, at) ? at : text.indexOf("\n" + close, at - 1);
    if (end < 0) {
      throw wrong("TerminatorExpectedAtEndOfString", "The here-string is not terminated.");
    }
    int stop = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    Parts parts = new Parts();
    while (at < stop) {
      if (verbatim) {
        parts.add(text.charAt(at++));
      } else {
        expand(parts);
      }
    }
    at = end + (text.startsWith(close, end) ? 0 : 1) + close.length();
    return parts.expression();
  }

  /** What strings and words of commands are made of. */
  static final class Parts {
    private final List<Expression> parts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();

    void add(char c) {
      run.append(c);
    }

    void add(String s) {
      run.append(s);
    }

    void add(Expression e) {
      flush();
      parts.add(e);
    }

    boolean isEmpty() {
      return parts.isEmpty() && run.length() == 0;
    }

    private void flush() {
      if (run.length() > 0) {
        parts.add(new Expression.Literal(run.toString()));
        run.setLength(0);
      }
    }

    Expression expression() {
      if (parts.isEmpty()) {
        return new Expression.Literal(run.toString());
      }
      flush();
      return new Expression.Interpolated(List.copyOf(parts));
    }
  }

  /** Takes the next character of an expandable string, or what stands for more. */
  void expand(Parts parts) {
    char c = peek();
    if (c == '`') {
      at++;
      parts.add(escape());
    } else if (sees("$(")) {
      at += 2;
      parts.add(subExpression());
    } else if (c == '$') {
      Optional<Expression.Variable> variable = variable();
      if (variable.isPresent()) {
        parts.add(variable.get());
      } else {
        parts.add('$');
        at++;
      }
    } else {
      parts.add(c);
      at++;
    }
  }

  private String escape() {
    char c = atEnd() ? '`' : text.charAt(at++);
    return switch (c) {
      case '0' -> "\0";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'e' -> "\u001B";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000B";
      default -> String.valueOf(c);
    };
  }

  /** A variable that starts here with a dollar sign; nothing is taken if none does. */
  Optional<Expression.Variable> variable() {
    int from = at;
    at++;
    if (peek() == '{') {
      int close = text.indexOf('}', at);
      if (close > at) {
        String name = text.substring(at + 1, close);
        at = close + 1;
        return Optional.of(new Expression.Variable(name));
      }
    } else if (peek() == '$' || peek() == '?' || peek() == '^') {
      return Optional.of(new Expression.Variable(String.valueOf(text.charAt(at++))));
    } else {
      Optional<String> name = word();
      if (name.isPresent()) {
        if (peek() == ':' && isWord(peek(1))) {
          at++;
          return Optional.of(new Expression.Variable(name.get() + ":" + word().orElse("")));
        }
        return Optional.of(new Expression.Variable(name.get()));
      }
    }
    at = from;
    return Optional.empty();
  }
}
