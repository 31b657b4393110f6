package org.wsmanspec.report.fleet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Summary.Style;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Words;

/**
 * A fleet as a page of text for a terminal or a build log: what needs attention, endpoint by
 * endpoint, within bounds, and the totals.
 */
public final class FleetSummary {

  /** So many endpoints, and so many ids, are named; the others are in the files. */
  private static final int MOST = 20;

  private static final int IDS = 3;
  private static final int LONGEST = 300;

  private final StringBuilder out = new StringBuilder();
  private final boolean ansi;

  private FleetSummary(Style style) {
    this.ansi = style == Style.ANSI;
  }

  /** The summary; lines end with line feeds. */
  public static String render(Fleet fleet, Style style) {
    FleetSummary summary = new FleetSummary(style);
    summary.all(fleet);
    return summary.out.toString();
  }

  private void all(Fleet fleet) {
    named("Failed endpoints", fleet.failing(), FleetSummary::failure);
    named("Not reached", fleet.in(State.UNREACHABLE), FleetEndpoint::reason);
    named("Broken off by an error here", fleet.in(State.BROKEN), FleetEndpoint::reason);
    named("Not run", fleet.in(State.NOT_RUN), FleetEndpoint::reason);
    List<FleetWords.Common> common = FleetWords.common(fleet);
    if (common.size() > 0 && fleet.endpoints().size() > 1) {
      title("What failed most");
      common.stream()
          .limit(MOST)
          .forEach(
              c ->
                  line(
                      "  "
                          + bold(Printable.line(c.id()))
                          + "  at "
                          + Words.plural(c.endpoints().size(), "endpoint")));
      more(common.size());
    }
    if (!fleet.complaints().isEmpty()) {
      title("Gate");
      fleet.complaints().forEach(c -> c.lines().forEach(l -> line("  " + Printable.of(l))));
      out.append('\n');
    }
    totals(fleet);
  }

  private interface Telling {
    String of(FleetEndpoint endpoint);
  }

  private void named(String title, List<FleetEndpoint> endpoints, Telling telling) {
    if (endpoints.isEmpty()) {
      return;
    }
    title(title);
    endpoints.stream()
        .limit(MOST)
        .forEach(
            e ->
                line(
                    "  "
                        + bold(Printable.line(e.who().name()))
                        + "  "
                        + Printable.line(Printable.bounded(telling.of(e), LONGEST))));
    more(endpoints.size());
  }

  private void more(int size) {
    if (size > MOST) {
      line("  and " + (size - MOST) + " more");
    }
    out.append('\n');
  }

  private static String failure(FleetEndpoint endpoint) {
    List<String> ids = endpoint.failures();
    if (ids.isEmpty()) {
      return "its gate failed, see its run.json";
    }
    String rest = ids.size() > IDS ? " and " + (ids.size() - IDS) + " more" : "";
    return ids.stream().limit(IDS).collect(Collectors.joining(", ")) + rest;
  }

  private void totals(Fleet fleet) {
    Verdict verdict = FleetWords.verdict(fleet);
    line(
        paint(verdict, verdict.text().toUpperCase(Locale.ROOT))
            + "  "
            + bold(FleetWords.headline(fleet)));
    String part = FleetWords.part(fleet);
    line(
        "  inventory  "
            + Printable.line(fleet.inventory().name())
            + " ("
            + Words.plural(fleet.inventory().size(), "endpoint")
            + (part.isEmpty() ? "" : "; here " + part)
            + ")");
    line(
        "  scenarios  "
            + Printable.line(fleet.scenarios().name())
            + " ("
            + fleet.scenarios().size()
            + ")");
    Map<State, Long> states = fleet.states();
    line(
        "  endpoints  "
            + Stream.of(State.values())
                .filter(s -> s == State.JUDGED || Words.count(states, s) > 0)
                .map(s -> Words.count(states, s) + " " + s.text())
                .collect(Collectors.joining(", "))
            + verdicts(fleet));
    line("  exchanges  " + fleet.endpoints().stream().mapToLong(e -> e.cost().exchanges()).sum());
  }

  /** How the judged ones stand, in the order of verdicts. */
  private static String verdicts(Fleet fleet) {
    Map<Standing, Long> counts =
        fleet.in(State.JUDGED).stream()
            .collect(
                Collectors.groupingBy(
                    e -> Standing.of(e.verdict()),
                    () -> new java.util.EnumMap<>(Standing.class),
                    Collectors.counting()));
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().text())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private void title(String text) {
    line(bold(text));
    out.append('\n');
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private String bold(String text) {
    return ansi ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private String paint(Verdict verdict, String text) {
    String code =
        switch (verdict) {
          case FAIL -> "1;31";
          case WARN -> "33";
          case PASS -> "32";
          case DEPARTURE -> "36";
          case INCONCLUSIVE, NOT_APPLICABLE -> "";
        };
    return ansi && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
