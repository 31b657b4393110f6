package org.wsmanspec.message.clixml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimitiveTests {

  private static Object value(String element, String text) {
    return new Primitive(PrimitiveTag.of(element).orElseThrow(), text).value().orElseThrow();
  }

  @Test
  void everyTypeHasItsValue() {
    assertEquals("a\nb", value("S", "a_x000A_b"));
    assertEquals("a\nb", value("SBK", "a_x000A_b"));
    assertEquals("urn:a", value("URI", "urn:a"));
    assertEquals("<a/>", value("XD", "<a/>"));
    assertEquals('a', value("C", "97"));
    assertEquals(true, value("B", "true"));
    assertEquals(
        OffsetDateTime.parse("2008-04-11T10:42:32.2731993-07:00"),
        value("DT", "2008-04-11T10:42:32.2731993-07:00"));
    assertEquals(LocalDateTime.parse("2008-04-11T10:42:32"), value("DT", "2008-04-11T10:42:32"));
    assertEquals(Duration.parse("PT9.0269026S"), value("TS", "PT9.0269026S"));
    assertEquals(Duration.ofDays(395).negated(), value("TS", "-P1Y1M"));
    assertEquals(254, value("By", "254"));
    assertEquals((byte) -127, value("SB", "-127"));
    assertEquals(65535, value("U16", "65535"));
    assertEquals((short) -32767, value("I16", "-32767"));
    assertEquals(4294967295L, value("U32", "4294967295"));
    assertEquals(-2147483648, value("I32", "-2147483648"));
    assertEquals(new BigInteger("18446744073709551614"), value("U64", "18446744073709551614"));
    assertEquals(Long.MIN_VALUE, value("I64", "-9223372036854775808"));
    assertEquals(12.34f, value("Sg", "12.34"));
    assertEquals(Float.POSITIVE_INFINITY, value("Sg", "INF"));
    assertEquals(-1.5E300, value("Db", "-1.5E+300"));
    assertEquals(new BigDecimal("12.340"), value("D", "12.340"));
    assertArrayEquals(new byte[] {1, 2, 3, 4}, (byte[]) value("BA", "AQIDBA=="));
    assertEquals(
        UUID.fromString("792e5b37-4505-47ef-b7d2-8711bb7affa8"),
        value("G", "792E5B37-4505-47ef-b7d2-8711bb7affa8"));
    assertEquals("6.2.1.3", value("Version", "6.2.1.3"));
    assertTrue(Primitive.NIL.value().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "I32, 2147483648",
    "I32, ''",
    "I32, 1.0",
    "I32, ١",
    "I32, 0x1",
    "I64, 9223372036854775808",
    "U32, -1",
    "U64, 18446744073709551616",
    "By, 256",
    "SB, 128",
    "U16, 65536",
    "I16, 32768",
    "C, 65536",
    "C, a",
    "B, TRUE",
    "B, ''",
    "DT, 2008-04-31T10:42:32",
    "DT, 2008-04-11",
    "DT, 2008-04-11T10:42:32+19:00",
    "TS, P",
    "TS, PT",
    "TS, 1:00",
    "TS, P-1D",
    "Sg, Infinity",
    "Db, 1d",
    "Db, 0x1p3",
    "Db, nan",
    "D, 1E5",
    "D, .",
    "BA, AQI",
    "BA, A*==",
    "BA, =AAA",
    "G, 1-1-1-1-1",
    "Version, 1",
    "Version, 1.2.3.4.5",
    "Version, 1.99999999999",
    "Version, a.b",
    "SS, ?",
    "Nil, x",
  })
  void aTextOfAnotherFormIsRefused(String element, String text) {
    ClixmlException e = assertThrows(ClixmlException.class, () -> value(element, text));
    assertTrue(String.valueOf(e.getMessage()).contains("<" + element + ">"), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-1.5, -1.5",
    "1E14, 100000000000000",
    "1E15, 1E+15",
    "1.25E-5, 1.25E-05",
    "0.0001, 0.0001",
    "1.5E300, 1.5E+300",
    "NaN, NaN",
    "-0.0, -0",
    "-1E-7, -1E-07",
  })
  void doublesAreWrittenAsDotNetDoes(double value, String text) {
    assertEquals(text, Primitive.number(value).text());
  }

  @Test
  void singlesAreWrittenAsDotNetDoes() {
    assertEquals("1E+07", Primitive.number(1E7f).text());
    assertEquals("12.34", Primitive.number(12.34f).text());
    assertEquals("-INF", Primitive.number(Float.NEGATIVE_INFINITY).text());
  }

  @Test
  void timesAreWrittenToAHundredNanoseconds() {
    assertEquals("PT0S", Primitive.duration(Duration.ZERO).text());
    assertEquals(
        "P1DT2H3M4.0000005S", Primitive.duration(Duration.parse("P1DT2H3M4.0000005S")).text());
    assertEquals("-PT0.5S", Primitive.duration(Duration.ofMillis(-500)).text());
    assertEquals(
        "2026-01-02T03:04:05.6Z",
        Primitive.dateTime(OffsetDateTime.parse("2026-01-02T03:04:05.600Z")).text());
    assertEquals(
        "2026-01-02T03:04:05",
        Primitive.dateTime(LocalDateTime.parse("2026-01-02T03:04:05")).text());
  }

  @Test
  void integersOutOfRangeAreNotMade() {
    assertThrows(
        ClixmlException.class, () -> Primitive.integer(PrimitiveTag.BY, BigInteger.valueOf(256)));
    assertThrows(ClixmlException.class, () -> Primitive.version("1"));
    assertThrows(IllegalArgumentException.class, () -> Primitive.text(PrimitiveTag.I32, "1"));
  }
}
