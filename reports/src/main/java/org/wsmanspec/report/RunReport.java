package org.wsmanspec.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of judging one conversation; the one source of every rendering.
 *
 * @param tool name and version of the judge
 * @param subject address of the endpoint, or the captures judged
 * @param format {@code live}, {@code evidence} or a capture format
 * @param started when the conversation began, if known
 * @param milliseconds wall time of the whole run; 0 for a capture
 * @param waitingMilliseconds share of it spent waiting for the endpoint
 * @param exchanges number of exchanges
 * @param declared capabilities claimed
 * @param observed capabilities that the endpoint showed
 * @param requirements every requirement of the catalogue, in catalogue order
 * @param scenarios every scenario selected, in the order of the run
 * @param notes facts worth telling about the run, such as what a folder held that is no capture
 */
public record RunReport(
    String tool,
    String subject,
    String format,
    Optional<Instant> started,
    long milliseconds,
    long waitingMilliseconds,
    int exchanges,
    List<String> declared,
    List<String> observed,
    List<RequirementResult> requirements,
    List<ScenarioResult> scenarios,
    List<String> notes) {

  public RunReport {
    declared = List.copyOf(declared);
    observed = List.copyOf(observed);
    requirements = List.copyOf(requirements);
    scenarios = List.copyOf(scenarios);
    notes = List.copyOf(notes);
  }

  /** How many requirements have each verdict. */
  public Map<Verdict, Long> counts() {
    Map<Verdict, Long> counts = new java.util.EnumMap<>(Verdict.class);
    for (Verdict v : Verdict.values()) {
      counts.put(v, requirements.stream().filter(r -> r.verdict() == v).count());
    }
    return counts;
  }

  /** How many scenarios have each verdict. */
  public Map<Verdict, Long> scenarioCounts() {
    Map<Verdict, Long> counts = new java.util.EnumMap<>(Verdict.class);
    for (Verdict v : Verdict.values()) {
      counts.put(v, scenarios.stream().filter(s -> s.verdict() == v).count());
    }
    return counts;
  }

  /**
   * The verdict on the whole: fail or warn if anything did, else pass if anything passed, else
   * inconclusive.
   */
  public Verdict verdict() {
    Map<Verdict, Long> counts = counts();
    Map<Verdict, Long> ofScenarios = scenarioCounts();
    for (Verdict v : List.of(Verdict.FAIL, Verdict.WARN, Verdict.PASS)) {
      if (counts.getOrDefault(v, 0L) + ofScenarios.getOrDefault(v, 0L) > 0) {
        return v;
      }
    }
    return Verdict.INCONCLUSIVE;
  }

  /** Whether a requirement or scenario failed. */
  public boolean failed() {
    return requirements.stream().anyMatch(r -> r.verdict() == Verdict.FAIL)
        || scenarios.stream().anyMatch(s -> s.verdict() == Verdict.FAIL);
  }
}
