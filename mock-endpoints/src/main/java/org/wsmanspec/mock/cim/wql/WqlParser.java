package org.wsmanspec.mock.cim.wql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.cim.wql.WqlCondition.Operator;
import org.wsmanspec.mock.cim.wql.WqlToken.Kind;

/**
 * Reads WQL: data queries, event queries with WITHIN, ASSOCIATORS OF and REFERENCES OF. Keywords
 * are case-insensitive.
 *
 * <p>Grammar of a condition, loosest first: {@code a OR b}, {@code a AND b}, {@code NOT a}, {@code
 * (a)}, comparison. Aggregation ({@code GROUP}, {@code HAVING}) and schema queries are not read.
 * Limits: 16 Ki characters, parentheses and NOT 64 deep.
 */
public final class WqlParser {
  private static final int MAXIMUM_LENGTH = 16 << 10;
  private static final int MAXIMUM_DEPTH = 64;
  private static final int MAXIMUM_NUMBER_LENGTH = 64;

  private final String text;
  private final List<WqlToken> tokens;
  private int at;

  private WqlParser(String text) {
    if (text.length() > MAXIMUM_LENGTH) {
      throw new WqlSyntaxException(
          text, MAXIMUM_LENGTH, "the query is longer than " + MAXIMUM_LENGTH + " characters");
    }
    this.text = text;
    this.tokens = new WqlLexer(text).tokens();
  }

  /**
   * Parses a query.
   *
   * @throws WqlSyntaxException if the text is no query of this grammar
   */
  public static WqlQuery parse(String text) {
    return new WqlParser(text).query();
  }

  private WqlQuery query() {
    WqlQuery query;
    if (acceptWord("select")) {
      query = select();
    } else if (acceptWord("associators") || acceptWord("references")) {
      query = new WqlLinkParser(this).links(tokens.get(at - 1).isWord("associators"));
    } else {
      throw expected("SELECT, ASSOCIATORS or REFERENCES");
    }
    if (token().kind() != Kind.END) {
      boolean unconditional = query instanceof WqlQuery.Select s && s.where().isEmpty();
      throw expected((unconditional ? "WHERE" : "AND, OR") + " or the end of the query");
    }
    return query;
  }

  private WqlQuery.Select select() {
    List<WqlPath> properties = new ArrayList<>();
    if (!accept("*")) {
      do {
        properties.add(path("a property name or *"));
      } while (accept(","));
    }
    if (!acceptWord("from")) {
      throw expected(properties.isEmpty() ? "FROM" : "\",\" or FROM");
    }
    String className = word("a class name");
    Optional<BigDecimal> within = Optional.empty();
    if (acceptWord("within")) {
      if (token().kind() != Kind.NUMBER || token().text().startsWith("-")) {
        throw expected("a number of seconds");
      }
      within = Optional.of(number().value());
    }
    Optional<WqlCondition> where = acceptWord("where") ? Optional.of(or(0)) : Optional.empty();
    return new WqlQuery.Select(properties, className, within, where);
  }

  private WqlCondition or(int depth) {
    WqlCondition condition = and(depth);
    while (acceptWord("or")) {
      condition = new WqlCondition.Or(condition, and(depth));
    }
    return condition;
  }

  private WqlCondition and(int depth) {
    WqlCondition condition = not(depth);
    while (acceptWord("and")) {
      condition = new WqlCondition.And(condition, not(depth));
    }
    return condition;
  }

  private WqlCondition not(int depth) {
    if (acceptWord("not")) {
      return new WqlCondition.Not(not(deeper(depth)));
    }
    if (accept("(")) {
      WqlCondition inner = or(deeper(depth));
      if (!accept(")")) {
        throw expected("AND, OR or \")\"");
      }
      return inner;
    }
    return comparison();
  }

  private int deeper(int depth) {
    if (depth >= MAXIMUM_DEPTH) {
      throw new WqlSyntaxException(
          text, token().position(), "the condition is deeper than " + MAXIMUM_DEPTH);
    }
    return depth + 1;
  }

  private WqlCondition comparison() {
    WqlOperand left = operand("a property, a value, NOT or \"(\"");
    if (left instanceof WqlPath path) {
      if (acceptWord("like")) {
        return new WqlCondition.Like(path, string("a pattern in quotes"));
      }
      if (acceptWord("isa")) {
        return new WqlCondition.Isa(path, string("a class name in quotes"));
      }
      if (acceptWord("is")) {
        boolean negated = acceptWord("not");
        if (!acceptWord("null")) {
          throw expected(negated ? "NULL" : "NULL or NOT NULL");
        }
        return new WqlCondition.IsNull(path, negated);
      }
    }
    Operator operator = operator();
    int position = token().position();
    WqlOperand right = operand("a property or a value");
    if (left instanceof WqlLiteral && right instanceof WqlLiteral) {
      throw new WqlSyntaxException(text, position, "expected a property on one side");
    }
    return new WqlCondition.Comparison(left, operator, right);
  }

  private Operator operator() {
    if (token().kind() == Kind.SYMBOL) {
      String symbol = token().text().equals("!=") ? "<>" : token().text();
      for (Operator operator : Operator.values()) {
        if (operator.symbol().equals(symbol)) {
          at++;
          return operator;
        }
      }
    }
    throw expected("a comparison (= <> < <= > >=), LIKE, ISA or IS");
  }

  private WqlOperand operand(String what) {
    WqlToken token = token();
    switch (token.kind()) {
      case STRING -> {
        at++;
        return new WqlLiteral.Text(token.text());
      }
      case NUMBER -> {
        return number();
      }
      case WORD -> {
        if (acceptWord("null")) {
          return new WqlLiteral.Null();
        }
        if (acceptWord("true") || acceptWord("false")) {
          return new WqlLiteral.Bool(token.isWord("true"));
        }
        return path(what);
      }
      default -> throw expected(what);
    }
  }

  private WqlLiteral.Numeric number() {
    WqlToken token = token();
    try {
      if (token.text().length() > MAXIMUM_NUMBER_LENGTH) {
        throw new NumberFormatException();
      }
      BigDecimal value = new BigDecimal(token.text());
      // An exponent beyond any CIM real would only cost memory when the number is compared.
      if (Math.abs((long) value.scale()) > 400) {
        throw new NumberFormatException();
      }
      at++;
      return new WqlLiteral.Numeric(value);
    } catch (NumberFormatException e) {
      throw new WqlSyntaxException(text, token.position(), "this is no number CIM can hold");
    }
  }

  private WqlPath path(String what) {
    List<String> names = new ArrayList<>();
    do {
      names.add(word(names.isEmpty() ? what : "a property name"));
      deeper(names.size());
    } while (accept("."));
    return new WqlPath(names);
  }

  String word(String what) {
    WqlToken token = token();
    if (token.kind() != Kind.WORD || WqlWords.isReserved(token.text())) {
      throw expected(what);
    }
    at++;
    return token.text();
  }

  private String string(String what) {
    WqlToken token = token();
    if (token.kind() != Kind.STRING) {
      throw expected(what);
    }
    at++;
    return token.text();
  }

  WqlToken token() {
    return tokens.get(at);
  }

  void advance() {
    at++;
  }

  boolean accept(String symbol) {
    return token().is(symbol) && ++at > 0;
  }

  boolean acceptWord(String keyword) {
    return token().isWord(keyword) && ++at > 0;
  }

  WqlSyntaxException expected(String what) {
    return new WqlSyntaxException(
        text, token().position(), "expected " + what + ", found " + token().shown());
  }
}
