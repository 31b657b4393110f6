package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.mock.personality.Personalities;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.suite.catalogue.Catalogue;

/** Every personality is found out, and nothing is said against it that it did not do. */
class PersonalityTests {

  private static final CoverageMatrix MATRIX = new CoverageMatrix();
  private static final Path PAGE =
      Path.of(System.getProperty("wsmanspec.root"), "docs/coverage.md");

  /** What a collector owes shows in recordings of foreign ones only: in a run it is the suite's. */
  private static final Set<String> OF_COLLECTORS =
      Set.of("MS-WSMV-2.2.4.41-1", "MS-WSMV-2.2.4.41-2", "MS-WSMV-2.2.4.41-3");

  /**
   * The checks of collectors; and two that need record numbers with gaps, which no personality
   * makes yet. Tests of their own hold them.
   */
  private static final Set<String> SILENT =
      Set.of("eventing/dropped-in-place", "eventing/resumed", "wef/list", "wef/version");

  /** What is known not to be proven by a personality yet, some here and some in a file. */
  private static Set<String> known(Set<String> some, String file) throws IOException {
    Set<String> all = new TreeSet<>(some);
    try (InputStream in = PersonalityTests.class.getResourceAsStream(file)) {
      new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(all::add);
    }
    return all;
  }

  static Stream<Personality> personalities() {
    String wanted = System.getProperty("wsmanspec.personality", "");
    return Personalities.shipped().stream().filter(p -> p.name().matches(".*" + wanted + ".*"));
  }

  @Test
  void personalitiesNameRequirementsThatExist() {
    List<String> dangling = new ArrayList<>();
    for (Personality each : Personalities.shipped()) {
      Stream.concat(each.breaks().stream(), each.also().keySet().stream())
          .filter(id -> Catalogue.load().find(id).isEmpty())
          .forEach(id -> dangling.add(each.file() + ": " + each.name() + " names " + id));
      if (each.breaks().isEmpty()) {
        dangling.add(each.file() + ": " + each.name() + " breaks nothing");
      }
    }
    assertEquals(List.of(), dangling);
  }

  @Test
  void theExemplaryClientIsNotAccused() {
    RunReport report = FaultyPeer.exemplaryClient();
    MATRIX.exemplary(report);
    assertEquals(Set.of(), accused(report));
  }

  @Test
  void theExemplaryEndpointIsNotAccused() {
    RunReport report = Judge.standard().judge(Variant.of("exemplary", (r, a) -> a).complete());
    MATRIX.exemplary(report);
    assertEquals(Set.of(), accused(report));
  }

  /** The page is made of all runs together, so it comes last. */
  @AfterAll
  static void coverageIsAsThePageSays() throws IOException {
    Set<String> untold = known(OF_COLLECTORS, "rows-not-told-of.txt");
    Set<String> unproven = known(OF_COLLECTORS, "rows-without-personality.txt");
    Set<String> silent = known(SILENT, "silent-checks.txt");
    if (!System.getProperty("wsmanspec.personality", "").isEmpty()) {
      return;
    }
    String page = MATRIX.page();
    if (Boolean.getBoolean("wsmanspec.updateCoverage")) {
      Files.writeString(PAGE, page);
    }
    assertAll(
        () -> assertEquals(untold, MATRIX.neverTold(), "called tested, but no run told of them"),
        () -> assertEquals(unproven, MATRIX.unproven(), "tested, but no personality breaks them"),
        () ->
            assertEquals(silent, MATRIX.silentChecks(), "checks that no personality made speak up"),
        () ->
            assertEquals(
                page,
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "docs/coverage.md is stale; run PersonalityTests with"
                    + " -Dwsmanspec.updateCoverage=true"));
  }

  @ParameterizedTest
  @MethodSource("personalities")
  @Execution(ExecutionMode.CONCURRENT)
  void isFoundOutAndOfNothingElse(Personality personality) {
    RunReport report = FaultyPeer.report(personality);
    MATRIX.faulty(personality, report);
    Set<String> accused = accused(report);
    Set<String> missed = new TreeSet<>(personality.breaks());
    missed.removeAll(accused);
    assertTrue(
        missed.isEmpty(),
        () -> personality.file() + ": not found out: " + missed + "; found: " + told(report));
    accused.removeAll(personality.breaks());
    accused.removeAll(personality.also().keySet());
    assertTrue(accused.isEmpty(), () -> personality.file() + ": accused of more: " + told(report));
    Set<String> idle = new TreeSet<>(personality.also().keySet());
    idle.removeAll(accused(report));
    assertEquals(Set.of(), idle, () -> personality.file() + ": 'also' names what holds");
  }

  /** What fails or warns. */
  static Set<String> accused(RunReport report) {
    return report.requirements().stream()
        .filter(r -> r.verdict().compareTo(Verdict.WARN) >= 0)
        .map(r -> r.requirement().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String told(RunReport report) {
    return report.requirements().stream()
        .filter(r -> r.verdict().compareTo(Verdict.WARN) >= 0)
        .map(PersonalityTests::told)
        .collect(Collectors.joining("\n"));
  }

  private static String told(RequirementResult result) {
    Finding first =
        result.findings().stream()
            .filter(f -> f.verdict() == result.verdict())
            .findFirst()
            .orElseThrow();
    return "\n  "
        + result.verdict()
        + " "
        + result.requirement().id()
        + " by "
        + first.check()
        + first.where().map(w -> " at " + w).orElse("")
        + "\n    expected "
        + first.expected()
        + "\n    actual   "
        + first.actual();
  }
}
