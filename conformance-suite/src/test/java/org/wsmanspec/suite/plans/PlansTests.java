package org.wsmanspec.suite.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.PlanReader;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.ReferenceTarget;
import org.wsmanspec.suite.negative.NegativeScenarios;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;
import org.wsmanspec.suite.sink.RunSink;

/** The shipped plans choose what they say, and the reference endpoint passes them. */
class PlansTests {

  private static final Path ROOT = Path.of(System.getProperty("wsmanspec.root"));

  @TempDir private Path folder;

  @Test
  void theIndexNamesEveryPlanOnce() throws IOException {
    Path plans = ROOT.resolve("conformance-suite/src/main/resources/org/wsmanspec/suite/plans");
    try (Stream<Path> files = Files.list(plans)) {
      assertEquals(
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith(".yaml"))
              .map(n -> n.replace(".yaml", ""))
              .collect(Collectors.toCollection(TreeSet::new)),
          new TreeSet<>(Plans.names()));
    }
    for (Plans.Chosen chosen : Plans.all()) {
      assertFalse(chosen.scenarios().isEmpty(), chosen.plan().name());
      assertFalse(chosen.plan().description().isEmpty(), chosen.plan().name());
    }
  }

  @Test
  void theEventHasItsSixteenScenariosInItsOrder() throws IOException {
    List<Scenario> scenarios = Plans.find("interop-2006").scenarios();
    assertEquals(16, scenarios.size());
    for (int i = 0; i < 16; i++) {
      assertTrue(
          scenarios.get(i).id().startsWith(String.format("interop-2006-%02d-", i + 1)),
          scenarios.get(i).id());
    }
    Pattern section = Pattern.compile("Interop 2006, (\\d+)\\.(\\d+): .*");
    int before = 0;
    for (Scenario s : scenarios) {
      Matcher matcher = section.matcher(s.title());
      assertTrue(matcher.matches(), s.title());
      int number = 100 * Integer.parseInt(matcher.group(1)) + Integer.parseInt(matcher.group(2));
      assertTrue(number > before, s.title());
      before = number;
    }
  }

  @Test
  void smokeChangesNothing() throws IOException {
    for (Scenario s : Plans.find("smoke").scenarios()) {
      assertFalse(s.disruptive(), s.id());
    }
  }

  @Test
  void coreDoesWithoutOptionalFeatures() throws IOException {
    List<Scenario> scenarios = Plans.find("core").scenarios();
    for (Scenario s : scenarios) {
      assertTrue(
          s.needs().stream().noneMatch(n -> n.matches("(fragment|filter|cim|eventing)(\\..*)?")),
          s.id());
    }
    assertTrue(scenarios.stream().anyMatch(s -> s.id().equals("get-instance")));
  }

  @Test
  void negativeHasEveryGeneratedScenario() throws IOException {
    Set<String> ids =
        Plans.find("negative").scenarios().stream().map(Scenario::id).collect(Collectors.toSet());
    for (ScenarioLibrary.Entry entry : ScenarioLibrary.all()) {
      if (entry.area().equals(NegativeScenarios.AREA)) {
        entry.scenarios().forEach(s -> assertTrue(ids.contains(s.id()), s.id()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smoke", "interop-2006", "negative"})
  void theReferenceEndpointPasses(String name) throws IOException {
    List<Scenario> scenarios = Plans.find(name).scenarios();
    RunReport report = run(scenarios);
    assertEquals(
        "",
        report.scenarios().stream()
            .filter(s -> s.verdict() != Verdict.PASS)
            .map(s -> s.id() + " " + s.verdict() + " " + s.reason())
            .collect(Collectors.joining("\n")));
    assertEquals(
        "",
        report.requirements().stream()
            .filter(r -> r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN)
            .map(PlansTests::told)
            .collect(Collectors.joining("\n")));
    assertEquals(
        scenarios.stream().map(Scenario::id).toList(),
        report.scenarios().stream().map(ScenarioResult::id).toList());
  }

  private static String told(RequirementResult r) {
    return r.requirement().id() + " " + r.findings();
  }

  private static RunReport run(List<Scenario> scenarios) {
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
      Target target = ReferenceTarget.at(endpoint.address());
      RunOptions options = RunOptions.DEFAULT.withJournal(endpoint::journal);
      try (RunSink sink = RunSink.reachableFrom(target.address());
          Transport transport = TargetTransport.open(target, Clock.systemUTC())) {
        return Judge.standard()
            .judge(
                new ScenarioRunner(target, transport, options.withSink(sink), List.of())
                    .run(scenarios));
      }
    }
  }

  @Test
  void aPlanOfOnesOwnMayNameFilesBesideIt() throws IOException {
    Files.createDirectories(folder.resolve("mine"));
    Files.writeString(
        folder.resolve("mine/my-own.yaml"),
        "scenario: Mine\nsteps:\n  - identify: {}\n    expect: IdentifyResponse\n");
    Path plan =
        Files.writeString(
            folder.resolve("nightly.yaml"),
            """
            plan: Nightly
            scenarios: [mine, identify, "negative-get-action-*", mine/my-own.yaml]
            except: [negative-get-action-oversized]
            without: [anonymous-access]
            """);
    Plans.Chosen chosen = Plans.find(plan.toString());
    List<String> ids = chosen.scenarios().stream().map(Scenario::id).toList();
    assertEquals("nightly", chosen.plan().name());
    assertEquals("my-own", ids.get(0));
    assertEquals(ids.size(), Set.copyOf(ids).size());
    assertTrue(ids.contains("negative-get-action-missing"));
    assertFalse(ids.contains("negative-get-action-oversized"));
    assertFalse(ids.contains("identify-anonymous"));
  }

  @Test
  void aWordThatChoosesNothingIsShownInItsPlace() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("nightly.yaml"), "plan: Nightly\nscenarios:\n  - trnsfer\n");
    UnreadableFileException e =
        assertThrows(UnreadableFileException.class, () -> Plans.find(plan.toString()));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("nightly.yaml:3:5: 'trnsfer' chooses no scenario"), message);
    assertTrue(message.contains("did you mean transfer?"), message);
  }

  @Test
  void aWordThatIsNoPlanOffersWhatIsNear() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Plans.find("interop2006"));
    assertTrue(String.valueOf(e.getMessage()).contains("did you mean interop-2006?"));
  }

  @Test
  void theExamplesOfTheDocumentationAreRight() throws IOException {
    Matcher matcher =
        Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve("docs/plans.md")));
    int count = 0;
    while (matcher.find()) {
      count++;
      new PlanReader(word -> java.util.Optional.empty()).read("example.yaml", matcher.group(1));
    }
    assertTrue(count > 0, "the examples are gone");
  }
}
