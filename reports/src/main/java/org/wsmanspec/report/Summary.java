package org.wsmanspec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Where;
import org.wsmanspec.report.view.Words;

/**
 * The run report as a page of text for a terminal or a build log.
 *
 * <p>Failures come with all that is known of them, warnings one line each; what passed is only
 * counted. Content of the endpoint cannot move the cursor or color the text: its control characters
 * are made visible.
 */
public final class Summary {

  /** Whether the text may carry ANSI escape sequences for color. */
  public enum Style {
    PLAIN,
    ANSI
  }

  private static final int FINDINGS = 3;

  private final TextPage page;

  private Summary(Style style) {
    this.page = new TextPage(style == Style.ANSI);
  }

  /** The summary; lines end with line feeds. */
  public static String render(RunReport report, Style style) {
    Summary summary = new Summary(style);
    summary.all(report);
    return summary.page.text();
  }

  private void all(RunReport report) {
    List<RequirementResult> failed = with(report, Standing.FAIL);
    if (!failed.isEmpty()) {
      page.title("Failures");
      failed.forEach(this::failure);
    }
    List<ScenarioResult> scenarios =
        report.scenarios().stream().filter(s -> Standing.of(s) == Standing.FAIL).toList();
    if (!scenarios.isEmpty()) {
      page.title("Failed scenarios");
      scenarios.forEach(this::scenario);
    }
    accepted(report);
    warnings(with(report, Standing.WARN));
    departures(with(report, Standing.DEPARTURE));
    capabilities(report);
    if (!report.notes().isEmpty()) {
      page.title("Notes");
      report.notes().forEach(n -> page.wrap("  - ", "    ", n));
      page.gap();
    }
    gate(report.gate());
    totals(report);
  }

  private static List<RequirementResult> with(RunReport report, Standing standing) {
    return report.requirements().stream().filter(r -> Standing.of(r) == standing).toList();
  }

  private void accepted(RunReport report) {
    List<RequirementResult> requirements =
        report.requirements().stream().filter(r -> r.accepted().isPresent()).toList();
    List<ScenarioResult> scenarios =
        report.scenarios().stream().filter(s -> s.accepted().isPresent()).toList();
    if (requirements.isEmpty() && scenarios.isEmpty()) {
      return;
    }
    page.title("Accepted, not held");
    for (RequirementResult r : requirements) {
      accepted(
          Standing.of(r),
          r.requirement().id(),
          r.requirement().statement(),
          r.verdict(),
          r.accepted().orElseThrow());
    }
    for (ScenarioResult s : scenarios) {
      accepted(Standing.of(s), s.id(), s.title(), s.verdict(), s.accepted().orElseThrow());
    }
    page.gap();
  }

  private void accepted(
      Standing standing, String id, String what, Verdict verdict, Acceptance acceptance) {
    String word = standing.text().toUpperCase(Locale.ROOT);
    page.wrap(
        "  " + page.paint(Verdict.WARN, word) + " " + page.bold(Printable.line(id)) + "  ",
        "       ",
        what);
    page.wrap("       ", "         ", verdict.text() + ", " + acceptance.text());
  }

  private void gate(Gate gate) {
    if (gate.complaints().isEmpty() && gate.remarks().isEmpty()) {
      return;
    }
    page.title("Gate");
    for (String complaint : gate.complaints()) {
      Printable.bounded(complaint, TextPage.LONGEST)
          .lines()
          .forEach(l -> page.line("  " + Printable.of(l)));
    }
    gate.remarks().forEach(r -> page.wrap("  - ", "    ", r));
    page.gap();
  }

  private void failure(RequirementResult result) {
    Requirement requirement = result.requirement();
    page.line(
        "  "
            + page.paint(Verdict.FAIL, "FAIL")
            + " "
            + page.bold(Printable.line(requirement.id()))
            + "  "
            + Printable.line(requirement.level().text() + "  " + requirement.section()));
    page.wrap("       ", "       ", requirement.statement());
    List<Finding> findings =
        result.findings().stream().filter(f -> f.verdict() == Verdict.FAIL).toList();
    findings.stream().limit(FINDINGS).forEach(this::finding);
    if (findings.size() > FINDINGS) {
      page.line(
          "       and "
              + Words.plural(findings.size() - (long) FINDINGS, "more finding")
              + " like these");
    }
    page.gap();
  }

  private void finding(Finding finding) {
    String place = finding.where().map(Where::text).orElse("");
    if (!place.isEmpty()) {
      page.wrap("       at       ", "                ", place);
    }
    page.wrap("       expected ", "                ", finding.expected());
    page.wrap("       actual   ", "                ", finding.actual());
    page.wrap("       hint     ", "                ", finding.hint());
  }

