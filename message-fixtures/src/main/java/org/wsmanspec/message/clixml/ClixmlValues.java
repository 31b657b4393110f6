package org.wsmanspec.message.clixml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Common values, with the type names that .NET gives them. */
public final class ClixmlValues {

  private static final String OBJECT = "System.Object";

  private ClixmlValues() {}

  /**
   * A value of Java: text, booleans, numbers, times, bytes, UUIDs, lists, maps, and values that are
   * CLIXML already.
   *
   * @throws IllegalArgumentException if it is of another class
   */
  public static ClixmlValue of(Object value) {
    if (value instanceof ClixmlValue already) {
      return already;
    } else if (value instanceof List<?> items) {
      return list(items.stream().map(ClixmlValues::of).toList());
    } else if (value instanceof Map<?, ?> entries) {
      return hashtable(entries);
    }
    return primitive(value);
  }

  private static Primitive primitive(Object value) {
    if (value instanceof String text) {
      return Primitive.string(text);
    } else if (value instanceof Character c) {
      return Primitive.character(c);
    } else if (value instanceof Boolean b) {
      return Primitive.bool(b);
    } else if (value instanceof Number n) {
      return number(n);
    } else if (value instanceof OffsetDateTime time) {
      return Primitive.dateTime(time);
    } else if (value instanceof LocalDateTime time) {
      return Primitive.dateTime(time);
    } else if (value instanceof Duration duration) {
      return Primitive.duration(duration);
    } else if (value instanceof UUID id) {
      return Primitive.guid(id);
    } else if (value instanceof byte[] bytes) {
      return Primitive.bytes(bytes);
    }
    throw new IllegalArgumentException("CLIXML has no value for a " + value.getClass().getName());
  }

  private static Primitive number(Number n) {
    if (n instanceof Integer i) {
      return Primitive.i32(i);
    } else if (n instanceof Long l) {
      return Primitive.i64(l);
    } else if (n instanceof Short s) {
      return Primitive.integer(PrimitiveTag.I16, BigInteger.valueOf(s));
    } else if (n instanceof Byte b) {
      return Primitive.integer(PrimitiveTag.SB, BigInteger.valueOf(b));
    } else if (n instanceof Double d) {
      return Primitive.number(d.doubleValue());
    } else if (n instanceof Float f) {
      return Primitive.number(f.floatValue());
    } else if (n instanceof BigInteger big) {
      return Primitive.integer(PrimitiveTag.U64, big);
    } else if (n instanceof BigDecimal decimal) {
      return Primitive.decimal(decimal);
    }
    throw new IllegalArgumentException("CLIXML has no value for a " + n.getClass().getName());
  }

  /** A list of any values. */
  public static ComplexObject list(List<? extends ClixmlValue> items) {
    return ComplexObject.builder()
        .types("System.Collections.ArrayList", OBJECT)
        .list(items)
        .build();
  }

  /** An array of objects, as PowerShell's {@code @(…)} is. */
  public static ComplexObject array(List<? extends ClixmlValue> items) {
    return ComplexObject.builder()
        .types("System.Object[]", "System.Array", OBJECT)
        .list(items)
        .build();
  }

  /** A dictionary, as PowerShell's {@code @{…}} is. */
  public static ComplexObject hashtable(Map<?, ?> entries) {
    return ComplexObject.builder()
        .types("System.Collections.Hashtable", OBJECT)
        .dictionary(entries(entries))
        .build();
  }

  /** A PSPrimitiveDictionary (MS-PSRP 2.2.3.18); maps in it become such dictionaries too. */
  public static ComplexObject primitiveDictionary(Map<String, ?> entries) {
    List<Dictionary.Entry> pairs = new ArrayList<>();
    entries.forEach(
        (key, value) ->
            pairs.add(
                new Dictionary.Entry(
                    Primitive.string(key),
                    value instanceof Map<?, ?> inner
                        ? primitiveDictionary(textual(inner))
                        : of(value))));
    return ComplexObject.builder()
        .types(
            "System.Management.Automation.PSPrimitiveDictionary",
            "System.Collections.Hashtable",
            OBJECT)
        .dictionary(pairs)
        .build();
  }

  /** A PSCustomObject with these properties. */
  public static ComplexObject customObject(Map<String, ?> properties) {
    ObjectBuilder object =
        ComplexObject.builder().types("System.Management.Automation.PSCustomObject", OBJECT);
    properties.forEach((name, value) -> object.extended(name, of(value)));
    return object.build();
  }

  private static List<Dictionary.Entry> entries(Map<?, ?> entries) {
    List<Dictionary.Entry> pairs = new ArrayList<>();
    entries.forEach((key, value) -> pairs.add(new Dictionary.Entry(of(key), of(value))));
    return pairs;
  }

  private static Map<String, ?> textual(Map<?, ?> map) {
    Map<String, Object> textual = new LinkedHashMap<>();
    map.forEach((key, value) -> textual.put(String.valueOf(key), value));
    return textual;
  }
}
