package org.wsmanspec.suite.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUri;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/** What selectors find. */
@Timeout(120)
final class ScenarioDiscoveryTests {

  private static final String SHIPPED = "org/wsmanspec/suite/scenarios/";

  private static final String CASES =
      """
      scenario: Identify
      steps:
        - identify: {}
          expect: IdentifyResponse
      cases:
        - name: one
        - name: two
        - name: three
      """;

  @TempDir private Path folder;

  @WsmanScenarios(
      target = "mock",
      scenarios = {"identify", "missing-*"})
  static final class Chosen {}

  @WsmanScenarios
  static final class Everything {}

  @WsmanScenarios(plan = "interop-2006")
  static final class Planned {}

  @WsmanScenarios(plan = "interop2006")
  static final class WronglyPlanned {}

  @WsmanScenarios(scenarios = {"identify", "no-such-scenario", "unknown-action"})
  static final class PartlyWrong {}

  private static List<String> discover(DiscoverySelector... selectors) {
    List<String> found = new ArrayList<>();
    descriptor(selectors)
        .accept(
            d -> {
              if (d.isTest()) {
                found.add(d.getUniqueId().toString());
              }
            });
    return found;
  }

  private static TestDescriptor descriptor(DiscoverySelector... selectors) {
    return EngineTestKit.engine(WsmanspecTestEngine.ID)
        .enableImplicitConfigurationParameters(false)
        .selectors(selectors)
        .discover()
        .getEngineDescriptor();
  }

  private static List<String> names(DiscoverySelector... selectors) {
    List<String> names = new ArrayList<>();
    descriptor(selectors)
        .accept(
            d -> {
              if (d.isTest()) {
                names.add(d.getLegacyReportingName());
              }
            });
    return names;
  }

  private static TestDescriptor only(TestDescriptor parent) {
    assertEquals(1, parent.getChildren().size(), parent.toString());
    return parent.getChildren().iterator().next();
  }

  @Test
  void aFolderGivesItsScenariosAndNothingElse() {
    Runs.write(folder, "b.yaml", Runs.PASSES);
    Runs.write(folder, "sub/a.yml", Runs.PASSES);
    Runs.write(folder, "target.yaml", "target: Lab\naddress: http://127.0.0.1/wsman\n");
    Runs.write(folder, "fragment.yaml", "steps:\n  - identify: {}\n");
    Runs.write(folder, "notes.txt", Runs.PASSES);
    Runs.write(folder, "broken.yaml", Runs.BROKEN);
    assertEquals(List.of("b", "broken", "a"), names(selectDirectory(folder.toFile())));
    assertEquals(List.of(), names(selectFile(folder.resolve("target.yaml").toFile())));
  }

  @Test
  void aFileGivesItsCasesWithTheirPlaces() {
    Path file = Runs.write(folder, "cases.yaml", CASES);
    TestDescriptor container = only(descriptor(selectFile(file.toFile())));
    assertEquals(Optional.of(FileSource.from(file.toFile())), container.getSource());
    List<? extends TestDescriptor> tests = List.copyOf(container.getChildren());
    assertEquals(3, tests.size());
    FileSource source = (FileSource) tests.get(1).getSource().orElseThrow();
    assertEquals(7, source.getPosition().orElseThrow().getLine());
    assertEquals(Optional.of(5), source.getPosition().orElseThrow().getColumn());
    assertEquals(
        UniqueId.forEngine("wsmanspec")
            .append("file", file.toString().replace('\\', '/'))
            .append("scenario", "cases~two"),
        tests.get(1).getUniqueId());
  }

  @Test
  void aLineChoosesTheCaseThatStandsThere() {
    Path file = Runs.write(folder, "cases.yaml", CASES);
    assertEquals(List.of("cases~two"), names(selectFile(file.toFile(), FilePosition.from(7))));
    assertEquals(List.of("cases~three"), names(selectUri(file.toUri() + "?line=8")));
    assertEquals(3, names(selectFile(file.toFile(), FilePosition.from(3))).size());
  }

  @Test
  void aUniqueIdRunsOneScenarioAgain() {
    Path file = Runs.write(folder, "cases.yaml", CASES);
    String id = discover(selectFile(file.toFile())).get(1);
    EngineExecutionResults results = Runs.run(selectUniqueId(id));
    assertEquals(List.of("cases~two SUCCESSFUL"), Runs.outcomes(results));
    assertEquals(
        id,
        results
            .testEvents()
            .succeeded()
            .list()
            .get(0)
            .getTestDescriptor()
            .getUniqueId()
            .toString());
  }

