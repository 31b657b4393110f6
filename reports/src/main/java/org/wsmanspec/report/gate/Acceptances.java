package org.wsmanspec.report.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;

/**
 * What is let through, from what is named.
 *
 * <p>A scenario fails by breaking requirements, so that one of the two alone would not let a run
 * through: a requirement is accepted too if all its breaches were found while accepted scenarios
 * were driven, and a scenario if all requirements that it found broken are accepted.
 */
final class Acceptances {

  private final Function<RequirementResult, Optional<Acceptance>> requirements;
  private final Function<ScenarioResult, Optional<Acceptance>> scenarios;

  /**
   * @param requirements why a requirement that failed or warned is named
   * @param scenarios why a scenario that failed or warned is named
   */
  Acceptances(
      Function<RequirementResult, Optional<Acceptance>> requirements,
      Function<ScenarioResult, Optional<Acceptance>> scenarios) {
    this.requirements = requirements;
    this.scenarios = scenarios;
  }

  /** Requirements of a report, with what is accepted. */
  List<RequirementResult> requirements(RunReport report) {
    return report.requirements().stream()
        .map(r -> why(r, report).map(r::accepted).orElse(r))
        .toList();
  }

  /** Scenarios of a report, with what is accepted. */
  List<ScenarioResult> scenarios(RunReport report) {
    return report.scenarios().stream().map(s -> why(s, report).map(s::accepted).orElse(s)).toList();
  }

  static boolean off(Verdict verdict) {
    return verdict == Verdict.FAIL || verdict == Verdict.WARN;
  }

  private Optional<Acceptance> why(RequirementResult result, RunReport report) {
    if (!off(result.verdict())) {
      return Optional.empty();
    }
    Optional<Acceptance> named = requirements.apply(result);
    if (named.isPresent()) {
      return named;
    }
    Optional<Acceptance> first = Optional.empty();
    for (Finding finding : result.findings()) {
      if (finding.verdict() == result.verdict()) {
        Optional<Acceptance> found = whileDriven(finding, report);
        if (found.isEmpty()) {
          return Optional.empty();
        }
        first = first.or(() -> found);
      }
    }
    return first;
  }

  private Optional<Acceptance> whileDriven(Finding finding, RunReport report) {
    Optional<String> id = finding.where().flatMap(w -> w.step()).map(s -> s.scenario());
    return report.scenarios().stream()
        .filter(s -> s.id().equals(finding.check()) || id.filter(s.id()::equals).isPresent())
        .flatMap(s -> scenarios.apply(s).stream())
        .findFirst();
  }

  private Optional<Acceptance> why(ScenarioResult result, RunReport report) {
    if (!off(result.verdict())) {
      return Optional.empty();
    }
    Optional<Acceptance> named = scenarios.apply(result);
    if (named.isPresent()) {
      return named;
    }
    Optional<Acceptance> first = Optional.empty();
    Set<String> open = new HashSet<>();
    for (RequirementResult r : report.requirements()) {
      if (r.findings().stream()
          .anyMatch(f -> f.check().equals(result.id()) && f.verdict() == result.verdict())) {
        Optional<Acceptance> found = requirements.apply(r);
        if (found.isEmpty()) {
          open.add(r.requirement().id());
        }
        first = first.or(() -> found);
      }
    }
    return open.isEmpty() ? first : Optional.empty();
  }
}
