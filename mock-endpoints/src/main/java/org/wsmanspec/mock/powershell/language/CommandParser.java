package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.mock.powershell.language.Expression.Extent;
import org.wsmanspec.mock.powershell.language.Statement.Argument;
import org.wsmanspec.mock.powershell.language.Statement.Redirection;

/** Commands and the words behind their names. */
abstract class CommandParser extends ExpressionParser {

  private static final Pattern REDIRECTION = Pattern.compile("([1-6*])?>(?:&1|>)?");

  CommandParser(String text) {
    super(text);
  }

  /** Whether what stands here is an expression rather than the name of a command. */
  boolean startsExpression() {
    char c = peek();
    char next = peek(1);
    if (c == '-' || c == '+') {
      return Character.isDigit(next)
          || "$(.".indexOf(next) >= 0
          || next == c
          || (c == '-'
              && (isOperatorAhead("not") || isOperatorAhead("join") || isOperatorAhead("split")));
    }
    return c == '$'
        || c == '('
        || c == '@'
        || c == '['
        || c == '{'
        || c == '!'
        || c == ','
        || isSingle(c)
        || isDouble(c)
        || numberAhead();
  }

  private boolean isOperatorAhead(String name) {
    return text.regionMatches(true, at + 1, name, 0, name.length())
        && !isWord(peek(1 + name.length()));
  }

  private boolean numberAhead() {
    if (!Character.isDigit(peek()) && !(peek() == '.' && Character.isDigit(peek(1)))) {
      return false;
    }
    int from = at;
    boolean number = number().isPresent();
    at = from;
    return number;
  }

  /** A command with its arguments. */
  Statement.Element command() {
    int start = at;
    boolean dot = peek() == '.' && (peek(1) == ' ' || peek(1) == '{' || peek(1) == '$');
    boolean call = peek() == '&' || dot;
    if (call) {
      at++;
      blanks();
    } else if (startsExpression()) {
      return new Statement.ExpressionElement(expression(), redirections());
    }
    Expression name = call ? argumentValue() : commandWord();
    List<Argument> arguments = new ArrayList<>();
    List<Redirection> redirections = new ArrayList<>();
    int end = at;
    while (true) {
      blanks();
      if (isEnd(peek()) || atEnd()) {
        return new Statement.CommandElement(
            name, arguments, dot, redirections, new Extent(start, end));
      }
      Optional<Redirection> redirection = redirection();
      if (redirection.isPresent()) {
        redirections.add(redirection.get());
      } else {
        arguments.add(argument(arguments));
      }
      end = at;
    }
  }

  private static boolean isEnd(char c) {
    return c == '|' || c == ';' || c == '\n' || c == '\r' || c == ')' || c == '}' || c == '&';
  }

  private boolean isWordEnd() {
    char c = peek();
    return atEnd()
        || Character.isWhitespace(c)
        || isEnd(c)
        || c == ','
        || c == '('
        || c == '{'
        || c == '>';
  }

  private Argument argument(List<Argument> before) {
    if (peek() == '-' && (Character.isLetter(peek(1)) || peek(1) == '_' || peek(1) == '?')) {
      int from = ++at;
      while (isWord(peek()) || peek() == '-' || peek() == '?') {
        at++;
      }
      String name = text.substring(from, at);
      if (peek() == ':') {
        at++;
        blanks();
        return new Argument(Optional.of(name), Optional.of(list()), false);
      }
      return new Argument(Optional.of(name), Optional.empty(), false);
    }
    if (peek() == '@' && isWord(peek(1))) {
      return new Argument(Optional.empty(), variable().map(Expression.class::cast), true);
    }
    if (sees("--") && Character.isWhitespace(peek(2))) {
      at += 2;
      blanks();
      if (atEnd() || isEnd(peek())) {
        throw wrong("MissingArgument", "Expected a word behind --.");
      }
    }
    if (before.size() > MOST_ARGUMENTS) {
      throw wrong("TooManyArguments", "The command has too many arguments.");
    }
    return new Argument(Optional.empty(), Optional.of(list()), false);
  }

  private static final int MOST_ARGUMENTS = 1000;

  /** Values with commas between. */
  private Expression list() {
    Expression first = argumentValue();
    int from = at;
    blanks();
    if (peek() != ',') {
      at = from;
      return first;
    }
    List<Expression> items = new ArrayList<>();
    items.add(first);
    while (take(",")) {
      lines();
      items.add(argumentValue());
      from = at;
      blanks();
    }
    at = from;
    return new Expression.ArrayLiteral(items);
  }

  /** A word, or an expression that begins with what only expressions begin with. */
  private Expression argumentValue() {
    char c = peek();
    int from = at;
    if (c == '(' || c == '{' || sees("@(") || sees("@{")) {
      return unary();
    }
    if (c == '$' || isSingle(c) || isDouble(c) || sees("@'") || sees("@\"")) {
      Expression e = unary();
      if (isWordEnd()) {
        return e;
      }
      at = from;
      return commandWord();
    }
    boolean negative = c == '-' && Character.isDigit(peek(1));
    at += negative ? 1 : 0;
    Optional<Object> number = number();
    if (number.isPresent() && isWordEnd()) {
      return negative
          ? new Expression.Unary("-", new Expression.Literal(number.get()))
          : new Expression.Literal(number.get());
    }
    at = from;
    return commandWord();
  }

  /** A word of a command: text without quotes, in which variables count. */
  Expression commandWord() {
    Parts parts = new Parts();
    int from = at;
    while (!isWordEnd()) {
      char c = peek();
      if (isSingle(c) || isDouble(c)) {
        parts.add(string());
      } else {
        expand(parts);
      }
    }
    if (from == at) {
      throw wrong(
          "UnexpectedToken",
          atEnd()
              ? "A command is missing at the end of the script."
              : "Unexpected token '" + peek() + "' in expression or statement.");
    }
    return parts.expression();
  }

  /** Redirections behind an expression. */
  List<Redirection> redirections() {
    List<Redirection> found = new ArrayList<>();
    while (true) {
      int from = at;
      blanks();
      Optional<Redirection> next = redirection();
      if (next.isEmpty()) {
        at = from;
        return found;
      }
      found.add(next.get());
    }
  }

  private Optional<Redirection> redirection() {
    Matcher m = REDIRECTION.matcher(text).region(at, text.length());
    if (!m.lookingAt()) {
      return Optional.empty();
    }
    at = m.end();
    String stream = m.group(1);
    int from = stream == null ? 1 : stream.equals("*") ? 0 : Integer.parseInt(stream);
    if (m.group().endsWith("&1")) {
      return Optional.of(new Redirection(from, true));
    }
    blanks();
    if (!text.regionMatches(true, at, "$null", 0, 5)) {
      throw wrong("RedirectionNotSupported", "Streams can be redirected to $null or &1 only.");
    }
    at += 5;
    return Optional.of(new Redirection(from, false));
  }
}
