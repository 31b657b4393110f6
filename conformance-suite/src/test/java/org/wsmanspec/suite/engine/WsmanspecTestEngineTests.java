package org.wsmanspec.suite.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestTag;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.Misbehavior;

/** What becomes of scenarios when they are run as tests. */
@Timeout(120)
final class WsmanspecTestEngineTests {

  @TempDir private Path folder;

  private EngineExecutionResults run(String name, String text) {
    return Runs.run(file(name, text));
  }

  private org.junit.platform.engine.DiscoverySelector file(String name, String text) {
    return selectFile(Runs.write(folder, name, text).toFile());
  }

  @Test
  void aScenarioThatHoldsPasses() {
    EngineExecutionResults results = run("passes.yaml", Runs.PASSES);
    assertEquals(List.of("passes SUCCESSFUL"), Runs.outcomes(results));
    assertEquals("passes: Identify is answered", Runs.test(results, "passes").getDisplayName());
    assertTrue(Runs.test(results, "passes").getTags().contains(TestTag.create("identify")));
    assertTrue(
        Runs.test(results, "passes").getTags().contains(TestTag.create("DSP0226-identify-02")));
    assertEquals(List.of("DSP0226-identify-02"), Runs.entries(results, "passes", "covers"));
    assertEquals(List.of(), Runs.entries(results, "passes", "warning"));
  }

  @Test
  void eventsReachAScenario() {
    EngineExecutionResults results =
        run(
            "events.yaml",
            """
            scenario: An event is delivered
            steps:
              - subscribe: { resource: events, mode: pushWithAck }
                expect: SubscribeResponse
              - raise: {}
              - awaitEvents: {}
              - unsubscribe: {}
                expect: UnsubscribeResponse
            """);
    assertEquals(List.of("events SUCCESSFUL"), Runs.outcomes(results));
  }

  @Test
  void aBrokenExpectationFailsWithRequirementPlaceAndBothSides() {
    EngineExecutionResults results = run("fails.yaml", Runs.FAILS);
    assertEquals(List.of("fails FAILED"), Runs.outcomes(results));
    AssertionFailedError error =
        assertInstanceOf(AssertionFailedError.class, Runs.thrown(results, "fails"));
    String message = String.valueOf(error.getMessage());
    assertTrue(message.startsWith("DSP0226-identify-02: expected "), message);
    assertTrue(message.contains("fails.yaml:5 (step 1 'identify'), exchange 0001"), message);
    assertTrue(message.contains("SHALL"), message);
    assertTrue(error.isExpectedDefined() && error.isActualDefined());
    assertEquals("fails.yaml", error.getStackTrace()[0].getFileName());
    assertEquals(5, error.getStackTrace()[0].getLineNumber());
  }

  @Test
  void aBreachThatNoStepExpectsFailsToo() {
    try (ReferenceEndpoint endpoint =
        ReferenceEndpoint.builder()
            .misbehavior(
                Misbehavior.answering(
                    (request, answer) ->
                        new HttpAnswer(
                            answer.status(),
                            answer.headers(),
                            new String(answer.body(), StandardCharsets.UTF_8)
                                .replace("RelatesTo>urn:uuid:", "RelatesTo>urn:uuid:f")
                                .replace("RelatesTo>uuid:", "RelatesTo>uuid:f")
                                .getBytes(StandardCharsets.UTF_8))))
            .build()
            .start()) {
      Path target =
          Runs.write(
              folder,
              "target.yaml",
              """
              target: Answers with an invented RelatesTo
              address: %s
              claims: [identify, get]
              resources:
                singleton:
                  uri: http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_OperatingSystem
              """
                  .formatted(endpoint.address()));
      EngineExecutionResults results =
          Runs.run(
              Map.of(WsmanspecTestEngine.TARGET, target.toString()),
              file(
                  "get.yaml",
                  "scenario: Get\nneeds: [get]\nsteps:\n  - get: { resource: singleton }\n"));
      assertEquals(List.of("get FAILED"), Runs.outcomes(results));
      Throwable error = Runs.thrown(results, "get");
      assertTrue(String.valueOf(error.getMessage()).contains("RelatesTo"), error.getMessage());
      assertTrue(error instanceof AssertionFailedError || error instanceof MultipleFailuresError);
    }
  }

