package org.wsmanspec.mock.cim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Conversions of scalar values between Java, their lexical form and literals. */
final class CimValues {
  private CimValues() {}

  static Object convert(CimType type, Object value) {
    Object converted =
        switch (type) {
          case BOOLEAN -> value instanceof Boolean ? value : null;
          case STRING -> value instanceof String ? value : null;
          case CHAR16 -> value instanceof Character ? value : null;
          case REAL32 -> value instanceof Number n ? (Object) n.floatValue() : null;
          case REAL64 -> value instanceof Number n ? (Object) n.doubleValue() : null;
          case DATETIME -> value instanceof CimDateTime ? value : null;
          case REFERENCE -> value instanceof ObjectPath ? value : null;
          case EMBEDDED -> value instanceof CimInstance ? value : null;
          default -> value instanceof Number n ? integer(type, n) : null;
        };
    if (converted == null) {
      throw mismatch(type, String.valueOf(value));
    }
    return converted;
  }

  static Object parse(CimType type, String text) {
    String trimmed = text.trim();
    try {
      return switch (type) {
        case BOOLEAN -> bool(trimmed);
        case STRING -> text;
        case CHAR16 -> {
          if (text.length() != 1) {
            throw mismatch(type, text);
          }
          yield text.charAt(0);
        }
        case REAL32 -> (float) real(trimmed);
        case REAL64 -> real(trimmed);
        case DATETIME -> CimDateTime.parse(trimmed);
        case REFERENCE -> ObjectPath.parse(trimmed);
        case EMBEDDED -> throw mismatch(type, text);
        default -> {
          BigInteger number = new BigInteger(trimmed);
          if (!type.admits(number)) {
            throw mismatch(type, text);
          }
          yield number;
        }
      };
    } catch (NumberFormatException e) {
      throw mismatch(type, text);
    }
  }

  static String text(Object scalar) {
    if (scalar instanceof Float real) {
      return realText(real, real.toString());
    }
    if (scalar instanceof Double real) {
      return realText(real, real.toString());
    }
    return scalar.toString();
  }

  static String literal(Object scalar) {
    if (scalar instanceof String || scalar instanceof CimDateTime || scalar instanceof ObjectPath) {
      return quote(scalar.toString());
    }
    if (scalar instanceof Character character) {
      return "'" + character + "'";
    }
    return text(scalar);
  }

  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static Optional<BigDecimal> number(Object scalar) {
    if (scalar instanceof BigInteger integer) {
      return Optional.of(new BigDecimal(integer));
    }
    if (scalar instanceof Float || scalar instanceof Double) {
      double real = ((Number) scalar).doubleValue();
      return Double.isFinite(real)
          ? Optional.of(new BigDecimal(scalar.toString()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true", "TRUE", "True", "1" -> true;
      case "false", "FALSE", "False", "0" -> false;
      default -> throw mismatch(CimType.BOOLEAN, text);
    };
  }

  /** Reads the XML Schema forms of a real; Java's own suffixes and hexadecimal are no CIM. */
  private static double real(String text) {
    return switch (text) {
      case "INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> new BigDecimal(text).doubleValue();
    };
  }

  private static String realText(double real, String plain) {
    if (Double.isNaN(real)) {
      return "NaN";
    }
    if (Double.isInfinite(real)) {
      return real > 0 ? "INF" : "-INF";
    }
    return plain;
  }

  private static Object integer(CimType type, Number number) {
    BigInteger whole;
    try {
      whole =
          number instanceof BigInteger big
              ? big
              : new BigDecimal(number.toString()).toBigIntegerExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw mismatch(type, number.toString());
    }
    if (!type.admits(whole)) {
      throw mismatch(type, number.toString());
    }
    return whole;
  }

  private static CimException mismatch(CimType type, String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    String expected =
        type == CimType.EMBEDDED ? "an embedded instance" : "a value of type " + type.keyword();
    return new CimException(
        CimStatus.TYPE_MISMATCH,
        CimException.Problem.BAD_VALUE,
        null,
        "\"" + shown + "\" does not fit; expected " + expected);
  }
}
