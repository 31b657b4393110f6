package org.wsmanspec.message.clixml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClixmlOutputTests {

  private static ClixmlOutput read(String text) {
    return ClixmlOutput.read(text.getBytes(UTF_8), ClixmlLimits.DEFAULT);
  }

  @Test
  void itemsTellTheirStream() {
    ClixmlOutput output =
        read(
            "#< CLIXML\r\n<Objs Version=\"1.1.0.1\" xmlns=\""
                + Clixml.NAMESPACE
                + "\"><S S=\"Error\">a_x000D__x000A_</S><I32>1</I32></Objs>");
    assertEquals(Optional.of("Error"), output.items().get(0).stream());
    assertEquals(Primitive.string("a\r\n"), output.items().get(0).value());
    assertEquals(new ClixmlOutput.Item(Optional.empty(), Primitive.i32(1)), output.items().get(1));
    assertEquals(output, read(output.text()));
    assertTrue(ClixmlOutput.begins("#< CLIXML".getBytes(UTF_8)));
    assertFalse(ClixmlOutput.begins("<Objs".getBytes(UTF_8)));
  }

  @Test
  void objectsOfAllItemsShareTheirNumbers() {
    ClixmlValue object = ComplexObject.builder().types("A").build();
    ClixmlOutput.Item item = new ClixmlOutput.Item(Optional.empty(), object);
    String text = new ClixmlOutput(List.of(item, item)).text();
    assertTrue(text.contains("<Obj RefId=\"1\"><TNRef RefId=\"0\" /></Obj>"), text);
  }

  @Test
  void whatIsNoneIsRefused() {
    assertThrows(ClixmlException.class, () -> read("#< CLIXML\r\n"));
    assertThrows(ClixmlException.class, () -> read("#< CLIXML\r\n<S/>"));
    assertThrows(ClixmlException.class, () -> read("<Objs><X/></Objs>"));
    assertThrows(
        ClixmlException.class, () -> read("<Objs><Obj><MS><PR N=\"r\"/></MS></Obj></Objs>"));
  }

  @Test
  void aRecordedErrorStreamIsRead() throws java.io.IOException {
    Path file =
        Path.of(System.getProperty("wsmanspec.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared/captures/jborean93+pypsrp/tests/tests_pypsrp/data")
            .resolve("test_sanitise_clixml_with_error.xml");
    assumeTrue(Files.exists(file), "no recordings in the folder beside the repository");
    ClixmlOutput output = ClixmlOutput.read(Files.readAllBytes(file), ClixmlLimits.DEFAULT);
    assertEquals(10, output.items().size());
    ComplexObject progress = (ComplexObject) output.items().get(0).value();
    ProgressElement record = (ProgressElement) progress.property("Record").orElseThrow();
    assertEquals("Completed", record.type());
    assertEquals(Optional.empty(), record.currentOperation());
    assertEquals(output, read(output.text()));
  }
}
