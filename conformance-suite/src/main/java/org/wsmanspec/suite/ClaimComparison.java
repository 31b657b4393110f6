package org.wsmanspec.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.report.CapabilityResult;
import org.wsmanspec.report.CapabilityResult.Standing;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Capabilities;

/**
 * What is claimed of an endpoint against what it showed.
 *
 * <p>A claim has failed only where everything that needs it did; one success, and the failures
 * stand by themselves.
 */
final class ClaimComparison {

  /** Shown by every conversation, so that claiming them tells nothing. */
  private static final Set<String> PLAIN = Set.of("http", "https");

  private static final int NAMED = 4;

  private final Declaration declaration;
  private final Set<String> observed;
  private final Map<String, Set<String>> needs;
  private final List<RequirementResult> requirements;
  private final List<ScenarioResult> scenarios;

  ClaimComparison(
      Declaration declaration,
      Set<String> observed,
      Map<String, Set<String>> needs,
      List<RequirementResult> requirements,
      List<ScenarioResult> scenarios) {
    this.declaration = declaration;
    this.observed = observed;
    this.needs = needs;
    this.requirements = requirements;
    this.scenarios = scenarios;
  }

  /** A result for each word that is claimed or shown; none where nothing is claimed. */
  List<CapabilityResult> results() {
    if (declaration.capabilities().isEmpty()) {
      return List.of();
    }
    List<CapabilityResult> results = new ArrayList<>();
    for (String word : Capabilities.words()) {
      if (declaration.capabilities().contains(word)) {
        results.add(claimed(word));
      } else if (observed.contains(word) && !declaration.claims(word) && !PLAIN.contains(word)) {
        results.add(new CapabilityResult(word, Standing.UNCLAIMED, "seen in an answer"));
      }
    }
    return results;
  }

  private CapabilityResult claimed(String word) {
    List<ScenarioResult> driven =
        scenarios.stream()
            .filter(s -> needs.getOrDefault(s.id(), Set.of()).contains(word))
            .filter(s -> s.verdict() != Verdict.NOT_APPLICABLE)
            .toList();
    List<ScenarioResult> wrong =
        driven.stream().filter(s -> s.verdict() == Verdict.FAIL || unsupported(s)).toList();
    if (!driven.isEmpty() && wrong.size() == driven.size()) {
      return new CapabilityResult(
          word,
          Standing.FAILED,
          (driven.size() == 1 ? "the scenario that needs it" : "all scenarios that need it")
              + " failed, or the endpoint said that it does not support it: "
              + names(wrong));
    }
    if (seen(word)) {
      return new CapabilityResult(word, Standing.CONFIRMED, "seen in an answer");
    }
    Optional<ScenarioResult> held =
        driven.stream().filter(s -> s.verdict() == Verdict.PASS).findFirst();
    return held.map(
            s -> new CapabilityResult(word, Standing.CONFIRMED, "scenario " + s.id() + " held"))
        .orElseGet(
            () ->
                new CapabilityResult(
                    word,
                    Standing.UNSEEN,
                    driven.isEmpty()
                        ? "no scenario of this run needs it"
                        : "what needs it came to no conclusion: " + names(driven)));
  }

  private boolean seen(String word) {
    return observed.contains(word) || observed.stream().anyMatch(o -> o.startsWith(word + "."));
  }

  /** Whether the endpoint said, against its claim, that it does not do what a scenario is about. */
  private boolean unsupported(ScenarioResult scenario) {
    return requirements.stream()
        .flatMap(r -> r.findings().stream())
        .anyMatch(
            f ->
                f.check().equals(scenario.id())
                    && f.hint().startsWith(ScenarioJudge.CLAIMED_BUT_UNSUPPORTED));
  }

  private static String names(List<ScenarioResult> some) {
    return some.stream().map(ScenarioResult::id).limit(NAMED).collect(Collectors.joining(", "))
        + (some.size() > NAMED ? " and " + (some.size() - NAMED) + " more" : "");
  }
}
