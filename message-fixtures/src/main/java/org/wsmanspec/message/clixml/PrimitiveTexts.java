package org.wsmanspec.message.clixml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which texts the primitive types have (MS-PSRP 2.2.5.1), and what they mean. */
final class PrimitiveTexts {

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,20}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,10}(?:\\.[0-9]{1,10}){1,3}");
  private static final int EXCERPT = 40;
  private static final int LONGEST_NUMBER = 400;

  private PrimitiveTexts() {}

  static Primitive checked(Primitive primitive) {
    parse(primitive);
    return primitive;
  }

  /** Empty for Nil. */
  static Optional<Object> parse(Primitive primitive) {
    String text = primitive.text();
    try {
      return switch (primitive.tag()) {
        case S, URI, XD, SBK -> Optional.of(primitive.string());
        case NIL -> nil(text);
        case C -> Optional.of((char) integer(text, 0, 0xFFFF));
        case B -> Optional.of(bool(text));
        case DT -> Optional.of(Times.dateTime(text.strip()));
        case TS -> Optional.of(Times.duration(text.strip()));
        case BY -> Optional.of((int) integer(text, 0, 0xFF));
        case SB -> Optional.of((byte) integer(text, Byte.MIN_VALUE, Byte.MAX_VALUE));
        case U16 -> Optional.of((int) integer(text, 0, 0xFFFF));
        case I16 -> Optional.of((short) integer(text, Short.MIN_VALUE, Short.MAX_VALUE));
        case U32 -> Optional.of(integer(text, 0, 0xFFFF_FFFFL));
        case I32 -> Optional.of((int) integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        case U64 -> Optional.of(unsigned64(text));
        case I64 -> Optional.of(integer(text, Long.MIN_VALUE, Long.MAX_VALUE));
        case SG -> Optional.of((float) number(text, true));
        case DB -> Optional.of(number(text, false));
        case D -> Optional.of(new BigDecimal(matching(DECIMAL, text)));
        case BA -> Optional.of(Base64.getMimeDecoder().decode(base64(text)));
        case G -> Optional.of(UUID.fromString(matching(GUID, text)));
        case VERSION -> Optional.of(version(text));
        case SS -> Optional.of(base64(text));
      };
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new ClixmlException(
          String.format(
              Locale.ROOT,
              "'%s' is no value of <%s>: %s",
              excerpt(text),
              primitive.tag().element(),
              e.getMessage()),
          null,
          e);
    }
  }

  private static Optional<Object> nil(String text) {
    if (!text.isBlank()) {
      throw new IllegalArgumentException("null has no content");
    }
    return Optional.empty();
  }

  private static boolean bool(String text) {
    return switch (text.strip()) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  private static long integer(String text, long from, long to) {
    BigInteger value = new BigInteger(plain(matching(INTEGER, text)));
    if (value.compareTo(BigInteger.valueOf(from)) < 0
        || value.compareTo(BigInteger.valueOf(to)) > 0) {
      throw new IllegalArgumentException("expected " + from + " to " + to);
    }
    return value.longValueExact();
  }

  private static BigInteger unsigned64(String text) {
    BigInteger value = new BigInteger(plain(matching(INTEGER, text)));
    if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
      throw new IllegalArgumentException("expected 0 to 18446744073709551615");
    }
    return value;
  }

  private static String plain(String text) {
    return text.startsWith("+") ? text.substring(1) : text;
  }

  private static double number(String text, boolean single) {
    return switch (text.strip()) {
      case "NaN" -> Double.NaN;
      case "INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      default -> {
        String number = matching(FLOAT, text);
        // Rounding to double first and to float then would round twice.
        yield single ? Float.parseFloat(number) : Double.parseDouble(number);
      }
    };
  }

  /** Checked here, since the decoder for MIME passes over what is none. */
  private static String base64(String text) {
    int digits = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=') {
        padding++;
      } else if (isBase64(c)) {
        digits += padding == 0 ? 1 : 5;
      } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        throw new IllegalArgumentException("expected base64");
      }
    }
    if ((digits + padding) % 4 != 0 || padding > 2) {
      throw new IllegalArgumentException("expected base64, in groups of four");
    }
    return text;
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  private static String version(String text) {
    String version = matching(VERSION, text);
    for (String part : version.split("\\.", -1)) {
      if (Long.parseLong(part) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a part is above 2147483647");
      }
    }
    return version;
  }

  private static String matching(Pattern pattern, String text) {
    String stripped = text.strip();
    // Bounded: the cost of turning decimal digits into numbers grows with their square.
    if (stripped.length() > LONGEST_NUMBER || !pattern.matcher(stripped).matches()) {
      throw new IllegalArgumentException("it has another form");
    }
    return stripped;
  }

  private static String excerpt(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }

  static String format(double value) {
    return Numbers.format(value, Double.toString(value), 15);
  }

  static String format(float value) {
    return Numbers.format(value, Float.toString(value), 7);
  }

  static String format(OffsetDateTime value) {
    return Times.format(value);
  }

  static String format(LocalDateTime value) {
    return Times.format(value);
  }

  static String format(Duration value) {
    return Times.format(value);
  }
}
