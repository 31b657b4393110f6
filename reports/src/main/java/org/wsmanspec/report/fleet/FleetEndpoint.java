package org.wsmanspec.report.fleet;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;

/**
 * What became of one endpoint: little enough to be kept of thousands.
 *
 * @param who which endpoint
 * @param state whether it could be tested
 * @param reason why it could not; empty if it could
 * @param verdict that of its report; inconclusive without one
 * @param failed whether its gate failed
 * @param cost what testing it took
 * @param requirements how many requirements stand where; none where there is no report
 * @param scenarios how many scenarios stand where
 * @param areas standings of the requirements by area, of areas in which something was judged or
 *     inconclusive
 * @param failures ids of requirements and scenarios that failed and are not accepted, in the order
 *     of the report
 * @param waivers what its report tells of waivers
 * @param page whether its page, conformance.html, lies in its folder
 */
public record FleetEndpoint(
    Who who,
    State state,
    String reason,
    Verdict verdict,
    boolean failed,
    Cost cost,
    Map<Standing, Long> requirements,
    Map<Standing, Long> scenarios,
    Map<String, Map<Standing, Long>> areas,
    List<String> failures,
    Waivers waivers,
    boolean page) {

  /** Whether an endpoint could be tested. */
  public enum State {
    /** Its report says the rest. */
    JUDGED("judged"),
    /** There was nobody, or everything was refused for want of the right credentials. */
    UNREACHABLE("unreachable"),
    /** It was there, and something on our side went wrong. */
    BROKEN("broken"),
    /** Its turn did not come, or the run was interrupted amid it. */
    NOT_RUN("not run");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** The word for reports. */
    public String text() {
      return text;
    }
  }

  /**
   * Which endpoint.
   *
   * @param position place in the inventory, from 1
   * @param name its name there, and that of its folder
   * @param address what was tested
   * @param labels what people sort endpoints by
   */
  public record Who(int position, String name, String address, Map<String, String> labels) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /**
     * An endpoint.
     *
     * @throws IllegalArgumentException if the name is none that a folder may have
     */
    public Who {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("'" + name + "' is no name for an endpoint");
      }
      labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** The folder of what belongs to it, below that of the fleet, with forward slashes. */
    public String folder() {
      return "endpoints/" + name;
    }
  }

  /**
   * What testing took.
   *
   * @param started when it began, if it did
   * @param milliseconds wall time from the first request to the last answer
   * @param waitingMilliseconds share of it spent waiting for the endpoint
   * @param exchanges number of exchanges
   */
  public record Cost(
      Optional<Instant> started, long milliseconds, long waitingMilliseconds, int exchanges) {
    /** Nothing was sent. */
    public static final Cost NONE = new Cost(Optional.empty(), 0, 0, 0);
  }

  /**
   * What a report tells of waivers. A waiver is for a whole fleet, so that it is stale only where
   * no endpoint needs it.
   *
   * @param needed places of waivers that accepted something here
   * @param stale places of waivers of what held here, each with what to say of it
   */
  public record Waivers(List<String> needed, Map<String, String> stale) {
    /** There are none. */
    public static final Waivers NONE = new Waivers(List.of(), Map.of());

    public Waivers {
      needed = List.copyOf(needed);
      stale = Collections.unmodifiableMap(new TreeMap<>(stale));
    }
  }

  public FleetEndpoint {
    requirements = counted(requirements);
    scenarios = counted(scenarios);
    Map<String, Map<Standing, Long>> copy = new LinkedHashMap<>();
    areas.forEach((area, counts) -> copy.put(area, counted(counts)));
    areas = Collections.unmodifiableMap(copy);
    failures = List.copyOf(failures);
  }

  /** Without zeros, so that a row says what there is. */
  private static Map<Standing, Long> counted(Map<Standing, Long> counts) {
    Map<Standing, Long> some = new EnumMap<>(Standing.class);
    counts.forEach(
        (standing, count) -> {
          if (count > 0) {
            some.put(standing, count);
          }
        });
    return Collections.unmodifiableMap(some);
  }

  /** An endpoint without a report. */
  public static FleetEndpoint untested(Who who, State state, String reason, Cost cost) {
    return new FleetEndpoint(
        who,
        state,
        reason,
        Verdict.INCONCLUSIVE,
        false,
        cost,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Waivers.NONE,
        false);
  }

  /**
   * An endpoint that was judged.
   *
   * @param stale as {@link Waivers#stale}
   * @param page as above
   */
  public static FleetEndpoint judged(
      Who who, RunReport report, Map<String, String> stale, boolean page) {
    return new FleetEndpoint(
        who,
        State.JUDGED,
        "",
        report.verdict(),
        report.failed(),
        cost(report),
        report.standings(),
        report.scenarioStandings(),
        areas(report),
        Stream.concat(
                report.requirements().stream()
                    .filter(r -> Standing.of(r) == Standing.FAIL)
                    .map(r -> r.requirement().id()),
                report.scenarios().stream()
                    .filter(s -> Standing.of(s) == Standing.FAIL)
                    .map(s -> s.id()))
            .toList(),
        new Waivers(needed(report), stale),
        page);
  }

  /** What testing an endpoint took, as its report says. */
  public static Cost cost(RunReport report) {
    return new Cost(
        report.started(), report.milliseconds(), report.waitingMilliseconds(), report.exchanges());
  }

  private static Map<String, Map<Standing, Long>> areas(RunReport report) {
    Map<String, Map<Standing, Long>> areas = new LinkedHashMap<>();
    for (RequirementResult result : report.requirements()) {
      Standing standing = Standing.of(result);
      if (standing != Standing.NOT_TESTED && standing != Standing.NOT_APPLICABLE) {
        areas
            .computeIfAbsent(result.requirement().area(), a -> new EnumMap<>(Standing.class))
            .merge(standing, 1L, Long::sum);
      }
    }
    return areas;
  }

  private static List<String> needed(RunReport report) {
    return Stream.concat(
            report.requirements().stream().flatMap(r -> r.accepted().stream()),
            report.scenarios().stream().flatMap(s -> s.accepted().stream()))
        .filter(a -> a.kind() == Acceptance.Kind.WAIVER)
        .map(Acceptance::source)
        .distinct()
        .sorted()
        .toList();
  }
}
