package org.wsmanspec.report.html;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.wsmanspec.report.CapabilityResult;
import org.wsmanspec.report.Requirement.State;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.view.FindingText;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Words;

/** The tables of the page. The records are public for Velocity. */
final class Overview {

  /**
   * A standing and how many have it.
   *
   * @param css its class
   * @param percent share of the bar, with one decimal
   */
  public record Count(String css, String word, long count, String percent) {}

  /** A row of the table of areas. */
  public record Area(String name, List<Count> counts, long total) {}

  /** A row of the matrix. */
  public record Row(
      RequirementResult result,
      String css,
      String word,
      String anchor,
      boolean card,
      String state,
      String why) {}

  /** A word of the capability vocabulary. */
  public record CapabilityRow(CapabilityResult result, String css) {}

  /** A scenario. */
  public record ScenarioRow(
      ScenarioResult scenario,
      String css,
      String word,
      String accepted,
      String time,
      boolean open,
      List<StepRow> steps) {}

  /** A step. */
  public record StepRow(
      ScenarioResult.StepResult step, String css, String detail, String exchanges, int finding) {}

  private Overview() {}

  static String css(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String css(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Counts in the order of tables; which standings are named is for the whole page to say. */
  static List<Count> counts(List<Standing> named, Map<Standing, Long> counts) {
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    List<Count> list = new ArrayList<>();
    for (Standing s : named) {
      long count = Words.count(counts, s);
      String percent = String.format(Locale.ROOT, "%.2f", total == 0 ? 0.0 : 100.0 * count / total);
      list.add(new Count(css(s), s.text(), count, percent));
    }
    return list;
  }

  static List<Area> areas(RunReport report) {
    List<Standing> named = Words.named(report.standings());
    Map<String, Map<Standing, Long>> areas = new LinkedHashMap<>();
    for (RequirementResult result : report.requirements()) {
      areas
          .computeIfAbsent(result.requirement().area(), a -> new EnumMap<>(Standing.class))
          .merge(Standing.of(result), 1L, Long::sum);
    }
    List<Area> rows = new ArrayList<>();
    areas.forEach(
        (name, counts) ->
            rows.add(
                new Area(
                    name,
                    counts(named, counts),
                    counts.values().stream().mapToLong(Long::longValue).sum())));
    return rows;
  }

  static List<Row> matrix(RunReport report) {
    return report.requirements().stream()
        .map(
            r ->
                new Row(
                    r,
                    css(Standing.of(r)),
                    Standing.of(r).text(),
                    ConformanceHtml.anchor(r.requirement().id()),
                    carded(r),
                    state(r),
                    why(r)))
        .toList();
  }

  /** Whether a requirement has a card of its own. */
  static boolean carded(RequirementResult result) {
    return result.verdict() == Verdict.FAIL
        || result.verdict() == Verdict.WARN
        || result.verdict() == Verdict.DEPARTURE
        || (result.verdict() == Verdict.INCONCLUSIVE
            && result.findings().stream().anyMatch(f -> f.verdict() == Verdict.INCONCLUSIVE));
  }

  /** Why the suite does not test it, in a word or two; empty if it does. */
  private static String state(RequirementResult result) {
    State state = result.requirement().state();
    return state == State.TESTED ? "" : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String why(RequirementResult result) {
    if (result.accepted().isPresent()) {
      return result.verdict().text() + ", " + result.accepted().get().text();
    }
    String reason = Words.reason(result);
    if (!reason.isEmpty()) {
      return reason;
    }
    if (result.verdict() == Verdict.PASS) {
      return "";
    }
    if (result.verdict() == Verdict.FAIL
        || result.verdict() == Verdict.WARN
        || result.verdict() == Verdict.DEPARTURE) {
      return result.findings().stream()
          .filter(f -> f.verdict() == result.verdict())
          .findFirst()
          .map(FindingText::line)
          .orElse("");
    }
    return result.requirement().state() == State.TESTED
        ? "Nothing in this conversation bears on it."
        : "";
  }

  /** Claims against what was seen, those to be looked at first. */
  static List<CapabilityRow> capabilities(RunReport report) {
    return Stream.of(
            CapabilityResult.Standing.FAILED,
            CapabilityResult.Standing.UNSEEN,
            CapabilityResult.Standing.UNCLAIMED,
            CapabilityResult.Standing.CONFIRMED)
        .flatMap(s -> report.capabilities().stream().filter(c -> c.standing() == s))
        .map(
            c ->
                new CapabilityRow(
                    c,
                    switch (c.standing()) {
                      case FAILED -> "fail";
                      case UNSEEN -> "inconclusive";
                      case UNCLAIMED -> "warn";
                      case CONFIRMED -> "pass";
                    }))
        .toList();
  }

  static List<ScenarioRow> scenarios(RunReport report, Evidence evidence) {
    return report.scenarios().stream()
        .map(
            s ->
                new ScenarioRow(
                    s,
                    css(Standing.of(s)),
                    Standing.of(s).text(),
                    s.accepted().map(a -> s.verdict().text() + ", " + a.text()).orElse(""),
                    Words.duration(s.milliseconds()),
                    Standing.of(s) == Standing.FAIL,
                    s.steps().stream().map(step -> row(step, evidence)).toList()))
        .toList();
  }

  private static StepRow row(ScenarioResult.StepResult step, Evidence evidence) {
    int finding =
        step.exchanges().stream().flatMap(e -> evidence.holder(e).stream()).findFirst().orElse(0);
    return new StepRow(
        step,
        css(step.verdict()),
        Printable.bounded(step.detail(), 4000),
        String.join(", ", step.exchanges()),
        finding);
  }
}
