package org.wsmanspec.report.sarif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.GatedReport;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.HostileReport;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.SampleReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifTests {

  private static final Places PLACES =
      new Places("evidence.jsonl", Map.of("0003", 4, "0012", 13, "0019", 20));
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static JsonNode run(RunReport report) {
    return MAPPER.readTree(Sarif.render(report, PLACES)).path("runs").get(0);
  }

  /** A result by its rule, the first. */
  private static JsonNode result(JsonNode run, String rule) {
    for (JsonNode result : run.path("results").values()) {
      if (result.path("ruleId").asString("").equals(rule)) {
        return result;
      }
    }
    throw new AssertionError("no result of " + rule);
  }

  @Test
  void theLogIsAsApproved() {
    Golden.assertGolden("results.sarif", Sarif.render(GatedReport.report(), PLACES));
  }

  @Test
  void theLogIsValid() {
    for (RunReport report :
        List.of(SampleReport.report(), GatedReport.report(), HostileReport.report())) {
      assertEquals(List.of(), problems(Sarif.render(report, PLACES)));
      assertEquals(List.of(), problems(Sarif.render(report, Places.NONE)));
    }
  }

  @Test
  void theSchemaReallyChecks() {
    String log = Sarif.render(GatedReport.report(), PLACES);
    assertFalse(problems(log.replace("\"2.1.0\"", "\"2.0.0\"")).isEmpty());
    assertFalse(
        problems(log.replaceFirst("\"level\" : \"error\"", "\"level\" : \"bad\"")).isEmpty());
    assertFalse(problems(log.replaceFirst("\"startLine\" : 14", "\"startLine\" : 0")).isEmpty());
    assertFalse(problems(log.replaceFirst("\"ruleIndex\"", "\"ruleIndx\"")).isEmpty());
    assertFalse(problems(log.replaceFirst("\"external\"", "\"elsewhere\"")).isEmpty());
  }

  @Test
  void aResultNamesItsRuleByIndexToo() {
    JsonNode run = run(SampleReport.report());
    JsonNode rules = run.path("tool").path("driver").path("rules");
    for (JsonNode result : run.path("results").values()) {
      if (result.has("ruleIndex")) {
        assertEquals(
            result.path("ruleId").asString(""),
            rules.get(result.path("ruleIndex").asInt(-1)).path("id").asString(""));
      }
    }
  }

  @Test
  void aResultStandsAtTheScenarioAndRefersToTheEvidence() {
    JsonNode result = result(run(SampleReport.report()), "DSP0226-addressing-11");
    JsonNode place = result.path("locations").get(0).path("physicalLocation");
    assertEquals(
        "scenarios/unknown-resource.yaml", place.path("artifactLocation").path("uri").asString(""));
    assertEquals(14, place.path("region").path("startLine").asInt(0));
    JsonNode evidence = result.path("relatedLocations").get(0).path("physicalLocation");
    assertEquals("evidence.jsonl", evidence.path("artifactLocation").path("uri").asString(""));
    assertEquals(4, evidence.path("region").path("startLine").asInt(0));
  }

  @Test
  void linesAreThoseOfTheEvidenceFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("evidence.jsonl"),
            "{\"record\":\"header\"}\n{\"record\":\"exchange\",\"id\":\"0001\"}\n"
                + "{\"record\":\"step\"}\n{\"record\":\"exchange\",\"id\":\"0002\"}\n");
    assertEquals(new Places("evidence.jsonl", Map.of("0001", 2, "0002", 4)), Places.in(file));
    assertEquals(Places.NONE, Places.in(folder.resolve("missing")));
  }

  @Test
  void whatIsAcceptedIsSuppressedAndNothingElse() {
    JsonNode run = run(GatedReport.report());
    JsonNode suppression = result(run, "DSP0226-addressing-11").path("suppressions").get(0);
    assertEquals("external", suppression.path("kind").asString(""));
    assertTrue(suppression.path("justification").asString("").contains("does> not know better"));
    assertTrue(result(run, "DSP0226-http-04").has("suppressions"), "known from the baseline");
    assertFalse(result(run, "DSP0226-faults-09").has("suppressions"), "its waiver expired");
    assertEquals(2, run.path("invocations").get(0).path("toolConfigurationNotifications").size());
  }

  @Test
  void fingerprintsAreUniqueAndDoNotDependOnWhatWasSeen() {
    List<String> prints = fingerprints(Sarif.render(SampleReport.report(), PLACES));
    assertEquals(prints.size(), new HashSet<>(prints).size());
    String log = Sarif.render(SampleReport.report(), PLACES);
    assertEquals(prints, fingerprints(log.replace("GetResponse", "Other")));
    assertNotEquals(
        List.of(), prints, "there are results: " + log.substring(0, Math.min(200, log.length())));
  }

  private static List<String> fingerprints(String log) {
    List<String> all = new ArrayList<>();
    for (JsonNode result : MAPPER.readTree(log).path("runs").get(0).path("results").values()) {
      all.add(result.path("partialFingerprints").path("wsmanspec/v1").asString(""));
    }
    return all;
  }

  /** Against the part of the published schema (OASIS SARIF 2.1.0) that the log makes use of. */
  private static List<?> problems(String log) {
    try (InputStream in = SarifTests.class.getResourceAsStream("/sarif-subset.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("the schema is missing");
      }
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema)
          .validate(log, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
