package org.wsmanspec.report;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param gate by what it is let through
 * @param capabilities the words that are claimed or shown, in the order of the vocabulary; empty
 *     where nothing is claimed
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
    List<String> notes,
    Gate gate,
    List<CapabilityResult> capabilities) {

  public RunReport {
    capabilities = List.copyOf(capabilities);
    declared = List.copyOf(declared);
    observed = List.copyOf(observed);
    requirements = List.copyOf(requirements);
    scenarios = List.copyOf(scenarios);
    notes = List.copyOf(notes);
  }

  /** A report with the usual gate. */
  public RunReport(
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
    this(
        tool,
        subject,
        format,
        started,
        milliseconds,
        waitingMilliseconds,
        exchanges,
        declared,
        observed,
        requirements,
        scenarios,
        notes,
        Gate.USUAL,
        List.of());
  }

  /** The same report, with what became of what was claimed. */
  public RunReport with(List<CapabilityResult> compared) {
    return new RunReport(
        tool,
        subject,
        format,
        started,
        milliseconds,
        waitingMilliseconds,
        exchanges,
        declared,
        observed,
        requirements,
        scenarios,
        notes,
        gate,
        compared);
  }

  /** The same conversation and findings, let through by another gate. */
  public RunReport gated(
      List<RequirementResult> newRequirements, List<ScenarioResult> newScenarios, Gate newGate) {
    return new RunReport(
        tool,
        subject,
        format,
        started,
        milliseconds,
        waitingMilliseconds,
        exchanges,
        declared,
        observed,
        newRequirements,
        newScenarios,
        notes,
        newGate,
        capabilities);
  }

  /** How many requirements have each verdict, accepted or not. */
  public Map<Verdict, Long> counts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    for (Verdict v : Verdict.values()) {
      counts.put(v, requirements.stream().filter(r -> r.verdict() == v).count());
    }
    return counts;
  }

  /** How many requirements stand where; every standing has a count. */
  public Map<Standing, Long> standings() {
    return tally(requirements.stream().map(Standing::of));
  }

  /** How many scenarios stand where; every standing has a count. */
  public Map<Standing, Long> scenarioStandings() {
    return tally(scenarios.stream().map(Standing::of));
  }

  private static Map<Standing, Long> tally(Stream<Standing> standings) {
    Map<Standing, Long> counts = new EnumMap<>(Standing.class);
    for (Standing s : Standing.values()) {
      counts.put(s, 0L);
    }
    standings.forEach(s -> counts.merge(s, 1L, Long::sum));
    return counts;
  }

  /**
   * The verdict on the whole: fail or warn if anything did, else pass if anything passed, else
   * inconclusive. What is accepted counts as a warning, and departures only where there is nothing
   * else.
   */
  public Verdict verdict() {
    List<Standing> all =
        Stream.concat(requirements.stream().map(Standing::of), scenarios.stream().map(Standing::of))
            .distinct()
            .sorted()
            .toList();
    if (all.contains(Standing.FAIL)) {
      return Verdict.FAIL;
    }
    if (all.contains(Standing.WARN)
        || all.contains(Standing.WAIVED)
        || all.contains(Standing.KNOWN)) {
      return Verdict.WARN;
    }
    if (all.contains(Standing.PASS)) {
      return Verdict.PASS;
    }
    return all.contains(Standing.DEPARTURE) ? Verdict.DEPARTURE : Verdict.INCONCLUSIVE;
  }

  /** Whether the run fails: the gate refuses a verdict or complains about the waivers. */
  public boolean failed() {
    if (gate.failOn() == FailOn.NONE) {
      return false;
    }
    return !gate.complaints().isEmpty()
        || requirements.stream()
            .anyMatch(r -> r.accepted().isEmpty() && gate.failOn().refuses(r.verdict()))
        || scenarios.stream()
            .anyMatch(s -> s.accepted().isEmpty() && gate.failOn().refuses(s.verdict()));
  }
}
