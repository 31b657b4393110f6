package org.wsmanspec.mock.powershell.language;

import java.util.List;
import java.util.Optional;

/** What has a value. */
sealed interface Expression {

  /** A number, string without variables, or other constant. */
  record Literal(Object value) implements Expression {}

  /** A word of a command line, which is a constant too, but may name a parameter's value only. */
  record Interpolated(List<Expression> parts) implements Expression {}

  /** A variable, with its scope or drive, such as {@code env:}, in front if it has one. */
  record Variable(String name) implements Expression {}

  /** {@code a, b}. */
  record ArrayLiteral(List<Expression> items) implements Expression {}

  /** {@code $(…)}. */
  record SubExpression(Statement.Block block) implements Expression {}

  /** {@code @(…)}. */
  record ArrayExpression(Statement.Block block) implements Expression {}

  /** {@code (…)}. */
  record Paren(Statement statement) implements Expression {}

  /** <code>@{…}</code>. */
  record HashLiteral(List<HashEntry> entries) implements Expression {}

  /** An entry of a hash literal. */
  record HashEntry(Expression key, Statement value) {}

  /** <code>{…}</code>. */
  record BlockLiteral(ScriptBlock block) implements Expression {}

  /** {@code [Name]}. */
  record TypeLiteral(String name) implements Expression {}

  /** {@code [Name] operand}. */
  record Cast(String type, Expression operand) implements Expression {}

  /** An operator before its operand: {@code - + ! -not -join -split ,}. */
  record Unary(String operator, Expression operand) implements Expression {}

  /** An operator between its operands, in lower case, without its dash. */
  record Binary(String operator, Expression left, Expression right) implements Expression {}

  /** {@code ++} and {@code --}. */
  record Increment(Expression target, int by, boolean prefix) implements Expression {}

  /** {@code a.b} and {@code a::b}. */
  record Member(Expression target, Expression name, boolean ofType) implements Expression {}

  /** {@code a.b(…)} and {@code a::b(…)}. */
  record Call(
      Expression target, Expression name, List<Expression> arguments, boolean ofType, Extent extent)
      implements Expression {}

  /** {@code a[i]}. */
  record Index(Expression target, Expression index) implements Expression {}

  /** Where in the source something stands. */
  record Extent(int start, int end) {}

  /** A parameter of a function or script block. */
  record Parameter(
      String name,
      Optional<String> type,
      Optional<Expression> defaultValue,
      boolean fromPipeline,
      boolean mandatory) {}
}
