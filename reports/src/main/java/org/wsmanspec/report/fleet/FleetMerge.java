package org.wsmanspec.report.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wsmanspec.report.fleet.FleetEndpoint.State;

/**
 * Brings parts of one run together.
 *
 * <p>In whatever order and grouping parts are merged, the result is the same: rows are chosen by
 * what they are and never by where they came from.
 */
public final class FleetMerge {

  /**
   * Of two rows of one endpoint that which says more: what was judged over what was not, and of
   * equals the later one.
   */
  static final Comparator<FleetEndpoint> SAYS_MORE =
      Comparator.comparingInt((FleetEndpoint e) -> rank(e.state()))
          .thenComparing(e -> e.cost().started().map(Object::toString).orElse(""))
          .thenComparing(FleetJson::row);

  private FleetMerge() {}

  private static int rank(State state) {
    return switch (state) {
      case JUDGED -> 3;
      case BROKEN -> 2;
      case UNREACHABLE -> 1;
      case NOT_RUN -> 0;
    };
  }

  /**
   * Why two parts are not of one run; empty if they are.
   *
   * @param a a part
   * @param b another
   */
  public static Optional<String> mismatch(Fleet a, Fleet b) {
    if (!a.inventory().equals(b.inventory())) {
      return Optional.of(
          "their inventories differ (" + told(a.inventory()) + "; " + told(b.inventory()) + ")");
    }
    if (!a.scenarios().equals(b.scenarios())) {
      return Optional.of("they were run with different scenarios");
    }
    if (!a.tool().equals(b.tool())) {
      return Optional.of("they were judged by " + a.tool() + " and by " + b.tool());
    }
    if (a.failOn() != b.failOn()) {
      return Optional.of("their gates differ (--fail-on)");
    }
    if (a.shards().isPresent()
        && b.shards().isPresent()
        && a.shards().get().of() != b.shards().get().of()) {
      return Optional.of(
          "one is of "
              + a.shards().get().of()
              + " shards and the other of "
              + b.shards().get().of());
    }
    return Optional.empty();
  }

  private static String told(Fleet.Plan plan) {
    return plan.name() + ", " + plan.size() + " endpoints, " + plan.digest().substring(0, 8);
  }

  /**
   * Parts of one run as one.
   *
   * @throws IllegalArgumentException if there is none, or they are of different runs
   */
  public static Fleet merge(List<Fleet> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to merge");
    }
    Fleet first = parts.get(0);
    Map<String, FleetEndpoint> rows = new TreeMap<>();
    List<Integer> held = new ArrayList<>();
    int of = 0;
    boolean whole = false;
    for (Fleet part : parts) {
      mismatch(first, part)
          .ifPresent(
              why -> {
                throw new IllegalArgumentException(why);
              });
      for (FleetEndpoint row : part.endpoints()) {
        rows.merge(row.who().name(), row, FleetMerge::better);
      }
      whole |= part.shards().isEmpty();
      if (part.shards().isPresent()) {
        of = part.shards().get().of();
        held.addAll(part.shards().get().held());
      }
    }
    Optional<Fleet.Shards> shards =
        whole ? Optional.empty() : Optional.of(new Fleet.Shards(of, held));
    return new Fleet(
        first.tool(),
        first.inventory(),
        first.scenarios(),
        first.failOn(),
        shards,
        List.copyOf(rows.values()));
  }

  /** Which of two rows of one endpoint a merge takes. */
  public static FleetEndpoint better(FleetEndpoint a, FleetEndpoint b) {
    return SAYS_MORE.compare(a, b) >= 0 ? a : b;
  }
}