  @Test
  void whatIsSelectedTwiceIsThereOnce() {
    Path file = Runs.write(folder, "cases.yaml", CASES);
    String id = discover(selectFile(file.toFile())).get(1);
    assertEquals(
        3,
        names(
                selectUniqueId(id),
                selectFile(file.toFile()),
                selectDirectory(folder.toFile()),
                selectUri(file.toUri()),
                selectUri(folder.toUri()))
            .size());
  }

  @Test
  void resourcesOfTheClassPathAreFound() {
    String name = SHIPPED + "identify/identify.yaml";
    TestDescriptor container = only(descriptor(selectClasspathResource(name)));
    assertEquals(UniqueId.forEngine("wsmanspec").append("resource", name), container.getUniqueId());
    ClasspathResourceSource source =
        (ClasspathResourceSource) only(container).getSource().orElseThrow();
    assertEquals(name, source.getClasspathResourceName());
    long comments =
        ScenarioLibrary.text("identify/identify.yaml")
            .lines()
            .takeWhile(l -> l.startsWith("#"))
            .count();
    assertEquals(comments + 1, source.getPosition().orElseThrow().getLine());
    assertEquals(List.of("identify"), names(selectUri("classpath:/" + name)));
    assertEquals(
        List.of(),
        names(selectClasspathResource("org/wsmanspec/suite/targets/reference-endpoint.yaml")));
  }

  @Test
  void aClassStandsForTheScenariosItNames() {
    TestDescriptor container = only(descriptor(selectClass(Chosen.class)));
    assertEquals(Optional.of(ClassSource.from(Chosen.class)), container.getSource());
    List<String> names = names(selectClass(Chosen.class));
    assertTrue(names.contains("identify"), names.toString());
    assertTrue(names.contains("missing-to"), names.toString());
    Set<String> identify =
        ScenarioLibrary.all().stream()
            .filter(e -> e.area().equals("identify"))
            .flatMap(e -> e.scenarios().stream())
            .map(Scenario::id)
            .collect(Collectors.toSet());
    assertTrue(names.stream().allMatch(n -> identify.contains(n) || n.startsWith("missing-")));
    String id =
        discover(selectClass(Chosen.class)).stream()
            .filter(i -> i.endsWith(":identify]"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        UniqueId.forEngine("wsmanspec")
            .append("class", Chosen.class.getName())
            .append("scenario", "identify"),
        UniqueId.parse(id));
    assertEquals(List.of("identify"), names(selectUniqueId(id)));
  }

  @Test
  void aClassWithoutWordsStandsForAllThatIsShipped() {
    assertEquals(
        ScenarioLibrary.all().stream().mapToInt(e -> e.scenarios().size()).sum(),
        names(selectClass(Everything.class)).size());
  }

  @Test
  void aClassMayStandForAPlan() {
    List<String> planned = names(selectClass(Planned.class));
    assertEquals(16, planned.size());
    assertEquals("interop-2006-01-identify", planned.get(0));
    EngineExecutionResults results = Runs.run(selectClass(WronglyPlanned.class));
    assertEquals(List.of("interop2006 FAILED"), Runs.outcomes(results));
    assertTrue(
        String.valueOf(Runs.thrown(results, "interop2006").getMessage())
            .contains("did you mean interop-2006?"));
  }

  @Test
  void aWrongWordFailsByItself() {
    List<String> names = names(selectClass(PartlyWrong.class));
    assertTrue(
        names.containsAll(List.of("identify", "no-such-scenario", "unknown-action")),
        names.toString());
    List<String> ids = discover(selectClass(PartlyWrong.class));
    EngineExecutionResults results =
        Runs.run(
            selectUniqueId(
                ids.stream().filter(i -> i.contains("no-such")).findFirst().orElseThrow()));
    assertEquals(List.of("no-such-scenario FAILED"), Runs.outcomes(results));
    assertTrue(
        String.valueOf(Runs.thrown(results, "no-such-scenario").getMessage())
            .contains("is no scenario file, folder, area, id or pattern"));
  }

  @Test
  void aPackageGivesItsClassesAndHonorsNameFilters() {
    DiscoveryFilter<?> filter = includeClassNamePatterns(".*\\$Chosen");
    TestDescriptor engine =
        EngineTestKit.engine(WsmanspecTestEngine.ID)
            .enableImplicitConfigurationParameters(false)
            .selectors(selectPackage(getClass().getPackageName()))
            .filters(filter)
            .discover()
            .getEngineDescriptor();
    assertEquals(Chosen.class.getName(), only(engine).getLegacyReportingName());
  }

  @Test
  void otherClassesAreLeftAlone() {
    assertEquals(List.of(), names(selectClass(getClass())));
  }
}
