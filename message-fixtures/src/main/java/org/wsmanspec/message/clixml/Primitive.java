package org.wsmanspec.message.clixml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A primitive value (MS-PSRP 2.2.5.1), as its text stands in the element.
 *
 * <p>The text is kept rather than what it means, so that {@code 1.0} and {@code 1} or an escape in
 * lower-case digits are written as they were read. Two primitives are equal if tag and text are.
 *
 * @param tag its type
 * @param text its text as XML means it, {@code _xHHHH_} escapes not undone; empty for Nil
 */
public record Primitive(PrimitiveTag tag, String text) implements ClixmlValue {

  /** Null, {@code <Nil/>}. */
  public static final Primitive NIL = new Primitive(PrimitiveTag.NIL, "");

  /** A string. */
  public static Primitive string(String value) {
    return new Primitive(PrimitiveTag.S, StringEscapes.escape(value));
  }

  /** A text of one of the kinds {@link PrimitiveTag#isText()}. */
  public static Primitive text(PrimitiveTag tag, String value) {
    if (!tag.isText()) {
      throw new IllegalArgumentException(tag.element() + " holds no text");
    }
    return new Primitive(tag, StringEscapes.escape(value));
  }

  /** A boolean. */
  public static Primitive bool(boolean value) {
    return new Primitive(PrimitiveTag.B, Boolean.toString(value));
  }

  /** A character. */
  public static Primitive character(char value) {
    return new Primitive(PrimitiveTag.C, Integer.toString(value));
  }

  /** A signed 32-bit integer. */
  public static Primitive i32(int value) {
    return new Primitive(PrimitiveTag.I32, Integer.toString(value));
  }

  /** A signed 64-bit integer. */
  public static Primitive i64(long value) {
    return new Primitive(PrimitiveTag.I64, Long.toString(value));
  }

  /**
   * An integer of any of the integral types.
   *
   * @throws ClixmlException if it is out of range for that type
   */
  public static Primitive integer(PrimitiveTag tag, BigInteger value) {
    return PrimitiveTexts.checked(new Primitive(tag, value.toString()));
  }

  /** A number of double precision. */
  public static Primitive number(double value) {
    return new Primitive(PrimitiveTag.DB, PrimitiveTexts.format(value));
  }

  /** A number of single precision. */
  public static Primitive number(float value) {
    return new Primitive(PrimitiveTag.SG, PrimitiveTexts.format(value));
  }

  /** A decimal number; .NET keeps its trailing zeros, and so does this. */
  public static Primitive decimal(BigDecimal value) {
    return new Primitive(PrimitiveTag.D, value.toPlainString());
  }

  /** Bytes. */
  public static Primitive bytes(byte[] value) {
    return new Primitive(PrimitiveTag.BA, Base64.getEncoder().encodeToString(value));
  }

  /** A GUID. */
  public static Primitive guid(UUID value) {
    return new Primitive(PrimitiveTag.G, value.toString());
  }

  /** A time with its offset from UTC, to 100 nanoseconds. */
  public static Primitive dateTime(OffsetDateTime value) {
    return new Primitive(PrimitiveTag.DT, PrimitiveTexts.format(value));
  }

  /** A time of which no zone is known, to 100 nanoseconds. */
  public static Primitive dateTime(LocalDateTime value) {
    return new Primitive(PrimitiveTag.DT, PrimitiveTexts.format(value));
  }

  /** A duration, to 100 nanoseconds. */
  public static Primitive duration(Duration value) {
    return new Primitive(PrimitiveTag.TS, PrimitiveTexts.format(value));
  }

  /** A version such as {@code 2.3}, of two to four parts. */
  public static Primitive version(String value) {
    return PrimitiveTexts.checked(new Primitive(PrimitiveTag.VERSION, value));
  }

  /** A secure string that was encrypted already, as base64 (MS-PSRP 2.2.5.1.24). */
  public static Primitive secureString(String base64) {
    return new Primitive(PrimitiveTag.SS, base64);
  }

  @Override
  public boolean isNil() {
    return tag == PrimitiveTag.NIL;
  }

  /** What a text means, its escapes undone; for other types their text. */
  public String string() {
    return tag.isText() ? StringEscapes.unescape(text) : text;
  }

  /**
   * The value in terms of Java; empty for Nil.
   *
   * <p>Text as String, C as Character, B as Boolean, DT as OffsetDateTime or, without a zone,
   * LocalDateTime, TS as Duration, By and U16 as Integer, SB as Byte, I16 as Short, I32 as Integer,
   * U32 and I64 as Long, U64 as BigInteger, Sg as Float, Db as Double, D as BigDecimal, BA as an
   * array of byte, G as UUID, Version and SS as String.
   *
   * @throws ClixmlException if the text is none that this type has
   */
  public Optional<Object> value() {
    return PrimitiveTexts.parse(this);
  }
}
