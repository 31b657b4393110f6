package org.wsmanspec.suite.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.TestAbortedException;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.ScenarioResult.StepResult;
import org.wsmanspec.report.Verdict;

/**
 * The verdict on one scenario in the platform's words.
 *
 * @param result what became of its steps
 * @param findings what checks and expectations found in its conversation
 */
record ScenarioVerdict(ScenarioResult result, List<Finding> findings) {

  /**
   * Takes the verdict from the report on a conversation of one scenario.
   *
   * @throws IllegalArgumentException if the report is about another number of scenarios
   */
  static ScenarioVerdict of(RunReport report) {
    if (report.scenarios().size() != 1) {
      throw new IllegalArgumentException(
          "expected a report on one scenario, but it is about " + report.scenarios().size());
    }
    return new ScenarioVerdict(
        report.scenarios().get(0),
        report.requirements().stream()
            .map(RequirementResult::findings)
            .flatMap(List::stream)
            .toList());
  }

  /**
   * Why the scenario is not for this target; empty if it is.
   *
   * @param started whether a message was sent, after which a test can no longer be skipped
   */
  Optional<String> skipped(boolean started) {
    return !started && result.verdict() == Verdict.NOT_APPLICABLE
        ? Optional.of(reason(Verdict.NOT_APPLICABLE))
        : Optional.empty();
  }

  /** What deserves attention and fails nothing. */
  List<String> warnings() {
    // A step that stands for no requirement makes no finding.
    Stream<String> steps =
        result.covers().isEmpty()
            ? result.steps().stream()
                .filter(s -> s.verdict() == Verdict.WARN)
                .map(s -> place(s) + s.detail())
            : Stream.empty();
    return Stream.concat(steps, with(Verdict.WARN).stream().map(FindingError::text)).toList();
  }

  /** How the test ends. */
  TestExecutionResult end() {
    List<Finding> failures = with(Verdict.FAIL);
    if (!failures.isEmpty()) {
      return TestExecutionResult.failed(FindingError.of(failures));
    }
    return switch (result.verdict()) {
      case PASS, WARN, DEPARTURE -> TestExecutionResult.successful();
      case INCONCLUSIVE -> aborted("inconclusive: " + reason(Verdict.INCONCLUSIVE));
      case NOT_APPLICABLE -> aborted("not applicable: " + reason(Verdict.NOT_APPLICABLE));
      case FAIL -> TestExecutionResult.failed(new AssertionError(reason(Verdict.FAIL)));
    };
  }

  private List<Finding> with(Verdict verdict) {
    return findings.stream().filter(f -> f.verdict() == verdict).toList();
  }

  /** The reasons of the steps with a verdict, each once; the scenario's own if they give none. */
  private String reason(Verdict verdict) {
    String steps =
        result.steps().stream()
            .filter(s -> s.verdict() == verdict && !s.detail().isEmpty())
            .map(s -> verdict == Verdict.NOT_APPLICABLE ? s.detail() : place(s) + s.detail())
            .distinct()
            .collect(Collectors.joining("; "));
    return steps.isEmpty() ? result.reason() : steps;
  }

  private String place(StepResult step) {
    return (step.line() > 0 ? result.file() + ":" + step.line() : "step " + step.path()) + ": ";
  }

  private static TestExecutionResult aborted(String reason) {
    TestAbortedException aborted = new TestAbortedException(reason);
    aborted.setStackTrace(new StackTraceElement[0]);
    return TestExecutionResult.aborted(aborted);
  }
}
