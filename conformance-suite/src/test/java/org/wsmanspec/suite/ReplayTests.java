package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.capture.Capture;
import org.wsmanspec.message.capture.Captures;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.EndpointRecorder;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.recorded.ScenarioImporter;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/**
 * Recorded sessions, turned into scenarios and replayed against the reference endpoint.
 *
 * <p>What it does not answer as the recorded server did stands in the golden file, step by step.
 * Run with {@code -Dwsmanspec.updateGolden=true} to write that anew.
 */
class ReplayTests {

  private static final String RECORDED = "recorded-shells.jsonl";
  private static final String GOLDEN = "replay-outcomes.txt";
  private static final Pattern LONG = Pattern.compile("'[^']{60,}'");
  private static final int LINE = 240;
  private static final int WORKERS = 4;

  /** Half a minute of sleep, with the same outcome. */
  private static final String SLEEPS_LONG = "test_winrs_operation_timeout";

  private static final Path ROOT = Path.of(System.getProperty("wsmanspec.root"));

  @Test
  void aSessionWithTheEndpointIsTheSameAgain() {
    EndpointRecorder recorder = new EndpointRecorder();
    try (ReferenceEndpoint endpoint =
        ReferenceEndpoint.builder().misbehavior(recorder).build().start()) {
      drive(shipped("many-instances"), endpoint.address());
    }
    Conversation recorded =
        recorder.conversation("recorded", Declaration.NONE, Set.of(Conversation.Party.CLIENT));
    assertTrue(recorded.exchanges().size() > 3, "there is something to be replayed");

    ScenarioResult result = replay("many-instances", recorded);

    assertEquals(Verdict.PASS, result.verdict(), () -> String.join("\n", differences(result)));
    assertEquals(recorded.exchanges().size(), result.steps().size());
  }

  /** A session of pypsrp with the reference endpoint, recorded by {@code mock --evidence}. */
  @Test
  void aSessionWithShellsIsTheSameAgain() throws Exception {
    Path recorded = Path.of(Objects.requireNonNull(getClass().getResource(RECORDED)).toURI());
    Conversation session = Captures.read(recorded).captures().get(0).conversation();

    ScenarioResult result = replay("shells", session);

    assertEquals(Verdict.PASS, result.verdict(), () -> String.join("\n", differences(result)));
    // What took several requests then may take fewer now, and is one step.
    assertTrue(result.steps().size() > 20, () -> result.steps().size() + " steps");
  }

  @Test
  void recordedSessionsDifferInKnownWaysOnly() throws IOException {
    Path captures = ROOT.resolveSibling("shared").resolve("captures");
    assumeTrue(Files.isDirectory(captures), "the recordings are not beside the repository");
    List<String> lines = outcomes(Captures.read(captures).captures());
    String actual = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("wsmanspec.updateGolden")) {
      Files.writeString(
          ROOT.resolve("conformance-suite/src/test/resources/org/wsmanspec/suite").resolve(GOLDEN),
          actual);
      return;
    }
    assertEquals(golden(), actual);
  }

  /** What comes of each recording; most of the time goes into waiting for commands that sleep. */
  private static List<String> outcomes(List<Capture> captures) {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Future<List<String>>> outcomes = new ArrayList<>();
      for (Capture capture : captures) {
        if (capture.name().contains(SLEEPS_LONG)
            || capture.conversation().exchanges().stream()
                .noneMatch(e -> e.request().isPresent())) {
          continue;
        }
        outcomes.add(workers.submit(() -> outcome(capture)));
      }
      List<String> lines = new ArrayList<>();
      for (Future<List<String>> outcome : outcomes) {
        lines.addAll(outcome.get());
      }
      return lines;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static List<String> outcome(Capture capture) {
    List<String> differences = differences(replay(capture.name(), capture.conversation()));
    List<String> lines = new ArrayList<>();
    lines.add(capture.name() + (differences.isEmpty() ? ": same" : ":"));
    lines.addAll(differences);
    return lines;
  }

  private static ScenarioResult replay(String name, Conversation recorded) {
    String yaml = ScenarioImporter.of(name, recorded).yaml();
    Scenario scenario = new ScenarioReader().read("again.yaml", yaml, n -> "").get(0);
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
      Conversation conversation = drive(scenario, endpoint.address());
      return Judge.standard().judge(conversation).scenarios().get(0);
    }
  }

  private static Scenario shipped(String id) {
    return ScenarioLibrary.all().stream()
        .flatMap(e -> e.scenarios().stream())
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Conversation drive(Scenario scenario, URI address) {
    Target target = ReferenceTarget.at(address);
    try (Transport transport = TargetTransport.open(target, Clock.systemUTC())) {
      return new ScenarioRunner(target, transport, RunOptions.DEFAULT, List.of())
          .run(List.of(scenario));
    }
  }

  /** The steps that did not come out as recorded; long texts of either side are left out. */
  private static List<String> differences(ScenarioResult result) {
    return result.steps().stream()
        .filter(s -> s.verdict() != Verdict.PASS && !s.detail().isEmpty())
        .map(s -> "  " + s.name() + ": " + brief(s.detail()))
        .toList();
  }

  private static String brief(String detail) {
    String line = LONG.matcher(detail.replaceAll("\\s+", " ")).replaceAll("'…'");
    return line.length() > LINE ? line.substring(0, LINE) + "…" : line;
  }

  private static String golden() throws IOException {
    try (InputStream in = Objects.requireNonNull(ReplayTests.class.getResourceAsStream(GOLDEN))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
