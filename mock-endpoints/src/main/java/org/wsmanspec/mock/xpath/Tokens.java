package org.wsmanspec.mock.xpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An XPath 1.0 expression cut into its tokens (XPath 1.0 section 3.7). */
final class Tokens {

  /** What a token is. */
  enum Kind {
    /** A quoted string or a number. */
    LITERAL,
    /** A name test, perhaps with a prefix, or {@code *}. */
    NAME_TEST,
    /** A name test after {@code @} or {@code attribute::}. */
    ATTRIBUTE_TEST,
    /** The name of a function or node type; a parenthesis follows. */
    FUNCTION,
    /** The name of an axis; {@code ::} follows. */
    AXIS,
    /** {@code and or mod div} and the operators that are signs. */
    OPERATOR,
    /** Slashes, brackets, parentheses, dots, {@code @ , ::}. */
    MARK,
    /** A reference to a variable. */
    VARIABLE
  }

  /**
   * One token.
   *
   * @param kind what it is
   * @param text as written
   */
  record Token(Kind kind, String text) {}

  private static final String NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{Nd}._\\u00B7-]*";
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\"[^\"]*\"|'[^']*'|\\d+(?:\\.\\d*)?|\\.\\d+)"
              + "|(\\$"
              + NAME
              + "(?::"
              + NAME
              + ")?)"
              + "|("
              + NAME
              + "(?::(?!:)(?:"
              + NAME
              + "|\\*))?|\\*)"
              + "|(//|::|\\.\\.|!=|<=|>=|[()\\[\\]/.@,|+=<>-]))\\s*");
  private static final Set<String> WORDS = Set.of("and", "or", "mod", "div");
  private static final Set<String> SIGNS =
      Set.of("|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "/", "//");

  private Tokens() {}

  static List<Token> of(String expression) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      matcher.region(at, expression.length());
      if (!matcher.lookingAt()) {
        throw new ExpressionException(
            "The expression cannot be read from character " + (at + 1) + ": " + expression);
      }
      at = matcher.end();
      String next = expression.substring(at);
      tokens.add(token(matcher, tokens, next));
    }
    if (tokens.isEmpty()) {
      throw new ExpressionException("The expression is empty");
    }
    return tokens;
  }

  private static Token token(Matcher matcher, List<Token> before, String rest) {
    if (matcher.group(1) != null) {
      return new Token(Kind.LITERAL, matcher.group(1));
    }
    if (matcher.group(2) != null) {
      return new Token(Kind.VARIABLE, matcher.group(2));
    }
    if (matcher.group(4) != null) {
      String mark = matcher.group(4);
      boolean operator = SIGNS.contains(mark) && !mark.startsWith("/");
      return new Token(operator ? Kind.OPERATOR : Kind.MARK, mark);
    }
    String name = matcher.group(3);
    if (operandBefore(before) && (name.equals("*") || WORDS.contains(name))) {
      return new Token(Kind.OPERATOR, name);
    }
    if (rest.startsWith("(")) {
      return new Token(Kind.FUNCTION, name);
    }
    if (rest.startsWith("::")) {
      return new Token(Kind.AXIS, name);
    }
    int last = before.size() - 1;
    boolean attribute =
        last >= 0
            && (before.get(last).text().equals("@")
                || (last >= 1
                    && before.get(last).text().equals("::")
                    && before.get(last - 1).text().equals("attribute")));
    return new Token(attribute ? Kind.ATTRIBUTE_TEST : Kind.NAME_TEST, name);
  }

  /** Whether what precedes ends an operand, so that a name can only be an operator. */
  private static boolean operandBefore(List<Token> before) {
    if (before.isEmpty()) {
      return false;
    }
    Token last = before.get(before.size() - 1);
    return switch (last.kind()) {
      case LITERAL, VARIABLE, NAME_TEST, ATTRIBUTE_TEST -> true;
      case MARK -> Set.of(")", "]", ".", "..").contains(last.text());
      default -> false;
    };
  }
}
