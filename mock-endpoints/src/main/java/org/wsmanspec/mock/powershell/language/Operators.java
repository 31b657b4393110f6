package org.wsmanspec.mock.powershell.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsValues;

/** Arithmetic. */
final class Operators {

  private static final int MOST = 32 * 1024 * 1024;

  private Operators() {}

  static Object arithmetic(String operator, Object left, Object right) {
    Object l = PsValues.plain(left);
    Object r = PsValues.plain(right);
    if (operator.equals("+") && !(l instanceof Number) && l != PsNull.NULL) {
      return plus(l, r);
    } else if (operator.equals("+") && l == PsNull.NULL) {
      return r;
    } else if (operator.equals("*") && (l instanceof String || l instanceof List)) {
      return repeat(l, number(r, "System.Int32").intValue());
    } else if (operator.equals("-") && l instanceof OffsetDateTime t) {
      return r instanceof OffsetDateTime other
          ? Duration.between(other, t)
          : t.minus(r instanceof Duration d ? d : Duration.ZERO);
    } else if (l instanceof Duration d && r instanceof Duration e) {
      return operator.equals("-") ? d.minus(e) : d.plus(e);
    }
    return numbers(operator, number(l, "System.Int32"), number(r, typeOf(l)));
  }

  private static String typeOf(Object value) {
    return value instanceof Number ? PsValues.typeName(value) : "System.Int32";
  }

