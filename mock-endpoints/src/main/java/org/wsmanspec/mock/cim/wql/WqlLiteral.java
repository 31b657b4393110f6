package org.wsmanspec.mock.cim.wql;

import java.math.BigDecimal;

/** A literal in a query. */
public sealed interface WqlLiteral extends WqlOperand {
  /** A string; a datetime or a reference is written as one, too. */
  record Text(String value) implements WqlLiteral {}

  /** A number. */
  record Numeric(BigDecimal value) implements WqlLiteral {
    /** Drops trailing zeros, so that 1.0 equals 1. */
    public Numeric {
      value = value.stripTrailingZeros();
    }
  }

  /** TRUE or FALSE. */
  record Bool(boolean value) implements WqlLiteral {}

  /** NULL. */
  record Null() implements WqlLiteral {}
}
