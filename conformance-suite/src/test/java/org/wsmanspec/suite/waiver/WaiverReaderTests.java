package org.wsmanspec.suite.waiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.wsmanspec.report.gate.Complaint;
import org.wsmanspec.report.gate.Waiver;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import tools.jackson.databind.json.JsonMapper;

class WaiverReaderTests {

  private static final Path ROOT = Path.of(System.getProperty("wsmanspec.root"));
  private static final Path RESOURCES =
      ROOT.resolve("conformance-suite/src/test/resources/org/wsmanspec/suite/waiver");
  private static final WaiverReader READER = new WaiverReader(List.of("our-own-scenario"));

  private static String text(String name) throws IOException {
    return Files.readString(RESOURCES.resolve(name));
  }

  @Test
  void aFileIsReadWithThePlaceOfEachWaiver() throws IOException {
    WaiverFile file = READER.read("waivers.yaml", text("waivers.yaml"));
    assertEquals(3, file.waivers().size());
    assertEquals(
        new Waiver(
            "malformed-resource-uri",
            "The parser of the device knows no escapes.",
            "https://example.org/issues/13",
            "firmware@example.org",
            LocalDate.of(2027, 6, 30),
            Optional.of("https://192.0.2.*"),
            "waivers.yaml:7"),
        file.waivers().get(1));
    assertEquals(
        """
        waivers.yaml:7:9: it is late
          7 |   - id: malformed-resource-uri
            |         ^^^^^^^^^^^^^^^^^^^^^^
          help: go home""",
        file.of(new Complaint(file.waivers().get(1), true, "it is late", "go home")));
  }

  @Test
  void everyMistakeIsAnsweredWithItsPlace() throws IOException {
    UnreadableFileException e =
        assertThrows(
            UnreadableFileException.class,
            () -> READER.read("mistakes.yaml", text("mistakes.yaml")));
    Path golden = RESOURCES.resolve("mistakes.err");
    if ("write".equals(System.getProperty("wsmanspec.golden"))) {
      Files.writeString(golden, e.getMessage() + "\n");
    }
    assertEquals(Files.readString(golden), e.getMessage() + "\n");
  }

  @Test
  void scenariosOfOthersAreUnknownUnlessTheyAreAtHand() throws IOException {
    String text = text("waivers.yaml");
    UnreadableFileException e =
        assertThrows(
            UnreadableFileException.class,
            () -> new WaiverReader(List.of()).read("waivers.yaml", text));
    assertTrue(String.valueOf(e.getMessage()).startsWith("waivers.yaml:13:9: there is no"));
  }

  @Test
  void thePublishedSchemaIsCurrent() throws IOException {
    Path file = ROOT.resolve("docs/schema/waivers.schema.json");
    if (Boolean.getBoolean("wsmanspec.updateGolden")
        || "write".equals(System.getProperty("wsmanspec.golden"))) {
      Files.writeString(file, WaiverReader.schema());
    }
    assertEquals(Files.readString(file), WaiverReader.schema());
  }

  @Test
  void theSchemaAdmitsAWaiverFile() throws IOException {
    assertEquals(List.of(), problems(text("waivers.yaml")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "waivers: {}",
        "waviers: []",
        "waivers: [{id: a, reason: b, link: c, owner: d}]",
        "waivers: [{id: a, reason: b, link: c, owner: d, expiry: soon}]",
        "waivers: [{id: a, reason: b, link: c, owner: d, expiry: 2026-01-01, until: x}]"
      })
  void theSchemaRefusesWhatTheReaderRefuses(String yaml) {
    assertFalse(problems(yaml).isEmpty());
    assertThrows(UnreadableFileException.class, () -> READER.read("w.yaml", yaml));
  }

  private static List<?> problems(String yaml) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(WaiverReader.schema(), InputFormat.JSON);
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(
        JsonMapper.builder().build().writeValueAsString(loaded), InputFormat.JSON);
  }
}
