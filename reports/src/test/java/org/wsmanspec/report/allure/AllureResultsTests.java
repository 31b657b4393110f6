package org.wsmanspec.report.allure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.GatedReport;
import org.wsmanspec.report.SampleMessages;
import org.wsmanspec.report.SampleReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllureResultsTests {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir Path folder;

  @BeforeEach
  void write() {
    AllureResults.write(SampleReport.report(), SampleReport.conversation(), folder);
  }

  @Test
  void aFailedRequirementIsFailedWithItsLabelsAndMessages() throws IOException {
    JsonNode test = result("DSP0226-addressing-11");
    assertEquals("failed", test.path("status").asString());
    assertEquals("DSP0226 1.0.0", label(test, "epic"));
    assertEquals("addressing", label(test, "feature"));
    assertEquals("DSP0226-addressing-11", label(test, "story"));
    assertEquals("critical", label(test, "severity"));
    assertEquals(
        "expected fault wsa:DestinationUnreachable but saw GetResponse with an empty s:Body",
        test.path("statusDetails").path("message").asString());
    assertEquals(
        "conformance.html#r-DSP0226-addressing-11",
        test.path("links").path(0).path("url").asString());
    List<String> names =
        test.path("steps").path(0).path("attachments").values().stream()
            .map(a -> a.path("name").asString() + " " + a.path("type").asString())
            .toList();
    assertEquals(
        List.of(
            "Exchange 0003 request, laid out text/xml",
            "Exchange 0003 request, as on the wire text/plain",
            "Exchange 0003 response, laid out text/xml",
            "Exchange 0003 response, as on the wire text/plain"),
        names);
  }

  @Test
  void aWarningPassesWithATagAndAMessage() throws IOException {
    JsonNode test = result("DSP0226-http-15");
    assertEquals("passed", test.path("status").asString());
    assertEquals("normal", label(test, "severity"));
    assertTrue(labels(test).contains("tag=warn"));
    assertTrue(test.path("statusDetails").path("message").asString().startsWith("warning: "));
  }

  @Test
  void whatIsAcceptedIsSkippedWithItsReason() throws IOException {
    AllureResults.write(GatedReport.report(), SampleReport.conversation(), folder);
    for (String id : List.of("DSP0226-addressing-11", "unknown-resource")) {
      JsonNode test = result(id);
      assertEquals("skipped", test.path("status").asString());
      assertTrue(labels(test).contains("tag=accepted"));
      assertTrue(
          test.path("statusDetails")
              .path("message")
              .asString()
              .startsWith("accepted: fail, waived until 2026-12-31 by Lab: Firmware 2 "));
    }
    assertEquals("failed", result("DSP0226-faults-09").path("status").asString());
    assertTrue(Files.readString(folder.resolve("categories.json")).contains("(?s)accepted: .*"));
  }

  @Test
  void scenariosCarryTheirSteps() throws IOException {
    JsonNode failed = result("unknown-resource");
    assertEquals("failed", failed.path("status").asString());
    assertEquals("passed", failed.path("steps").path(0).path("status").asString());
    assertEquals("failed", failed.path("steps").path(1).path("status").asString());
    assertEquals("DSP0226-addressing-11", label(failed, "story"));
    JsonNode skipped = result("create-delete");
    assertEquals("Scenarios", label(skipped, "epic"), "it covers no requirement");
    assertEquals("skipped", skipped.path("status").asString());
    assertEquals(
        "not applicable: The target names no creatable resource.",
        skipped.path("statusDetails").path("message").asString());
  }

  @Test
  void twoRunsCanBeCompared(@TempDir Path other) throws IOException {
    AllureResults.write(SampleReport.report(), SampleReport.conversation(), other);
    assertEquals(files(folder), files(other));
  }

  @Test
  void aFormerRunLeavesNothingBehindButHistory() throws IOException {
    Files.writeString(folder.resolve("0".repeat(36) + "-result.json"), "{}");
    Files.createDirectories(folder.resolve("history"));
    Map<String, String> before = files(folder);
    write();
    assertFalse(files(folder).containsKey("0".repeat(36) + "-result.json"));
    assertEquals(before.size() - 1, files(folder).size());
    assertTrue(Files.isDirectory(folder.resolve("history")));
  }

  @Test
  void noCredentialIsWritten() throws IOException {
    files(folder).forEach((name, text) -> assertFalse(text.contains(SampleMessages.SECRET), name));
  }

  private JsonNode result(String id) throws IOException {
    for (String text : files(folder).values()) {
      if (text.startsWith("{\"uuid\"")) {
        JsonNode test = MAPPER.readTree(text);
        if (test.path("testCaseName").asString().equals(id)) {
          return test;
        }
      }
    }
    throw new AssertionError("no result for " + id);
  }

  private static List<String> labels(JsonNode test) {
    return test.path("labels").values().stream()
        .map(l -> l.path("name").asString() + "=" + l.path("value").asString())
        .toList();
  }

  private static String label(JsonNode test, String name) {
    return labels(test).stream()
        .filter(l -> l.startsWith(name + "="))
        .map(l -> l.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return found;
  }
}
