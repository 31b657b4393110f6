package org.wsmanspec.mock.cim.wql;

/** A condition after WHERE. */
public sealed interface WqlCondition {
  /** Both hold. */
  record And(WqlCondition left, WqlCondition right) implements WqlCondition {}

  /** One or both hold. */
  record Or(WqlCondition left, WqlCondition right) implements WqlCondition {}

  /** It does not hold. */
  record Not(WqlCondition condition) implements WqlCondition {}

  /** Two operands compare so. */
  record Comparison(WqlOperand left, Operator operator, WqlOperand right) implements WqlCondition {}

  /** A string property matches a pattern of {@code %}, {@code _}, {@code [a-f]}, {@code [^a]}. */
  record Like(WqlPath property, String pattern) implements WqlCondition {}

  /** A property is NULL, or with {@code negated} is not. */
  record IsNull(WqlPath property, boolean negated) implements WqlCondition {}

  /**
   * An embedded instance, or the instance itself ({@code __this}, {@code __CLASS}), is of a class
   * or derived from it.
   */
  record Isa(WqlPath property, String className) implements WqlCondition {}

  /** The comparisons. */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** The operator in a query. */
    public String symbol() {
      return symbol;
    }

    /** The operator with its sides exchanged: {@code <} becomes {@code >}. */
    public Operator mirrored() {
      return switch (this) {
        case EQUAL, NOT_EQUAL -> this;
        case LESS -> GREATER;
        case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
        case GREATER -> LESS;
        case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      };
    }

    /** Whether a three-way comparison result satisfies this operator. */
    public boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
      };
    }
  }
}
