package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.mock.personality.PersonalityReader;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/**
 * Correct event sources differ. None of these differences may fail one, apart from what the event
 * log of Windows in particular has to offer.
 */
class LegitimateEventSourcesTests {

  private static final String FILE = "legitimate-event-sources.yaml";

  static List<Personality> sources() throws IOException {
    try (InputStream in = LegitimateEventSourcesTests.class.getResourceAsStream(FILE)) {
      return PersonalityReader.read(
          FILE, new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static final List<Scenario> SCENARIOS =
      ScenarioLibrary.written().stream()
          .filter(e -> e.area().equals("eventing") || e.area().equals("overview"))
          .flatMap(e -> e.scenarios().stream())
          .toList();

  @ParameterizedTest
  @MethodSource("sources")
  @Execution(ExecutionMode.CONCURRENT)
  void isNotAccused(Personality source) {
    RunReport report = Judge.standard().judge(Variant.of(source).conversation(SCENARIOS));
    assertEquals(
        "",
        report.requirements().stream()
            .filter(r -> r.verdict() == Verdict.FAIL)
            .filter(r -> !r.requirement().id().startsWith("MS-WSMV"))
            .flatMap(r -> r.findings().stream())
            .filter(f -> f.verdict() == Verdict.FAIL)
            .map(
                f ->
                    f.requirement()
                        + " by "
                        + f.check()
                        + ": expected "
                        + f.expected()
                        + ", actual "
                        + f.actual())
            .distinct()
            .collect(Collectors.joining("\n")));
  }
}
