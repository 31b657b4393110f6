package org.wsmanspec.mock.powershell.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.mock.powershell.language.Expression.Extent;

/** Expressions, by descent from the loosest operator to the tightest. */
abstract class ExpressionParser extends StringScanner {

  private static final Set<String> LOGICAL = Set.of("and", "or", "xor");
  private static final Set<String> BITWISE = Set.of("band", "bor", "bxor");
  private static final Set<String> COMPARISON =
      Set.of(
          "eq",
          "ne",
          "gt",
          "ge",
          "lt",
          "le",
          "like",
          "notlike",
          "match",
          "notmatch",
          "contains",
          "notcontains",
          "in",
          "notin",
          "is",
          "isnot",
          "as",
          "replace",
          "split",
          "join",
          "ieq",
          "ine",
          "igt",
          "ige",
          "ilt",
          "ile",
          "ilike",
          "inotlike",
          "imatch",
          "inotmatch",
          "ceq",
          "cne",
          "cgt",
          "cge",
          "clt",
          "cle",
          "clike",
          "cnotlike",
          "cmatch",
          "cnotmatch",
          "creplace",
          "ireplace",
          "icontains",
          "ccontains",
          "shl",
          "shr");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:0[xX]([0-9a-fA-F]{1,16})|([0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?)"
              + "([lLdD]?)([kKmMgGtT][bB])?(?![A-Za-z0-9_])");
  private static final int MOST_DIGITS = 300;

  /** Whether a comma separates arguments rather than items. */
  private boolean inArguments;

  ExpressionParser(String text) {
    super(text);
  }

  abstract Statement.Block statementsUntil(String close);

  abstract ScriptBlock block();

  abstract Statement pipeline();

  @Override
  Expression subExpression() {
    return new Expression.SubExpression(statementsUntil(")"));
  }

  /** An expression of any operators. */
  Expression expression() {
    deeper();
    Expression left = bitwise();
    while (true) {
      Optional<String> operator = operator(LOGICAL);
      if (operator.isEmpty()) {
        back();
        return left;
      }
      lines();
      left = new Expression.Binary(operator.get(), left, bitwise());
    }
  }

  private Expression bitwise() {
    Expression left = comparison();
    while (true) {
      Optional<String> operator = operator(BITWISE);
      if (operator.isEmpty()) {
        return left;
      }
      lines();
      left = new Expression.Binary(operator.get(), left, comparison());
    }
  }

  private Expression comparison() {
    Expression left = sum();
    while (true) {
      Optional<String> operator = operator(COMPARISON);
      if (operator.isEmpty()) {
        return left;
      }
      lines();
      left = new Expression.Binary(operator.get(), left, sum());
    }
  }

  private Optional<String> operator(Set<String> names) {
    int from = at;
    blanks();
    if (peek() == '-' && Character.isLetter(peek(1))) {
      at++;
      String name = word().orElse("").toLowerCase(Locale.ROOT);
      if (names.contains(name)) {
        return Optional.of(name);
      }
    }
    at = from;
    return Optional.empty();
  }

  private Expression sum() {
    Expression left = product();
    while (true) {
      int from = at;
      blanks();
      char c = peek();
      if ((c == '+' || c == '-') && peek(1) != c && peek(1) != '=' && !isDashWord()) {
        at++;
        lines();
        left = new Expression.Binary(String.valueOf(c), left, product());
      } else {
        at = from;
        return left;
      }
    }
  }

  private boolean isDashWord() {
    return peek() == '-' && Character.isLetter(peek(1));
  }

  private Expression product() {
    Expression left = format();
    while (true) {
      int from = at;
      blanks();
      char c = peek();
      if ((c == '*' || c == '/' || c == '%') && peek(1) != '=') {
        at++;
        lines();
        left = new Expression.Binary(String.valueOf(c), left, format());
      } else {
        at = from;
        return left;
      }
    }
  }

  private Expression format() {
    Expression left = range();
    while (true) {
      Optional<String> operator = operator(Set.of("f"));
      if (operator.isEmpty()) {
        return left;
      }
      lines();
      left = new Expression.Binary("f", left, range());
    }
  }

