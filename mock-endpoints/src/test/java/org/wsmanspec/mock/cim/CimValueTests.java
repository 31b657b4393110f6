package org.wsmanspec.mock.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CimValueTests {
  @ParameterizedTest
  @CsvSource({
    "UINT8, 0",
    "UINT8, 255",
    "UINT16, 65535",
    "UINT32, 4294967295",
    "UINT64, 18446744073709551615",
    "SINT8, -128",
    "SINT16, -32768",
    "SINT32, 2147483647",
    "SINT64, -9223372036854775808",
    "BOOLEAN, true",
    "BOOLEAN, false",
    "REAL64, -0.25",
    "REAL32, 1.5",
    "REAL64, INF",
    "REAL32, -INF",
    "REAL64, NaN",
    "CHAR16, Ω",
    "STRING, any text",
    "DATETIME, 20261121120000.000000+060",
    "DATETIME, 00000001020304.000005:000",
  })
  void writesWhatItReads(CimType type, String text) {
    assertEquals(text, CimValue.parse(type, text).text().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "UINT8, 256",
    "UINT8, -1",
    "UINT64, 18446744073709551616",
    "SINT8, 128",
    "SINT32, 1.0",
    "SINT32, ''",
    "UINT16, 0x10",
    "BOOLEAN, yes",
    "BOOLEAN, ''",
    "REAL64, 1f",
    "CHAR16, ab",
    "CHAR16, ''",
    "DATETIME, 2026-11-21",
    "EMBEDDED, x",
  })
  void refusesWhatDoesNotFit(CimType type, String text) {
    CimException e = assertThrows(CimException.class, () -> CimValue.parse(type, text));
    assertEquals(CimStatus.TYPE_MISMATCH, e.status());
  }

  @Test
  void tellsNullFromEmpty() {
    assertNotEquals(CimValue.nullOf(CimType.UINT8, true), CimValue.array(CimType.UINT8, List.of()));
    assertNotEquals(CimValue.nullOf(CimType.STRING, false), CimValue.of(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20261321000000.000000+000", "20260230000000.000000+000", "2026****120000.00000*+0*0",
        "20260101250000.000000+000", "202*0101000000.000000+000", "00000000240000.000000:000",
        "00000000000000.000000:001", "20260101000000.0*0000+000", "",
      })
  void refusesDatesThatAreNone(String text) {
    assertThrows(CimException.class, () -> CimDateTime.parse(text));
  }

  @Test
  void knowsKindsOfDates() {
    CimDateTime time = CimDateTime.parse("20261121120000.123456-330");
    assertEquals(
        OffsetDateTime.parse("2026-11-21T12:00:00.123456-05:30"),
        time.toOffsetDateTime().orElseThrow());
    assertEquals(time, CimDateTime.of(time.toOffsetDateTime().orElseThrow()));
    Duration duration = Duration.ofDays(100).plusHours(23).plusNanos(5_000);
    assertEquals("00000100230000.000005:000", CimDateTime.of(duration).toString());
    assertEquals(duration, CimDateTime.of(duration).toDuration().orElseThrow());
    CimDateTime day = CimDateTime.parse("20261121******.******+000");
    assertTrue(day.isDateOnly() && !day.isTimeOnly() && day.hasWildcards());
    assertTrue(CimDateTime.parse("********123000.000000+000").isTimeOnly());
    assertTrue(CimDateTime.parse("20261121120000.123***+000").hasWildcards());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Class | Class",
        "root/cimv2:Class.A=1 | root/cimv2:Class.A=1",
        "\\\\.\\root\\cimv2:Class.A=\"x\",B=true | root/cimv2:Class.A=\"x\",B=true",
        "//host.example/root/cimv2:Class.A='x' | root/cimv2:Class.A=\"x\"",
        "Class.A=\"C:\\\\x.y=\\\"z\\\",w\" | Class.A=\"C:\\\\x.y=\\\"z\\\",w\"",
        "Class=@ | Class",
        "Class.A=18446744073709551615 | Class.A=18446744073709551615",
      })
  void readsPaths(String text, String expected) {
    assertEquals(expected, ObjectPath.parse(text).toString());
    assertEquals(ObjectPath.parse(text), ObjectPath.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1Class",
        "Class.",
        "Class.A",
        "Class.A=",
        "Class.A=x",
        "Class.A=\"x",
        "Class.A=1,A=2",
        "Class.A=1 B",
        "Class=1"
      })
  void refusesPaths(String text) {
    CimException e = assertThrows(CimException.class, () -> ObjectPath.parse(text));
    assertEquals(CimStatus.INVALID_PARAMETER, e.status());
  }
}
