package org.wsmanspec.message.clixml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClixmlTextTests {

  private static String text(ClixmlValue value) {
    return ClixmlText.of(value, 1000);
  }

  @Test
  void valuesAreShownInALine() {
    assertEquals("null", text(Primitive.NIL));
    assertEquals("\"a\\n\\\"b\\\"\"", text(Primitive.string("a\n\"b\"")));
    assertEquals("(3 bytes)", text(Primitive.bytes(new byte[3])));
    assertEquals("[1, true]", text(ClixmlValues.of(List.of(1, true))));
    assertEquals("@{\"k\" = null}", text(ClixmlValues.of(Map.of("k", Primitive.NIL))));
    assertEquals("PSCustomObject {a: 1}", text(ClixmlValues.customObject(Map.of("a", 1))));
    assertEquals("→ 7", text(new Reference("7")));
  }

  @Test
  void objectsAreShownWithWhatTheyHave() {
    ComplexObject mi =
        ComplexObject.builder()
            .types("System.Management.Automation.Remoting.RemoteHostMethodId", "System.Enum")
            .text("ReadLine")
            .primitive(Primitive.i32(11))
            .build();
    assertEquals(
        "{ci: 1, mi: ReadLine (11), mp: []}",
        text(
            ComplexObject.builder()
                .extended("ci", Primitive.i64(1))
                .extended("mi", mi)
                .extended("mp", ClixmlValues.list(List.of()))
                .build()));
    assertEquals(
        "List`1 {}", text(ComplexObject.builder().types("System.List`1[[System.Int32]]").build()));
    assertEquals(
        "1 {note: \"n\"}",
        text(
            ComplexObject.builder()
                .primitive(Primitive.i32(1))
                .extended("note", Primitive.string("n"))
                .build()));
  }

  @Test
  void secureStringsAreNotShown() {
    ComplexObject credential =
        ComplexObject.builder()
            .types("System.Management.Automation.PSCredential")
            .adapted("UserName", Primitive.string("u"))
            .adapted("Password", Primitive.secureString("K86C"))
            .build();
    assertEquals("PSCredential {UserName: \"u\", Password: (secure string)}", text(credential));
  }

  @Test
  void longOnesAreCut() {
    assertEquals("[1, 2, …", ClixmlText.of(ClixmlValues.of(List.of(1, 2, 3, 4)), 7));
    String shown = text(Primitive.string("x".repeat(10_000)));
    assertEquals(203, shown.length());
    for (long seed = 0; seed < 500; seed++) {
      String line = ClixmlText.of(new Generated(seed).value(6), 80);
      assertTrue(line.length() <= 81, line);
      assertFalse(line.contains("\n"), line);
    }
  }
}