  private Expression range() {
    Expression left = list();
    int from = at;
    blanks();
    if (take("..")) {
      lines();
      return new Expression.Binary("..", left, list());
    }
    at = from;
    return left;
  }

  private Expression list() {
    Expression first = unary();
    int from = at;
    blanks();
    if (peek() != ',' || inArguments) {
      at = from;
      return first;
    }
    List<Expression> items = new ArrayList<>();
    items.add(first);
    while (take(",")) {
      lines();
      items.add(unary());
      from = at;
      blanks();
    }
    at = from;
    return new Expression.ArrayLiteral(items);
  }

  /** An operand with the operators that stand before it. */
  Expression unary() {
    deeper();
    try {
      blanks();
      char c = peek();
      if (c == ',') {
        at++;
        lines();
        return new Expression.ArrayLiteral(List.of(unary()));
      } else if (c == '!') {
        at++;
        blanks();
        return new Expression.Unary("not", unary());
      } else if (sees("++") || sees("--")) {
        at += 2;
        return new Expression.Increment(unary(), c == '+' ? 1 : -1, true);
      } else if ((c == '-' || c == '+') && !isDashWord()) {
        at++;
        blanks();
        return new Expression.Unary(String.valueOf(c), unary());
      } else if (isDashWord()) {
        Optional<String> operator = operator(Set.of("not", "bnot", "join", "split"));
        if (operator.isPresent()) {
          blanks();
          return new Expression.Unary(operator.get(), unary());
        }
      } else if (c == '[') {
        return typeOrCast();
      }
      return postfix(primary());
    } finally {
      back();
    }
  }

  private Expression typeOrCast() {
    String type = typeName();
    int from = at;
    blanks();
    char c = peek();
    boolean operand =
        c == '$'
            || c == '('
            || c == '@'
            || c == '['
            || c == '{'
            || isSingle(c)
            || isDouble(c)
            || Character.isDigit(c)
            || (c == '-' && Character.isDigit(peek(1)));
    if (operand) {
      return new Expression.Cast(type, unary());
    }
    at = from;
    return postfix(new Expression.TypeLiteral(type));
  }

  /** A type in brackets, as text without them and without blanks. */
  String typeName() {
    expect("[");
    int open = 1;
    StringBuilder name = new StringBuilder();
    while (true) {
      if (atEnd()) {
        throw wrong("EndSquareBracketExpectedAtEndOfAttribute", "Missing ] at the end of a type.");
      }
      char c = text.charAt(at++);
      open += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (open == 0) {
        return name.toString();
      }
      if (!Character.isWhitespace(c)) {
        name.append(c);
      }
    }
  }

  private Expression primary() {
    char c = peek();
    if (isSingle(c) || isDouble(c) || sees("@'") || sees("@\"")) {
      return string();
    } else if (c == '$' && peek(1) == '(') {
      at += 2;
      return subExpression();
    } else if (c == '$' || (c == '@' && isWord(peek(1)))) {
      Optional<Expression.Variable> variable = variable();
      if (variable.isPresent()) {
        return variable.get();
      }
    } else if (c == '@' && peek(1) == '(') {
      at += 2;
      return new Expression.ArrayExpression(statementsUntil(")"));
    } else if (c == '@' && peek(1) == '{') {
      at += 2;
      return hash();
    } else if (c == '(') {
      at++;
      lines();
      Statement inner = pipeline();
      lines();
      expect(")");
      return new Expression.Paren(inner);
    } else if (c == '{') {
      return new Expression.BlockLiteral(block());
    } else {
      Optional<Object> number = number();
      if (number.isPresent()) {
        return new Expression.Literal(number.get());
      }
    }
    throw wrong(
        "UnexpectedToken",
        atEnd()
            ? "You must provide a value expression at the end of the script."
            : "Unexpected token '" + peek() + "' in expression or statement.");
  }

