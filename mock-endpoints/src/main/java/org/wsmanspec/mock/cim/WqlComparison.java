package org.wsmanspec.mock.cim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.wsmanspec.mock.cim.WqlCompiler.Truth;
import org.wsmanspec.mock.cim.wql.WqlCondition.Operator;
import org.wsmanspec.mock.cim.wql.WqlLiteral;

/**
 * Compares values in queries. A comparable is BigDecimal, String, Boolean, CimDateTime or
 * ObjectPath.
 */
final class WqlComparison {
  private WqlComparison() {}

  /** Whether values of two types compare. */
  static boolean comparable(CimType left, CimType right) {
    return kind(left) == kind(right);
  }

  private static CimType kind(CimType type) {
    if (type.isNumeric()) {
      return CimType.REAL64;
    }
    return type == CimType.CHAR16 ? CimType.STRING : type;
  }

  /**
   * What a value compares as; empty if NULL, an array, no finite number or an embedded instance.
   */
  static Optional<Object> comparable(CimValue value) {
    if (value.type().isNumeric()) {
      return value.number().map(n -> n);
    }
    return switch (value.type()) {
      case EMBEDDED -> Optional.empty();
      case CHAR16 -> value.text().map(t -> t);
      default -> value.scalar();
    };
  }

  /** What a literal means next to a property of a type; empty if it does not fit. */
  static Optional<Object> constant(
      InstanceRules rules, String namespace, CimType type, WqlLiteral literal) {
    String text = literal instanceof WqlLiteral.Text t ? t.value() : null;
    BigDecimal number = literal instanceof WqlLiteral.Numeric n ? n.value() : null;
    try {
      switch (type) {
        case STRING, CHAR16 -> {
          return Optional.ofNullable(text);
        }
        case BOOLEAN -> {
          if (literal instanceof WqlLiteral.Bool bool) {
            return Optional.of(bool.value());
          }
          if (number != null) {
            return CimValue.parse(type, number.toPlainString()).scalar();
          }
          return text == null ? Optional.empty() : CimValue.parse(type, text).scalar();
        }
        case DATETIME -> {
          return text == null ? Optional.empty() : Optional.of(CimDateTime.parse(text));
        }
        case REFERENCE -> {
          return text == null
              ? Optional.empty()
              : Optional.of(rules.canonical(namespace, ObjectPath.parse(text)));
        }
        case EMBEDDED -> {
          return Optional.empty();
        }
        default -> {
          if (number != null) {
            return Optional.of(number);
          }
          return text == null || text.length() > 40
              ? Optional.empty()
              : Optional.of(new BigDecimal(new BigInteger(text.trim())));
        }
      }
    } catch (CimException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Truth compare(Object left, Operator operator, Object right) {
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      return Truth.of(operator.holds(a.compareTo(b)));
    }
    if (left instanceof String a && right instanceof String b) {
      return Truth.of(operator.holds(a.compareToIgnoreCase(b)));
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return Truth.of(operator.holds(a.compareTo(b)));
    }
    if (left instanceof CimDateTime a && right instanceof CimDateTime b) {
      return dateTimes(a, operator, b);
    }
    return left instanceof ObjectPath && right instanceof ObjectPath
        ? Truth.of(operator.holds(left.equals(right) ? 0 : 1))
        : Truth.UNKNOWN;
  }

  /**
   * Timestamps compare as points in time whatever their offsets; with wildcards only for equality,
   * as text.
   */
  private static Truth dateTimes(CimDateTime left, Operator operator, CimDateTime right) {
    Optional<BigInteger> a = left.microseconds();
    Optional<BigInteger> b = right.microseconds();
    if (a.isPresent() && b.isPresent() && left.isInterval() == right.isInterval()) {
      return Truth.of(operator.holds(a.get().compareTo(b.get())));
    }
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    return equality ? Truth.of(operator.holds(left.equals(right) ? 0 : 1)) : Truth.UNKNOWN;
  }
}
