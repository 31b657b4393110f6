package org.wsmanspec.mock.powershell;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.ErrorCategory;

/**
 * What PowerShell makes of values.
 *
 * <p>Values are {@link PsNull}, Boolean, Integer, Long, Double, BigDecimal, Character, String,
 * byte[], OffsetDateTime, LocalDateTime, Duration, UUID, List (an array), {@link PsHashtable},
 * {@link PsObject}, {@link PsError}, {@link PsEnum}, {@link SecureText}, script blocks, and a
 * {@link Primitive} for numbers of other types.
 */
public final class PsValues {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT);
  private static final int MOST_DIGITS = 29;
  private static final int MOST_TEXT = 32 * 1024 * 1024;

  private PsValues() {}

  /** Whether it counts as true. */
  public static boolean isTrue(Object value) {
    Object v = plain(value);
    if (v == PsNull.NULL) {
      return false;
    } else if (v instanceof Boolean b) {
      return b;
    } else if (v instanceof Number n) {
      return n.doubleValue() != 0;
    } else if (v instanceof String s) {
      return !s.isEmpty();
    } else if (v instanceof List<?> list) {
      return list.size() > 1 || (list.size() == 1 && isTrue(list.get(0)));
    } else if (v instanceof PsEnum e) {
      return e.code() != 0;
    }
    return true;
  }

  /** A value of a type of its own, such as an unsigned number, in terms of Java. */
  public static Object plain(Object value) {
    if (value instanceof Primitive p) {
      return p.value().orElse(PsNull.NULL);
    } else if (value instanceof PsObject o && o.base().isPresent()) {
      return plain(o.base().get());
    }
    return value;
  }

  /** Its text, as in a string that is expanded. */
  public static String text(Object value) {
    if (value instanceof PsObject object) {
      return object
          .text()
          .orElseGet(() -> object.base().map(PsValues::text).orElseGet(() -> shape(object)));
    }
    Object v = plain(value);
    if (v instanceof String s) {
      return s;
    } else if (v instanceof Boolean b) {
      return b ? "True" : "False";
    } else if (v instanceof Double d) {
      return number(d);
    } else if (v instanceof Float f) {
      return number(f);
    } else if (v instanceof BigDecimal d) {
      return d.toPlainString();
    } else if (v instanceof byte[] bytes) {
      StringJoiner joined = new StringJoiner(" ");
      for (byte b : bytes) {
        joined.add(Integer.toString(b & 0xFF));
      }
      return joined.toString();
    } else if (v instanceof List<?> list) {
      return join(list, " ");
    } else if (v instanceof OffsetDateTime t) {
      return TIME.format(t);
    } else if (v instanceof LocalDateTime t) {
      return TIME.format(t);
    } else if (v instanceof Duration d) {
      return duration(d);
    } else if (v instanceof PsError e) {
      return e.message();
    }
    return v.toString();
  }

  /** The texts of values with something between. */
  public static String join(List<?> items, String separator) {
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Object item : items) {
      if (!first) {
        out.append(separator);
      }
      first = false;
      out.append(text(item));
      if (out.length() > MOST_TEXT) {
        throw tooMuch();
      }
    }
    return out.toString();
  }

  /** The error for values beyond what a script may use. */
  public static PsErrorException tooMuch() {
    return new PsErrorException(
        PsError.of(
                ErrorCategory.LIMITS_EXCEEDED,
                "OutOfMemory",
                "The value is larger than this endpoint allows.")
            .exception("System.OutOfMemoryException", "System.SystemException"));
  }

  private static String shape(PsObject object) {
    if (!object.typeNames().isEmpty() && !object.typeNames().get(0).endsWith("PSCustomObject")) {
      return object.typeNames().get(0);
    }
    StringJoiner joined = new StringJoiner("; ", "@{", "}");
    for (PsObject.Property p : object.properties()) {
      joined.add(
          p.name() + "=" + (p.value() instanceof PsObject inner ? name(inner) : text(p.value())));
    }
    return joined.toString();
  }

  private static String name(PsObject object) {
    return object.text().orElse("");
  }

  /** A number as .NET Framework shows it: 15 digits, an exponent if it is far from 1. */
  private static String number(double d) {
    if (Double.isNaN(d)) {
      return "NaN";
    } else if (Double.isInfinite(d)) {
      return d > 0 ? "Infinity" : "-Infinity";
    } else if (d == Math.rint(d) && Math.abs(d) < 1e15) {
      return Long.toString((long) d);
    }
    BigDecimal rounded =
        new BigDecimal(d).round(new java.math.MathContext(15)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -5 && exponent < 15) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().abs().toString();
    return (d < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + "E"
        + (exponent < 0 ? "-" : "+")
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }

  private static String duration(Duration d) {
    Duration a = d.abs();
    String days = a.toDaysPart() > 0 ? a.toDaysPart() + "." : "";
    String ticks =
        a.toNanosPart() >= 100 ? String.format(Locale.ROOT, ".%07d", a.toNanosPart() / 100) : "";
    return (d.isNegative() ? "-" : "")
        + days
        + String.format(
            Locale.ROOT, "%02d:%02d:%02d", a.toHoursPart(), a.toMinutesPart(), a.toSecondsPart())
        + ticks;
  }

  /** Its items, if it is something that a pipeline takes apart, else itself alone. */
  public static List<Object> items(Object value) {
    Object v = value instanceof PsObject o && o.properties().isEmpty() ? plain(o) : value;
    if (v instanceof byte[] bytes) {
      List<Object> items = new ArrayList<>(bytes.length);
      for (byte b : bytes) {
        items.add(
            Primitive.integer(
                org.wsmanspec.message.clixml.PrimitiveTag.BY, BigInteger.valueOf(b & 0xFF)));
      }
      return items;
    }
    return v instanceof List<?> list ? cast(list) : List.of(value);
  }

  @SuppressWarnings("unchecked") // Lists of values hold objects, whatever they are.
  private static List<Object> cast(List<?> list) {
    return (List<Object>) list;
  }

  /**
   * It as a number: Integer, Long, Double or BigDecimal.
   *
   * @return empty if it cannot be one
   */
  public static Optional<Number> asNumber(Object value) {
    Object v = plain(value);
    if (v == PsNull.NULL) {
      return Optional.of(0);
    } else if (v instanceof Number n) {
      return Optional.of(narrow(n));
    } else if (v instanceof Boolean b) {
      return Optional.of(b ? 1 : 0);
    } else if (v instanceof Character c) {
      return Optional.of((int) c);
    } else if (v instanceof PsEnum e) {
      return Optional.of(e.code());
    } else if (v instanceof String s) {
      return parse(s.strip());
    }
    return Optional.empty();
  }

  private static Number narrow(Number n) {
    if (n instanceof Byte || n instanceof Short) {
      return n.intValue();
    } else if (n instanceof Float) {
      return n.doubleValue();
    } else if (n instanceof BigInteger big) {
      return big.bitLength() < 64 ? big.longValue() : new BigDecimal(big);
    }
    return n;
  }

  private static Optional<Number> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(0);
    }
    if (text.length() > MOST_DIGITS + 10) {
      return Optional.empty();
    }
    try {
      if (text.startsWith("0x") || text.startsWith("0X")) {
        long hex = Long.parseUnsignedLong(text.substring(2), 16);
        return Optional.of(text.length() <= 10 ? (Number) (int) hex : (Number) hex);
      }
      BigDecimal decimal = new BigDecimal(text.replace(",", ""));
      if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
        return Optional.of(decimal.doubleValue());
      }
      long whole = decimal.longValueExact();
      return Optional.of(whole == (int) whole ? (Number) (int) whole : (Number) whole);
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Full name of its type. */
  public static String typeName(Object value) {
    if (value instanceof PsObject o) {
      return o.typeNames().isEmpty() ? "System.Object" : o.typeNames().get(0);
    } else if (value instanceof PsHashtable h) {
      return h.typeNames().get(0);
    } else if (value instanceof PsEnum e) {
      return e.typeName();
    } else if (value instanceof Primitive p) {
      return switch (p.tag()) {
        case BY -> "System.Byte";
        case SB -> "System.SByte";
        case U16 -> "System.UInt16";
        case I16 -> "System.Int16";
        case U32 -> "System.UInt32";
        case U64 -> "System.UInt64";
        case SG -> "System.Single";
        case VERSION -> "System.Version";
        case URI -> "System.Uri";
        case XD -> "System.Xml.XmlDocument";
        case SBK -> "System.Management.Automation.ScriptBlock";
        default -> typeName(plain(p));
      };
    } else if (value instanceof String) {
      return "System.String";
    } else if (value instanceof Integer) {
      return "System.Int32";
    } else if (value instanceof Long) {
      return "System.Int64";
    } else if (value instanceof Double) {
      return "System.Double";
    } else if (value instanceof BigDecimal) {
      return "System.Decimal";
    } else if (value instanceof Boolean) {
      return "System.Boolean";
    } else if (value instanceof Character) {
      return "System.Char";
    } else if (value instanceof byte[]) {
      return "System.Byte[]";
    } else if (value instanceof List) {
      return "System.Object[]";
    } else if (value instanceof OffsetDateTime || value instanceof LocalDateTime) {
      return "System.DateTime";
    } else if (value instanceof Duration) {
      return "System.TimeSpan";
    } else if (value instanceof java.util.UUID) {
      return "System.Guid";
    } else if (value instanceof SecureText) {
      return "System.Security.SecureString";
    } else if (value instanceof PsError) {
      return "System.Management.Automation.ErrorRecord";
    }
    return "System.Object";
  }
}