  private Expression hash() {
    List<Expression.HashEntry> entries = new ArrayList<>();
    separators();
    while (!take("}")) {
      Expression key;
      char c = peek();
      if (isWord(c) && !Character.isDigit(c)) {
        key = new Expression.Literal(word().orElse(""));
      } else {
        key = unary();
      }
      lines();
      expect("=");
      lines();
      entries.add(new Expression.HashEntry(key, pipeline()));
      blanks();
      if (peek() != '}' && peek() != ';' && peek() != '\n' && peek() != '\r') {
        throw wrong("MissingEndCurlyBrace", "The hash literal was incomplete.");
      }
      separators();
    }
    return new Expression.HashLiteral(entries);
  }

  /** What may follow an operand: members, calls, indexes, increments. */
  Expression postfix(Expression operand) {
    Expression result = operand;
    while (true) {
      char c = peek();
      if (c == '.' && peek(1) != '.' && (isWord(peek(1)) || "$('\"{".indexOf(peek(1)) >= 0)) {
        at++;
        result = member(result, false);
      } else if (sees("::")) {
        at += 2;
        result = member(result, true);
      } else if (c == '[') {
        at++;
        lines();
        Expression index = apart(this::expression);
        lines();
        expect("]");
        result = new Expression.Index(result, index);
      } else if (sees("++") || sees("--")) {
        at += 2;
        result = new Expression.Increment(result, c == '+' ? 1 : -1, false);
      } else {
        return result;
      }
    }
  }

  private Expression member(Expression target, boolean ofType) {
    int from = at;
    Expression name;
    if (isWord(peek())) {
      name = new Expression.Literal(word().orElse(""));
    } else {
      name = primary();
    }
    if (peek() != '(') {
      return new Expression.Member(target, name, ofType);
    }
    at++;
    lines();
    List<Expression> arguments = new ArrayList<>();
    while (!take(")")) {
      arguments.add(argument());
      lines();
      if (peek() == ',') {
        at++;
        lines();
      } else if (peek() != ')') {
        expect(")");
      }
    }
    return new Expression.Call(target, name, arguments, ofType, new Extent(from, at));
  }

  /** An argument of a method: an expression in which a comma separates arguments. */
  private Expression argument() {
    boolean before = inArguments;
    inArguments = true;
    Expression e = expression();
    inArguments = before;
    return e;
  }

  /** Within parentheses or braces of its own a comma makes arrays again. */
  <T> T apart(Supplier<T> read) {
    boolean before = inArguments;
    inArguments = false;
    T result = read.get();
    inArguments = before;
    return result;
  }

  /** A number that stands here as a word of its own. */
  Optional<Object> number() {
    Matcher m = NUMBER.matcher(text).region(at, text.length());
    if (!m.lookingAt() || m.end() - at > MOST_DIGITS) {
      return Optional.empty();
    }
    // 1..3 is a range, not the number "1." and something else.
    at = m.end();
    return Optional.of(value(m));
  }

  private static Object value(Matcher m) {
    BigDecimal factor = BigDecimal.ONE;
    if (m.group(5) != null) {
      int power = "kmgt".indexOf(Character.toLowerCase(m.group(5).charAt(0))) + 1;
      factor = BigDecimal.valueOf(1L << (10 * power));
    }
    boolean decimal = "d".equalsIgnoreCase(m.group(4));
    boolean isLong = "l".equalsIgnoreCase(m.group(4));
    if (m.group(1) != null) {
      long bits = new BigInteger(m.group(1), 16).longValue();
      long value =
          (m.group(1).length() <= 8 && !isLong ? (int) bits : bits) * factor.longValueExact();
      return whole(BigDecimal.valueOf(value), isLong);
    }
    String exponent = m.group(3) == null ? "" : m.group(3);
    if (decimal) {
      return new BigDecimal(m.group(2) + exponent).multiply(factor);
    }
    if (m.group(2).indexOf('.') >= 0 || !exponent.isEmpty()) {
      return Double.parseDouble(m.group(2) + exponent) * factor.doubleValue();
    }
    return whole(new BigDecimal(m.group(2)).multiply(factor), isLong);
  }

  private static Object whole(BigDecimal value, boolean isLong) {
    try {
      long exact = value.longValueExact();
      if (!isLong && exact == (int) exact) {
        return (int) exact;
      }
      return exact;
    } catch (ArithmeticException e) {
      return value.precision() < 29 ? (Object) value : (Object) value.doubleValue();
    }
  }
}
