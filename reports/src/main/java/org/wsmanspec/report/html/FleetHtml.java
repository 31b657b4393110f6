package org.wsmanspec.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.report.fleet.FleetWords;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Words;

/**
 * A fleet as one HTML page: endpoints × areas, to be sorted and searched.
 *
 * <p>Like the page of a run it needs nothing but itself, and its content security policy forbids
 * everything else. Without scripts it has the order of the inventory.
 */
public final class FleetHtml {

  /** From the worst to the best. */
  private static final List<Standing> STANDINGS = List.of(Standing.values());

  /** So many endpoints are named behind a failure that they share. */
  private static final int NAMED = 12;

  /** How many endpoints there are of a kind. */
  public record Tile(String css, String word, long count, String percent) {}

  /**
   * A cell: what needs attention in an area.
   *
   * @param sort what it is sorted by: failures before warnings before what held
   * @param text what is shown
   * @param title all that there is
   */
  public record Cell(String css, String sort, String text, String title) {}

  /** A row. */
  public record Row(
      FleetEndpoint endpoint,
      String css,
      int rank,
      String word,
      String link,
      String labels,
      long fails,
      long warns,
      long held,
      String time,
      String note,
      List<Cell> cells) {}

  /** Something that failed, and where. */
  public record Shared(String id, int count, String named) {}

  private FleetHtml() {}

  /** The page. */
  public static String render(Fleet fleet) {
    List<String> areas = FleetWords.areas(fleet);
    String script = Template.resource("fleet.js");
    Map<String, Object> model = new HashMap<>();
    model.put(
        "css", new Markup(Template.resource("conformance.css") + Template.resource("fleet.css")));
    model.put("js", new Markup(script));
    model.put("jsHash", ConformanceHtml.hash(script));
    model.put("fleet", fleet);
    model.put("verdict", Overview.css(FleetWords.verdict(fleet)));
    model.put("word", FleetWords.verdict(fleet).text());
    model.put("title", FleetWords.verdict(fleet).text().toUpperCase(Locale.ROOT));
    model.put("headline", FleetWords.headline(fleet));
    model.put("part", FleetWords.part(fleet));
    model.put("complaints", fleet.complaints());
    model.put("tiles", tiles(fleet));
    model.put("areas", areas);
    model.put("rows", fleet.endpoints().stream().map(e -> row(e, areas)).toList());
    model.put("shared", shared(fleet));
    model.put("exchanges", fleet.endpoints().stream().mapToLong(e -> e.cost().exchanges()).sum());
    return Template.render("fleet.vm", model);
  }

  private static List<Tile> tiles(Fleet fleet) {
    List<Tile> tiles = new ArrayList<>();
    for (Standing standing :
        List.of(
            Standing.FAIL,
            Standing.WARN,
            Standing.DEPARTURE,
            Standing.PASS,
            Standing.INCONCLUSIVE)) {
      long count =
          fleet.in(State.JUDGED).stream().filter(e -> Standing.of(e.verdict()) == standing).count();
      if (count > 0 || standing == Standing.FAIL || standing == Standing.PASS) {
        tiles.add(tile(Overview.css(standing), standing.text(), count, fleet));
      }
    }
    for (State state : List.of(State.UNREACHABLE, State.BROKEN, State.NOT_RUN)) {
      long count = fleet.in(state).size();
      if (count > 0) {
        tiles.add(tile(css(state), state.text(), count, fleet));
      }
    }
    return tiles;
  }

  private static Tile tile(String css, String word, long count, Fleet fleet) {
    return new Tile(
        css,
        word,
        count,
        String.format(Locale.ROOT, "%.2f", 100.0 * count / Math.max(1, fleet.endpoints().size())));
  }

  private static String css(State state) {
    return switch (state) {
      case JUDGED -> "pass";
      case UNREACHABLE -> "not-applicable";
      case BROKEN -> "warn";
      case NOT_RUN -> "not-tested";
    };
  }

  private static Row row(FleetEndpoint e, List<String> areas) {
    boolean judged = e.state() == State.JUDGED;
    return new Row(
        e,
        judged ? Overview.css(e.verdict()) : css(e.state()),
        rank(e),
        judged ? e.verdict().text() : e.state().text(),
        e.page() ? e.who().folder() + "/conformance.html" : "",
        e.who().labels().entrySet().stream()
            .map(l -> l.getKey() + ": " + l.getValue())
            .collect(Collectors.joining(" · ")),
        Words.count(e.requirements(), Standing.FAIL),
        Words.count(e.requirements(), Standing.WARN),
        Words.count(e.requirements(), Standing.PASS),
        e.cost().milliseconds() > 0 ? Words.duration(e.cost().milliseconds()) : "",
        Printable.bounded(e.reason(), 600),
        areas.stream().map(a -> cell(e.areas().getOrDefault(a, Map.of()))).toList());
  }

  /** What needs attention most has the largest number. */
  private static int rank(FleetEndpoint e) {
    return switch (e.state()) {
      case BROKEN -> 90;
      case UNREACHABLE -> 80;
      case NOT_RUN -> 70;
      case JUDGED ->
          e.verdict() == Verdict.FAIL ? 100 : 50 - STANDINGS.indexOf(Standing.of(e.verdict()));
    };
  }

  private static Cell cell(Map<Standing, Long> counts) {
    long fails = Words.count(counts, Standing.FAIL);
    long warns = Words.count(counts, Standing.WARN);
    long accepted = Words.accepted(counts);
    long held = Words.count(counts, Standing.PASS);
    // Digits in a row: failures, then warnings, then what is accepted, then what held least.
    long sort = ((fails * 1000 + warns) * 1000 + accepted) * 1000 + Math.max(0, 999 - held);
    String title =
        counts.entrySet().stream()
            .map(c -> c.getValue() + " " + c.getKey().text())
            .collect(Collectors.joining(", "));
    if (fails > 0) {
      return new Cell("fail", String.valueOf(sort), String.valueOf(fails), title);
    }
    if (warns > 0) {
      return new Cell("warn", String.valueOf(sort), String.valueOf(warns), title);
    }
    if (accepted > 0) {
      return new Cell("known", String.valueOf(sort), String.valueOf(accepted), title);
    }
    return held > 0
        ? new Cell("held", String.valueOf(sort), "✓", title)
        : new Cell("zero", "-1", counts.isEmpty() ? "" : "·", title);
  }

  private static List<Shared> shared(Fleet fleet) {
    return FleetWords.common(fleet).stream()
        .map(
            c -> {
              int count = c.endpoints().size();
              String more = count > NAMED ? " and " + (count - NAMED) + " more" : "";
              return new Shared(
                  c.id(),
                  count,
                  c.endpoints().stream().limit(NAMED).collect(Collectors.joining(", ")) + more);
            })
        .toList();
  }
}