  private void scenario(ScenarioResult scenario) {
    page.line(
        "  "
            + page.paint(Verdict.FAIL, "FAIL")
            + " "
            + page.bold(Printable.line(scenario.id()))
            + "  "
            + Printable.line(scenario.title()));
    page.wrap("       ", "       ", scenario.reason());
    for (ScenarioResult.StepResult step : scenario.steps()) {
      if (step.verdict() == Verdict.FAIL) {
        String place = step.line() > 0 ? scenario.file() + ":" + step.line() : scenario.file();
        page.wrap(
            "       at       ",
            "                ",
            place + " · step " + step.path() + ", " + step.name());
        Printable.bounded(step.detail(), TextPage.LONGEST)
            .lines()
            .forEach(l -> page.wrap("                ", "                ", l));
      }
    }
    page.gap();
  }

  private void warnings(List<RequirementResult> warned) {
    if (warned.isEmpty()) {
      return;
    }
    page.title("Warnings");
    for (RequirementResult result : warned) {
      List<Finding> findings =
          result.findings().stream().filter(f -> f.verdict() == Verdict.WARN).toList();
      String times = findings.size() > 1 ? " (" + findings.size() + "×)" : "";
      page.wrap(
          "  "
              + page.paint(Verdict.WARN, "WARN")
              + " "
              + page.bold(Printable.line(result.requirement().id()))
              + times
              + "  ",
          "       ",
          result.requirement().statement());
      findings.stream()
          .findFirst()
          .flatMap(Finding::where)
          .ifPresent(w -> page.wrap("       at ", "          ", Where.text(w)));
    }
    page.gap();
  }

  private void departures(List<RequirementResult> departing) {
    if (departing.isEmpty()) {
      return;
    }
    page.title("Departures that the profile names");
    for (RequirementResult result : departing) {
      page.wrap(
          "  "
              + page.paint(Verdict.DEPARTURE, "DEPARTURE")
              + " "
              + page.bold(Printable.line(result.requirement().id()))
              + "  ",
          "       ",
          result.requirement().statement());
      result.findings().stream()
          .filter(f -> f.verdict() == Verdict.DEPARTURE)
          .findFirst()
          .ifPresent(f -> page.wrap("       ", "       ", f.hint()));
    }
    page.gap();
  }

  private void capabilities(RunReport report) {
    List<CapabilityResult.Standing> told =
        List.of(CapabilityResult.Standing.FAILED, CapabilityResult.Standing.UNCLAIMED);
    if (report.capabilities().stream().noneMatch(c -> told.contains(c.standing()))) {
      return;
    }
    page.title("Claims");
    for (CapabilityResult.Standing standing : told) {
      List<String> words =
          report.capabilities().stream()
              .filter(c -> c.standing() == standing)
              .map(CapabilityResult::word)
              .toList();
      if (!words.isEmpty()) {
        page.wrap("  - ", "    ", standing.text() + ": " + String.join(", ", words));
      }
    }
    page.gap();
  }

  private void totals(RunReport report) {
    page.line(
        page.paint(report.verdict(), report.verdict().text().toUpperCase(Locale.ROOT))
            + "  "
            + page.bold(Words.headline(report)));
    page.line(
        "  subject       "
            + Printable.line(report.subject())
            + " ("
            + Printable.line(report.format())
            + ")");
    page.line("  requirements  " + counts(report.standings()));
    if (!report.scenarios().isEmpty()) {
      page.line("  scenarios     " + counts(report.scenarioStandings()));
    }
    String time =
        report.milliseconds() == 0
            ? ""
            : " in "
                + Words.duration(report.milliseconds())
                + ", "
                + Words.percent(report.waitingMilliseconds(), report.milliseconds())
                + "% of it waiting for the endpoint";
    page.line("  exchanges     " + report.exchanges() + time);
    String gate = Words.gate(report);
    if (!gate.isEmpty()) {
      page.line("  gate          " + gate);
    }
  }

  private String counts(Map<Standing, Long> counts) {
    List<String> parts = new ArrayList<>();
    for (Standing standing : Words.named(counts)) {
      long count = Words.count(counts, standing);
      String text = count + " " + standing.text();
      parts.add(count > 0 ? page.paint(shade(standing), text) : text);
    }
    return String.join(", ", parts);
  }

  private static Verdict shade(Standing standing) {
    return switch (standing) {
      case FAIL -> Verdict.FAIL;
      case WARN, WAIVED, KNOWN -> Verdict.WARN;
      case DEPARTURE -> Verdict.DEPARTURE;
      case PASS -> Verdict.PASS;
      case INCONCLUSIVE, NOT_TESTED, NOT_APPLICABLE -> Verdict.INCONCLUSIVE;
    };
  }
}
