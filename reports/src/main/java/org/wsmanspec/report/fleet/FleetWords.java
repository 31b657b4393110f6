package org.wsmanspec.report.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.report.view.Words;

/** Sentences and figures about a fleet that every rendering words alike. */
public final class FleetWords {

  private FleetWords() {}

  /**
   * The verdict on the whole: fail if a gate failed or an endpoint did, else the worst of what was
   * judged.
   */
  public static Verdict verdict(Fleet fleet) {
    if (fleet.failed()) {
      return Verdict.FAIL;
    }
    List<Verdict> verdicts =
        fleet.in(State.JUDGED).stream().map(FleetEndpoint::verdict).distinct().toList();
    return Stream.of(Verdict.FAIL, Verdict.WARN, Verdict.PASS, Verdict.DEPARTURE)
        .filter(verdicts::contains)
        .findFirst()
        .orElse(Verdict.INCONCLUSIVE);
  }

  /** The whole result in one sentence. */
  public static String headline(Fleet fleet) {
    long judged = fleet.in(State.JUDGED).size();
    long failed = fleet.failing().size();
    String beside =
        Stream.of(State.UNREACHABLE, State.BROKEN, State.NOT_RUN)
            .filter(s -> Words.count(fleet.states(), s) > 0)
            .map(s -> Words.count(fleet.states(), s) + " " + s.text())
            .collect(Collectors.joining(", "));
    String more = beside.isEmpty() ? "" : "; " + beside;
    if (judged == 0) {
      return "No endpoint could be judged" + more + ".";
    }
    if (failed > 0) {
      return Words.plural(failed, "endpoint") + " failed of " + judged + " judged" + more + ".";
    }
    String waivers =
        fleet.failed()
            ? ", but " + Words.plural(fleet.complaints().size(), "waiver") + " are stale"
            : "";
    return (judged == 1
            ? "The one endpoint judged did not fail"
            : "None of " + judged + " endpoints judged failed")
        + waivers
        + more
        + ".";
  }

  /** Which part of the whole it is; empty where it is the whole. */
  public static String part(Fleet fleet) {
    return fleet
        .shards()
        .map(
            s ->
                (s.held().size() == 1 ? "shard " : "shards ")
                    + s.held().stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " of "
                    + s.of())
        .orElse("");
  }

  /** Areas in which anything was judged or inconclusive, in the order of their first endpoint. */
  public static List<String> areas(Fleet fleet) {
    return fleet.endpoints().stream()
        .flatMap(e -> e.areas().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * What failed, and at how many endpoints.
   *
   * @param id of a requirement or scenario
   * @param endpoints names of the endpoints, in the order of the inventory
   */
  public record Common(String id, List<String> endpoints) {}

  /** What failed at most endpoints first; of equals in the order of their names. */
  public static List<Common> common(Fleet fleet) {
    Map<String, List<String>> byId = new LinkedHashMap<>();
    for (FleetEndpoint endpoint : fleet.endpoints()) {
      for (String id : endpoint.failures()) {
        byId.computeIfAbsent(id, k -> new ArrayList<>()).add(endpoint.who().name());
      }
    }
    return byId.entrySet().stream()
        .map(e -> new Common(e.getKey(), List.copyOf(e.getValue())))
        .sorted(
            Comparator.comparingInt((Common c) -> -c.endpoints().size()).thenComparing(Common::id))
        .toList();
  }
}
