package org.wsmanspec.report.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.fleet.FleetEndpoint.State;

/**
 * Many endpoints tested in one go, or a part of them.
 *
 * @param tool name and version of the judge
 * @param inventory the endpoints that were to be tested
 * @param scenarios with what
 * @param failOn which verdicts fail a run
 * @param shards which part this is; empty for the whole
 * @param endpoints a row for each endpoint of the part, in the order of the inventory
 */
public record Fleet(
    String tool,
    Plan inventory,
    Plan scenarios,
    FailOn failOn,
    Optional<Shards> shards,
    List<FleetEndpoint> endpoints) {

  /**
   * What was to be done, by which parts of one run know each other.
   *
   * @param name what people call it
   * @param size how many endpoints or scenarios
   * @param digest SHA-256 of their names in order, in hexadecimal digits
   */
  public record Plan(String name, int size, String digest) {}

  /**
   * A part.
   *
   * @param of how many shards there are
   * @param held which are here, from 1, ascending
   */
  public record Shards(int of, List<Integer> held) {
    public Shards {
      held = List.copyOf(held.stream().distinct().sorted().toList());
    }

    /** Those that are not here. */
    public List<Integer> missing() {
      List<Integer> missing = new ArrayList<>();
      for (int shard = 1; shard <= of; shard++) {
        if (!held.contains(shard)) {
          missing.add(shard);
        }
      }
      return missing;
    }
  }

  public Fleet {
    endpoints =
        endpoints.stream().sorted(Comparator.comparingInt(e -> e.who().position())).toList();
    // All shards together are the whole, however they came together.
    shards = shards.filter(s -> !s.missing().isEmpty());
  }

  /** How many endpoints are in each state. */
  public Map<State, Long> states() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, endpoints.stream().filter(e -> e.state() == state).count());
    }
    return counts;
  }

  /** Endpoints in a state. */
  public List<FleetEndpoint> in(State state) {
    return endpoints.stream().filter(e -> e.state() == state).toList();
  }

  /** Endpoints whose gates failed. */
  public List<FleetEndpoint> failing() {
    return endpoints.stream().filter(FleetEndpoint::failed).toList();
  }

  /**
   * What is wrong with waivers: those of what held at one endpoint at least and is off at none.
   *
   * <p>A part cannot tell: another one may need the waiver.
   */
  public List<String> complaints() {
    if (shards.isPresent() || states().getOrDefault(State.NOT_RUN, 0L) > 0) {
      return List.of();
    }
    Map<String, String> stale = new TreeMap<>();
    Set<String> needed = new HashSet<>();
    for (FleetEndpoint endpoint : endpoints) {
      endpoint.waivers().stale().forEach(stale::putIfAbsent);
      needed.addAll(endpoint.waivers().needed());
    }
    stale.keySet().removeAll(needed);
    return List.copyOf(stale.values());
  }

  /** Whether a gate failed: that of an endpoint, or that of the fleet over its waivers. */
  public boolean failed() {
    return failOn != FailOn.NONE && (!failing().isEmpty() || !complaints().isEmpty());
  }

  /** Whether endpoints were to be tested and none could be reached. */
  public boolean unreachable() {
    return !endpoints.isEmpty() && endpoints.stream().allMatch(e -> e.state() == State.UNREACHABLE);
  }
}
