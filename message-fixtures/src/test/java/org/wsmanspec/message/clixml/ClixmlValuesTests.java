package org.wsmanspec.message.clixml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClixmlValuesTests {

  private static String text(Object value) {
    return Clixml.text(ClixmlValues.of(value));
  }

  @Test
  void valuesOfJavaHaveTheirTypes() {
    assertEquals("<S>a</S>", text("a"));
    assertEquals("<C>97</C>", text('a'));
    assertEquals("<B>true</B>", text(true));
    assertEquals("<I32>1</I32>", text(1));
    assertEquals("<I64>1</I64>", text(1L));
    assertEquals("<I16>1</I16>", text((short) 1));
    assertEquals("<SB>1</SB>", text((byte) 1));
    assertEquals("<Db>1.5</Db>", text(1.5));
    assertEquals("<Sg>1.5</Sg>", text(1.5f));
    assertEquals("<U64>1</U64>", text(BigInteger.ONE));
    assertEquals("<D>1.50</D>", text(new BigDecimal("1.50")));
    assertEquals("<TS>PT1S</TS>", text(Duration.ofSeconds(1)));
    assertEquals(
        "<DT>2026-01-02T03:04:05Z</DT>", text(OffsetDateTime.parse("2026-01-02T03:04:05Z")));
    assertEquals("<DT>2026-01-02T03:04:05</DT>", text(LocalDateTime.parse("2026-01-02T03:04:05")));
    assertEquals("<G>00000000-0000-0001-0000-000000000002</G>", text(new UUID(1, 2)));
    assertEquals("<BA>AQ==</BA>", text(new byte[] {1}));
    assertEquals("<Nil />", text(Primitive.NIL));
    assertThrows(IllegalArgumentException.class, () -> text(new Object()));
  }

  @Test
  void dictionariesNest() {
    assertEquals(
        "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Management.Automation.PSPrimitiveDictionary</T>"
            + "<T>System.Collections.Hashtable</T><T>System.Object</T></TN><DCT><En><S N=\"Key\">a</S>"
            + "<Obj N=\"Value\" RefId=\"1\"><TNRef RefId=\"0\" /><DCT><En><S N=\"Key\">b</S>"
            + "<I32 N=\"Value\">1</I32></En></DCT></Obj></En></DCT></Obj>",
        Clixml.text(ClixmlValues.primitiveDictionary(Map.of("a", Map.of("b", 1)))));
    ComplexObject table = (ComplexObject) ClixmlValues.of(Map.of(1, List.of("x")));
    assertEquals(Primitive.i32(1), table.entries().orElseThrow().get(0).key());
  }

  @Test
  void customObjectsHaveProperties() {
    ComplexObject object = ClixmlValues.customObject(Map.of("Name", "x"));
    assertEquals(Primitive.string("x"), object.property("Name").orElseThrow());
    assertEquals("System.Object[]", ClixmlValues.array(List.of()).typeNames().get(0));
  }
}
