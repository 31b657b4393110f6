package org.wsmanspec.mock.powershell.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.mock.powershell.PsEnum;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNative;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;

/** Casts, and the names of types. */
final class Conversions {

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("int", "System.Int32"),
          Map.entry("long", "System.Int64"),
          Map.entry("string", "System.String"),
          Map.entry("bool", "System.Boolean"),
          Map.entry("char", "System.Char"),
          Map.entry("byte", "System.Byte"),
          Map.entry("double", "System.Double"),
          Map.entry("float", "System.Single"),
          Map.entry("single", "System.Single"),
          Map.entry("decimal", "System.Decimal"),
          Map.entry("datetime", "System.DateTime"),
          Map.entry("timespan", "System.TimeSpan"),
          Map.entry("guid", "System.Guid"),
          Map.entry("uri", "System.Uri"),
          Map.entry("version", "System.Version"),
          Map.entry("xml", "System.Xml.XmlDocument"),
          Map.entry("array", "System.Array"),
          Map.entry("object", "System.Object"),
          Map.entry("hashtable", "System.Collections.Hashtable"),
          Map.entry("scriptblock", "System.Management.Automation.ScriptBlock"),
          Map.entry("pscustomobject", "System.Management.Automation.PSObject"),
          Map.entry("psobject", "System.Management.Automation.PSObject"),
          Map.entry("switch", "System.Management.Automation.SwitchParameter"),
          Map.entry("securestring", "System.Security.SecureString"));

  private static final List<String> COLORS =
      List.of(
          "Black",
          "DarkBlue",
          "DarkGreen",
          "DarkCyan",
          "DarkRed",
          "DarkMagenta",
          "DarkYellow",
          "Gray",
          "DarkGray",
          "Blue",
          "Green",
          "Cyan",
          "Red",
          "Magenta",
          "Yellow",
          "White");

  private Conversions() {}

  static String fullName(String name) {
    boolean array = name.endsWith("[]");
    String bare = array ? name.substring(0, name.length() - 2) : name;
    String full = SHORT.get(bare.toLowerCase(Locale.ROOT));
    if (full == null) {
      String dotted = bare.toLowerCase(Locale.ROOT).startsWith("system.") ? bare : "System." + bare;
      full =
          SHORT.values().stream().filter(v -> v.equalsIgnoreCase(dotted)).findFirst().orElse(bare);
    }
    return array ? full + "[]" : full;
  }

  static String shortName(String name) {
    String full = fullName(name);
    return SHORT.entrySet().stream()
        .filter(e -> e.getValue().equals(full))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElse(full);
  }

  static Object cast(String type, Object value) {
    String full = fullName(type);
    if (full.endsWith("[]")) {
      return array(full, value);
    }
    Object v = PsValues.plain(value);
    switch (full) {
      case "System.Int32" -> {
        return whole(v, full).intValueExact();
      }
      case "System.Int64" -> {
        return whole(v, full).longValueExact();
      }
      case "System.Byte" -> {
        return small(PrimitiveTag.BY, v, full);
      }
      case "System.SByte" -> {
        return small(PrimitiveTag.SB, v, full);
      }
      case "System.Int16" -> {
        return small(PrimitiveTag.I16, v, full);
      }
      case "System.UInt16" -> {
        return small(PrimitiveTag.U16, v, full);
      }
      case "System.UInt32" -> {
        return small(PrimitiveTag.U32, v, full);
      }
      case "System.UInt64" -> {
        return small(PrimitiveTag.U64, v, full);
      }
      case "System.Double" -> {
        return Operators.number(v, full).doubleValue();
      }
      case "System.Single" -> {
        return Primitive.number(Operators.number(v, full).floatValue());
      }
      case "System.Decimal" -> {
        return new BigDecimal(Operators.number(v, full).toString());
      }
      case "System.String" -> {
        return v == PsNull.NULL ? "" : PsValues.text(value);
      }
      case "System.Boolean", "System.Management.Automation.SwitchParameter" -> {
        return PsValues.isTrue(v);
      }
      case "System.Char" -> {
        return character(v);
      }
      case "System.DateTime" -> {
        return time(v);
      }
      case "System.Guid" -> {
        return guid(v);
      }
      case "System.Version" -> {
        return Primitive.version(PsValues.text(v));
      }
      case "System.Uri" -> {
        return Primitive.text(PrimitiveTag.URI, PsValues.text(v));
      }
      case "System.TimeSpan" -> {
        return v instanceof Duration ? v : Duration.ofNanos(whole(v, full).longValueExact() * 100);
      }
      case "System.Array" -> {
        return new ArrayList<>(PsValues.items(value));
      }
      case "System.Management.Automation.PSObject" -> {
        return value instanceof PsHashtable table ? custom(table) : value;
      }
      case "System.Management.Automation.ScriptBlock" -> {
        return v instanceof ScriptBlock ? v : ScriptBlock.parse(PsValues.text(v));
      }
      default -> {
        return other(type, value);
      }
    }
  }

  private static Object other(String type, Object value) {
    String lower = type.toLowerCase(Locale.ROOT);
    if (lower.equals("void")) {
      return List.of();
    } else if (lower.equals("ordered")) {
      return value;
    } else if (lower.endsWith("consolecolor")) {
      return color(PsValues.text(value));
    } else if (lower.endsWith("bindingflags")) {
      return new PsEnum("System.Reflection.BindingFlags", PsValues.text(value), 36);
    }
    return value;
  }

  static Object color(String name) {
    for (int i = 0; i < COLORS.size(); i++) {
      if (COLORS.get(i).equalsIgnoreCase(name) || Integer.toString(i).equals(name)) {
        return new PsEnum("System.ConsoleColor", COLORS.get(i), i);
      }
    }
    throw Operators.wrong("InvalidColor", "There is no color \"" + name + "\".");
  }

  private static Object array(String full, Object value) {
    String of = full.substring(0, full.length() - 2);
    Object v = PsValues.plain(value);
    if (v == PsNull.NULL) {
      return v;
    }
    if (of.equals("System.Byte")) {
      List<Object> items = PsValues.items(value);
      byte[] bytes = new byte[items.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) whole(items.get(i), of).intValueExact();
      }
      return bytes;
    } else if (of.equals("System.Char") && v instanceof String s) {
      List<Object> characters = new ArrayList<>();
      s.chars().forEach(c -> characters.add((char) c));
      return characters;
    }
    List<Object> items = new ArrayList<>();
    PsValues.items(value).forEach(i -> items.add(cast(of, i)));
    return items;
  }

  private static BigDecimal whole(Object value, String type) {
    Number n = Operators.number(value, type);
    if (n instanceof Double d && (d.isNaN() || d.isInfinite())) {
      throw tooLarge(value, type);
    }
    BigDecimal whole = new BigDecimal(n.toString()).setScale(0, RoundingMode.HALF_EVEN);
    int bits = type.equals("System.Int32") ? 31 : 64;
    if (whole.toBigInteger().bitLength() > bits
        || (type.equals("System.Int64") && whole.toBigInteger().bitLength() > 63)) {
      throw tooLarge(value, type);
    }
    return whole;
  }

  private static PsErrorException tooLarge(Object value, String type) {
    return Operators.wrong(
        "ConvertToFinalInvalidCastException",
        "Cannot convert value \""
            + PsValues.text(value)
            + "\" to type \""
            + type
            + "\". Error: \"Value was either too large or too small for the type.\"");
  }

  private static Object small(PrimitiveTag tag, Object value, String type) {
    BigInteger whole = whole(value, type).toBigInteger();
    try {
      return Primitive.integer(tag, whole);
    } catch (RuntimeException e) {
      throw tooLarge(value, type);
    }
  }

  private static Object character(Object value) {
    if (value instanceof String s && s.length() == 1) {
      return s.charAt(0);
    }
    return (char) whole(value, "System.Int32").intValueExact();
  }

  private static Object time(Object value) {
    if (value instanceof OffsetDateTime || value instanceof LocalDateTime) {
      return value;
    }
    String text = PsValues.text(value).strip().replace(' ', 'T');
    try {
      if (text.length() <= 10) {
        return LocalDate.parse(text).atStartOfDay();
      }
      return text.endsWith("Z") || text.indexOf('+') > 0
          ? OffsetDateTime.parse(text)
          : LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw Operators.wrong(
          "InvalidCastParseTargetInvocation",
          "Cannot convert value \"" + text + "\" to type \"System.DateTime\".");
    }
  }

  private static Object guid(Object value) {
    if (value instanceof UUID) {
      return value;
    }
    try {
      return UUID.fromString(PsValues.text(value).replace("{", "").replace("}", ""));
    } catch (IllegalArgumentException e) {
      throw Operators.wrong(
          "InvalidCastParseTargetInvocation",
          "Cannot convert value \"" + PsValues.text(value) + "\" to type \"System.Guid\".");
    }
  }

  private static PsObject custom(PsHashtable table) {
    PsObject object = PsObject.custom();
    table.entries().forEach(e -> object.with(PsValues.text(e.key()), e.value()));
    return object;
  }

  static boolean is(Object value, Object type) {
    String wanted = fullName(type instanceof TypeReference t ? t.name() : PsValues.text(type));
    String have = value instanceof PsNative n ? n.typeName() : PsValues.typeName(value);
    return wanted.equals("System.Object")
        || have.equalsIgnoreCase(wanted)
        || (wanted.equals("System.Array") && value instanceof List)
        || (value instanceof ScriptBlock && wanted.endsWith(".ScriptBlock"))
        || (value instanceof PsObject o
            && o.typeNames().stream().anyMatch(wanted::equalsIgnoreCase));
  }

  static Object as(Object value, Object type) {
    try {
      return cast(type instanceof TypeReference t ? t.name() : PsValues.text(type), value);
    } catch (PsErrorException | ArithmeticException e) {
      return PsNull.NULL;
    }
  }
}