  private static Object plus(Object l, Object r) {
    if (l instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list);
      items.addAll(PsValues.items(r));
      if (items.size() > MOST / 8) {
        throw PsValues.tooMuch();
      }
      return items;
    } else if (l instanceof PsHashtable h && r instanceof PsHashtable other) {
      PsHashtable sum = new PsHashtable(h.typeNames());
      h.entries().forEach(e -> sum.put(e.key(), e.value()));
      other.entries().forEach(e -> sum.put(e.key(), e.value()));
      return sum;
    } else if (l instanceof OffsetDateTime t && r instanceof Duration d) {
      return t.plus(d);
    } else if (l instanceof Duration d && r instanceof Duration e) {
      return d.plus(e);
    } else if (l instanceof Boolean) {
      return numbers("+", number(l, "System.Int32"), number(r, "System.Int32"));
    }
    String text = PsValues.text(l) + PsValues.text(r);
    if (text.length() > MOST) {
      throw PsValues.tooMuch();
    }
    return text;
  }

  private static Object repeat(Object value, int times) {
    if (times < 0) {
      throw wrong("ArgumentOutOfRange", "The number of repetitions cannot be negative.");
    }
    int size = value instanceof String s ? s.length() : ((List<?>) value).size();
    if ((long) size * times > MOST) {
      throw PsValues.tooMuch();
    }
    if (value instanceof String s) {
      return s.repeat(times);
    }
    List<Object> items = new ArrayList<>(size * times);
    for (int i = 0; i < times; i++) {
      items.addAll((List<?>) value);
    }
    return items;
  }

  static Number number(Object value, String type) {
    return PsValues.asNumber(value)
        .orElseThrow(
            () ->
                wrong(
                    "InvalidCastFromStringToInteger",
                    "Cannot convert value \""
                        + PsValues.text(value)
                        + "\" to type \""
                        + type
                        + "\". Error: \"Input string was not in a correct format.\""));
  }

  private static Object numbers(String operator, Number l, Number r) {
    if (l instanceof BigDecimal || r instanceof BigDecimal) {
      return decimals(operator, decimal(l), decimal(r));
    }
    if (l instanceof Double || r instanceof Double) {
      return doubles(operator, l.doubleValue(), r.doubleValue());
    }
    return integers(operator, l.longValue(), r.longValue(), l, r);
  }

  private static BigDecimal decimal(Number n) {
    return n instanceof BigDecimal d ? d : new BigDecimal(n.toString());
  }

  private static Object decimals(String operator, BigDecimal l, BigDecimal r) {
    if (r.signum() == 0 && (operator.equals("/") || operator.equals("%"))) {
      throw zero();
    }
    return switch (operator) {
      case "+" -> l.add(r, MathContext.DECIMAL128);
      case "-" -> l.subtract(r, MathContext.DECIMAL128);
      case "*" -> l.multiply(r, MathContext.DECIMAL128);
      case "/" -> l.divide(r, MathContext.DECIMAL128);
      default -> l.remainder(r, MathContext.DECIMAL128);
    };
  }

  private static Object doubles(String operator, double l, double r) {
    return switch (operator) {
      case "+" -> l + r;
      case "-" -> l - r;
      case "*" -> l * r;
      case "/" -> l / r;
      default -> l % r;
    };
  }

  private static Object integers(String operator, long l, long r, Number left, Number right) {
    if (r == 0 && (operator.equals("/") || operator.equals("%"))) {
      throw zero();
    }
    long result;
    try {
      switch (operator) {
        case "+" -> result = Math.addExact(l, r);
        case "-" -> result = Math.subtractExact(l, r);
        case "*" -> result = Math.multiplyExact(l, r);
        case "/" -> {
          if (l % r != 0) {
            return (double) l / r;
          }
          result = l / r;
        }
        default -> result = l % r;
      }
    } catch (ArithmeticException e) {
      return doubles(operator, (double) l, (double) r);
    }
    if (left instanceof Integer && right instanceof Integer && result != (int) result) {
      return (double) result;
    }
    boolean small = left instanceof Integer && right instanceof Integer;
    return small ? (Object) (int) result : (Object) result;
  }

  static PsErrorException zero() {
    return new PsErrorException(
        PsError.of(ErrorCategory.NOT_SPECIFIED, "RuntimeException", "Attempted to divide by zero.")
            .exception("System.Management.Automation.RuntimeException", "System.SystemException"));
  }

  static PsErrorException wrong(String id, String message) {
    return new PsErrorException(
        PsError.of(ErrorCategory.INVALID_ARGUMENT, id, message)
            .exception(
                "System.Management.Automation.PSInvalidCastException",
                "System.InvalidCastException",
                "System.SystemException"));
  }

  static Object negate(Object value) {
    return arithmetic("-", 0, value);
  }

  /** {@code l..r}, computed as it is read. */
  static List<Object> range(Object left, Object right) {
    int from = number(left, "System.Int32").intValue();
    int to = number(right, "System.Int32").intValue();
    long size = Math.abs((long) to - from) + 1;
    if (size > Integer.MAX_VALUE - 8) {
      throw PsValues.tooMuch();
    }
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return to >= from ? from + index : from - index;
      }

      @Override
      public int size() {
        return (int) size;
      }
    };
  }

  /** {@code format -f items}. */
  static String format(Object format, Object arguments) {
    List<Object> items = PsValues.items(arguments);
    String pattern = PsValues.text(format);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if ((c == '{' || c == '}') && i + 1 < pattern.length() && pattern.charAt(i + 1) == c) {
        out.append(c);
        i++;
      } else if (c == '{') {
        int close = pattern.indexOf('}', i);
        if (close < 0) {
          throw wrong(
              "FormatError",
              "Error formatting a string: Input string was not in a correct format.");
        }
        out.append(item(pattern.substring(i + 1, close), items));
        i = close;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String item(String place, List<Object> items) {
    String[] colon = place.split(":", 2);
    String[] comma = colon[0].split(",", 2);
    Optional<Number> index = PsValues.asNumber(comma[0].strip());
    if (index.isEmpty() || index.get().intValue() < 0 || index.get().intValue() >= items.size()) {
      throw wrong(
          "FormatError",
          "Error formatting a string: Index (zero based) must be greater than or equal to zero and"
              + " less than the size of the argument list.");
    }
    Object value = items.get(index.get().intValue());
    String text = colon.length == 2 ? formatted(value, colon[1]) : PsValues.text(value);
    if (comma.length == 2) {
      int width = number(comma[1].strip(), "System.Int32").intValue();
      int room = Math.min(Math.abs(width), 10_000) - text.length();
      String pad = " ".repeat(Math.max(0, room));
      return width < 0 ? text + pad : pad + text;
    }
    return text;
  }

  /** A value in a format of .NET: N, F, D, X, P and 0.00 are known, others leave it as it is. */
  static String formatted(Object value, String format) {
    Optional<Number> number =
        PsValues.plain(value) instanceof String ? Optional.empty() : PsValues.asNumber(value);
    if (number.isEmpty() || format.isEmpty()) {
      return PsValues.text(value);
    }
    String digits = format.substring(1);
    boolean counted = digits.length() < 3 && digits.chars().allMatch(Character::isDigit);
    int places = counted && !digits.isEmpty() ? Integer.parseInt(digits) : -1;
    BigDecimal decimal = decimal(number.get());
    char kind = Character.toUpperCase(format.charAt(0));
    if (counted && "NFDXP".indexOf(kind) >= 0) {
      int two = places < 0 ? 2 : places;
      return switch (kind) {
        case 'N' -> String.format(Locale.ROOT, "%,." + two + "f", decimal);
        case 'F' -> decimal.setScale(two, RoundingMode.HALF_UP).toPlainString();
        case 'P' -> String.format(Locale.ROOT, "%,." + two + "f %%", decimal.movePointRight(2));
        case 'X' -> padded(Long.toHexString(decimal.longValue()), format.charAt(0), places);
        default -> padded(Long.toString(decimal.longValue()), 'D', places);
      };
    }
    if (format.matches("0+(\\.0+)?")) {
      int dot = format.indexOf('.');
      String text =
          decimal
              .setScale(dot < 0 ? 0 : format.length() - dot - 1, RoundingMode.HALF_UP)
              .toPlainString();
      int whole = dot < 0 ? format.length() : dot;
      int have = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
      return "0".repeat(Math.max(0, whole - have)) + text;
    }
    return PsValues.text(value);
  }

  private static String padded(String digits, char kind, int places) {
    String cased = kind == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
    return "0".repeat(Math.max(0, places - cased.length())) + cased;
  }
}