  @Test
  void aBrokenFileIsAFailingTestAndStopsNoOther() {
    EngineExecutionResults results =
        Runs.run(file("broken.yaml", Runs.BROKEN), file("passes.yaml", Runs.PASSES));
    assertEquals(List.of("broken FAILED", "passes SUCCESSFUL"), Runs.outcomes(results));
    String message = String.valueOf(Runs.thrown(results, "broken").getMessage());
    assertTrue(message.contains("broken.yaml:3:5: "), message);
    assertTrue(message.contains("3 |   - identfy: {}"), message);
    assertTrue(message.contains("did you mean 'identify'?"), message);
  }

  @Test
  void whatTheTargetDoesNotClaimIsSkippedWithTheReason() {
    EngineExecutionResults results =
        run("skips.yaml", "scenario: Metadata\nneeds: [mex]\nsteps:\n  - identify: {}\n");
    assertEquals(List.of("skips SKIPPED"), Runs.outcomes(results));
    assertEquals("the target does not claim 'mex'", Runs.skipped(results, "skips"));
    assertEquals(0, results.testEvents().started().count());
  }

  @Test
  void whatHasNoVerdictIsAborted() {
    EngineExecutionResults results =
        run(
            "open.yaml",
            """
            scenario: Uses what it does not get
            steps:
              - identify: {}
                keep: { nothing: "//wsmid:NoSuchElement" }
              - identify: { headers: "<x:a xmlns:x='urn:x'>${nothing}</x:a>" }
                expect: IdentifyResponse
            """);
    assertEquals(List.of("open ABORTED"), Runs.outcomes(results));
    Throwable error = Runs.thrown(results, "open");
    assertInstanceOf(TestAbortedException.class, error);
    assertTrue(String.valueOf(error.getMessage()).startsWith("inconclusive: "), error.getMessage());
    assertTrue(String.valueOf(error.getMessage()).contains("open.yaml:5"), error.getMessage());
  }

  @Test
  void aWarningIsPublishedAndPasses() {
    EngineExecutionResults results =
        run(
            "warns.yaml",
            """
            scenario: Expects another fault than the one that is due
            needs: [get]
            steps:
              - get: { resource: instance, action: "http://schemas.example.org/NoSuchAction" }
                expect: { fault: wsman:TimedOut }
            """);
    assertEquals(List.of("warns SUCCESSFUL"), Runs.outcomes(results));
    List<String> warnings = Runs.entries(results, "warns", "warning");
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("wsman:TimedOut"), warnings.get(0));
  }

  @Test
  void evidenceIsWrittenWhereTheUserWantsIt() {
    Path out = folder.resolve("out");
    Path file = Runs.write(folder, "passes.yaml", Runs.PASSES);
    for (int round = 0; round < 2; round++) {
      EngineExecutionResults results =
          Runs.run(Map.of(WsmanspecTestEngine.OUT, out.toString()), selectFile(file.toFile()));
      List<String> named = Runs.entries(results, "passes", "evidence");
      Conversation conversation = EvidenceReader.read(Path.of(named.get(0)));
      assertEquals(1, conversation.exchanges().size());
      assertTrue(Path.of(named.get(0)).startsWith(out));
    }
  }

  @Test
  void aTargetThatCannotBeReachedIsTriedOnce() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Path file =
        Runs.write(
            folder,
            "cases.yaml",
            """
            scenario: Identify
            steps:
              - identify: {}
            cases:
              - name: one
              - name: two
            """);
    EngineExecutionResults results =
        Runs.run(
            Map.of(WsmanspecTestEngine.TARGET, "http://127.0.0.1:" + port + "/wsman"),
            selectFile(file.toFile()));
    assertEquals(List.of("cases~one FAILED", "cases~two SKIPPED"), Runs.outcomes(results));
    assertTrue(Runs.skipped(results, "cases~two").contains("cannot be reached"));
  }

  @Test
  void aTargetThatDoesNotExistFailsTheContainer() {
    EngineExecutionResults results =
        Runs.run(
            Map.of(WsmanspecTestEngine.TARGET, "no-such-target.yaml"),
            file("passes.yaml", Runs.PASSES));
    assertEquals(List.of(), Runs.outcomes(results));
    assertEquals(1, results.containerEvents().failed().count());
    assertFalse(results.containerEvents().finished().list().isEmpty());
  }
}
