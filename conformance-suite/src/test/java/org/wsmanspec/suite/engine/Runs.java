package org.wsmanspec.suite.engine;

import static org.junit.platform.testkit.engine.Event.byTestDescriptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Shorthand for running selections through the platform and looking at what it was told. */
final class Runs {

  /** A scenario that the reference endpoint passes. */
  static final String PASSES =
      """
      scenario: Identify is answered
      covers: [DSP0226-identify-02]
      needs: [identify]
      steps:
        - identify: {}
          expect: IdentifyResponse
      """;

  /** A scenario that the reference endpoint fails, because it expects nonsense on line 5. */
  static final String FAILS =
      """
      scenario: Identify is refused
      covers: [DSP0226-identify-02]
      needs: [identify]
      steps:
        - identify: {}
          expect: { fault: any }
      """;

  /** A file with a mistake on line 3. */
  static final String BROKEN =
      """
      scenario: A file with a mistake
      steps:
        - identfy: {}
      """;

  private Runs() {}

  static Path write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EngineExecutionResults run(DiscoverySelector... selectors) {
    return run(Map.of(), selectors);
  }

  static EngineExecutionResults run(
      Map<String, String> parameters, DiscoverySelector... selectors) {
    return EngineTestKit.engine(WsmanspecTestEngine.ID)
        .enableImplicitConfigurationParameters(false)
        .configurationParameters(parameters)
        .selectors(selectors)
        .execute();
  }

  /** Names and outcomes of all tests in order: {@code passes SUCCESSFUL}. */
  static List<String> outcomes(EngineExecutionResults results) {
    return results
        .testEvents()
        .filter(
            e -> e.getType().equals(EventType.FINISHED) || e.getType().equals(EventType.SKIPPED))
        .map(e -> e.getTestDescriptor().getLegacyReportingName() + " " + outcome(e))
        .toList();
  }

  private static String outcome(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .map(r -> r.getStatus().name())
        .orElse("SKIPPED");
  }

  /** The descriptor of a test that was run or skipped. */
  static TestDescriptor test(EngineExecutionResults results, String name) {
    return results
        .testEvents()
        .filter(byTestDescriptor(d -> d.getLegacyReportingName().equals(name)))
        .findFirst()
        .orElseThrow()
        .getTestDescriptor();
  }

  /** What a test that failed or was aborted threw. */
  static Throwable thrown(EngineExecutionResults results, String name) {
    return results
        .testEvents()
        .filter(byTestDescriptor(d -> d.getLegacyReportingName().equals(name)))
        .flatMap(e -> e.getPayload(TestExecutionResult.class).stream())
        .findFirst()
        .orElseThrow()
        .getThrowable()
        .orElseThrow();
  }

  /** Why a test was skipped. */
  static String skipped(EngineExecutionResults results, String name) {
    return results
        .testEvents()
        .skipped()
        .filter(byTestDescriptor(d -> d.getLegacyReportingName().equals(name)))
        .findFirst()
        .orElseThrow()
        .getRequiredPayload(String.class);
  }

  /** What a test published under a key. */
  static List<String> entries(EngineExecutionResults results, String name, String key) {
    return results
        .testEvents()
        .reportingEntryPublished()
        .filter(byTestDescriptor(d -> d.getLegacyReportingName().equals(name)))
        .map(e -> e.getRequiredPayload(ReportEntry.class).getKeyValuePairs().get(key))
        .filter(java.util.Objects::nonNull)
        .toList();
  }
}
