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

  private static final int WIDTH = 100;
  private static final int FINDINGS = 3;
  private static final int LONGEST = 600;

  private final Style style;
  private final StringBuilder out = new StringBuilder();

  private Summary(Style style) {
    this.style = style;
  }

  /** The summary; lines end with line feeds. */
  public static String render(RunReport report, Style style) {
    Summary summary = new Summary(style);
    summary.all(report);
    return summary.out.toString();
  }

  private void all(RunReport report) {
    List<RequirementResult> failed = with(report, Standing.FAIL);
    if (!failed.isEmpty()) {
      title("Failures");
      failed.forEach(this::failure);
    }
    List<ScenarioResult> scenarios =
        report.scenarios().stream().filter(s -> Standing.of(s) == Standing.FAIL).toList();
    if (!scenarios.isEmpty()) {
      title("Failed scenarios");
      scenarios.forEach(this::scenario);
    }
    accepted(report);
    warnings(with(report, Standing.WARN));
    departures(with(report, Standing.DEPARTURE));
    capabilities(report);
    if (!report.notes().isEmpty()) {
      title("Notes");
      report.notes().forEach(n -> wrap("  - ", "    ", n));
      out.append('\n');
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
    title("Accepted, not held");
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
    out.append('\n');
  }

  private void accepted(
      Standing standing, String id, String what, Verdict verdict, Acceptance acceptance) {
    String word = standing.text().toUpperCase(Locale.ROOT);
    wrap("  " + paint(Verdict.WARN, word) + " " + bold(Printable.line(id)) + "  ", "       ", what);
    wrap("       ", "         ", verdict.text() + ", " + acceptance.text());
  }

  private void gate(Gate gate) {
    if (gate.complaints().isEmpty() && gate.remarks().isEmpty()) {
      return;
    }
    title("Gate");
    for (String complaint : gate.complaints()) {
      Printable.bounded(complaint, LONGEST).lines().forEach(l -> line("  " + Printable.of(l)));
    }
    gate.remarks().forEach(r -> wrap("  - ", "    ", r));
    out.append('\n');
  }

  private void failure(RequirementResult result) {
    Requirement requirement = result.requirement();
    line(
        "  "
            + paint(Verdict.FAIL, "FAIL")
            + " "
            + bold(Printable.line(requirement.id()))
            + "  "
            + Printable.line(requirement.level().text() + "  " + requirement.section()));
    wrap("       ", "       ", requirement.statement());
    List<Finding> findings =
        result.findings().stream().filter(f -> f.verdict() == Verdict.FAIL).toList();
    findings.stream().limit(FINDINGS).forEach(this::finding);
    if (findings.size() > FINDINGS) {
      line(
          "       and "
              + Words.plural(findings.size() - (long) FINDINGS, "more finding")
              + " like these");
    }
    out.append('\n');
  }

  private void finding(Finding finding) {
    String place = finding.where().map(Where::text).orElse("");
    if (!place.isEmpty()) {
      wrap("       at       ", "                ", place);
    }
    wrap("       expected ", "                ", finding.expected());
    wrap("       actual   ", "                ", finding.actual());
    wrap("       hint     ", "                ", finding.hint());
  }

  private void scenario(ScenarioResult scenario) {
    line(
        "  "
            + paint(Verdict.FAIL, "FAIL")
            + " "
            + bold(Printable.line(scenario.id()))
            + "  "
            + Printable.line(scenario.title()));
    wrap("       ", "       ", scenario.reason());
    for (ScenarioResult.StepResult step : scenario.steps()) {
      if (step.verdict() == Verdict.FAIL) {
        String place = step.line() > 0 ? scenario.file() + ":" + step.line() : scenario.file();
        wrap(
            "       at       ",
            "                ",
            place + " · step " + step.path() + ", " + step.name());
        Printable.bounded(step.detail(), LONGEST)
            .lines()
            .forEach(l -> wrap("                ", "                ", l));
      }
    }
    out.append('\n');
  }

  private void warnings(List<RequirementResult> warned) {
    if (warned.isEmpty()) {
      return;
    }
    title("Warnings");
    for (RequirementResult result : warned) {
      List<Finding> findings =
          result.findings().stream().filter(f -> f.verdict() == Verdict.WARN).toList();
      String times = findings.size() > 1 ? " (" + findings.size() + "×)" : "";
      wrap(
          "  "
              + paint(Verdict.WARN, "WARN")
              + " "
              + bold(Printable.line(result.requirement().id()))
              + times
              + "  ",
          "       ",
          result.requirement().statement());
      findings.stream()
          .findFirst()
          .flatMap(Finding::where)
          .ifPresent(w -> wrap("       at ", "          ", Where.text(w)));
    }
    out.append('\n');
  }

  private void departures(List<RequirementResult> departing) {
    if (departing.isEmpty()) {
      return;
    }
    title("Departures that the profile names");
    for (RequirementResult result : departing) {
      wrap(
          "  "
              + paint(Verdict.DEPARTURE, "DEPARTURE")
              + " "
              + bold(Printable.line(result.requirement().id()))
              + "  ",
          "       ",
          result.requirement().statement());
      result.findings().stream()
          .filter(f -> f.verdict() == Verdict.DEPARTURE)
          .findFirst()
          .ifPresent(f -> wrap("       ", "       ", f.hint()));
    }
    out.append('\n');
  }

  private void capabilities(RunReport report) {
    List<CapabilityResult.Standing> told =
        List.of(CapabilityResult.Standing.FAILED, CapabilityResult.Standing.UNCLAIMED);
    if (report.capabilities().stream().noneMatch(c -> told.contains(c.standing()))) {
      return;
    }
    title("Claims");
    for (CapabilityResult.Standing standing : told) {
      List<String> words =
          report.capabilities().stream()
              .filter(c -> c.standing() == standing)
              .map(CapabilityResult::word)
              .toList();
      if (!words.isEmpty()) {
        wrap("  - ", "    ", standing.text() + ": " + String.join(", ", words));
      }
    }
    out.append('\n');
  }

  private void totals(RunReport report) {
    line(
        paint(report.verdict(), report.verdict().text().toUpperCase(Locale.ROOT))
            + "  "
            + bold(Words.headline(report)));
    line(
        "  subject       "
            + Printable.line(report.subject())
            + " ("
            + Printable.line(report.format())
            + ")");
    line("  requirements  " + counts(report.standings()));
    if (!report.scenarios().isEmpty()) {
      line("  scenarios     " + counts(report.scenarioStandings()));
    }
    String time =
        report.milliseconds() == 0
            ? ""
            : " in "
                + Words.duration(report.milliseconds())
                + ", "
                + Words.percent(report.waitingMilliseconds(), report.milliseconds())
                + "% of it waiting for the endpoint";
    line("  exchanges     " + report.exchanges() + time);
    String gate = Words.gate(report);
    if (!gate.isEmpty()) {
      line("  gate          " + gate);
    }
  }

  private String counts(Map<Standing, Long> counts) {
    List<String> parts = new ArrayList<>();
    for (Standing standing : Words.named(counts)) {
      long count = Words.count(counts, standing);
      String text = count + " " + standing.text();
      parts.add(count > 0 ? paint(shade(standing), text) : text);
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

  private void title(String text) {
    line(bold(text));
    out.append('\n');
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** Break a text at spaces; an empty one takes no line. */
  private void wrap(String first, String next, String text) {
    String rest = Printable.line(Printable.bounded(text, LONGEST));
    String head = first;
    int room = WIDTH - next.length();
    while (!rest.isEmpty()) {
      int width = head.equals(first) ? WIDTH - visible(first) : room;
      int end = rest.length();
      if (end > width) {
        int space = rest.lastIndexOf(' ', width);
        int after = rest.indexOf(' ', width);
        end = space > 0 ? space : after > 0 ? after : rest.length();
      }
      line(head + rest.substring(0, end));
      rest = rest.substring(end).strip();
      head = next;
    }
  }

  private static int visible(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "").length();
  }

  private String bold(String text) {
    return ansi("1", text);
  }

  private String paint(Verdict verdict, String text) {
    return switch (verdict) {
      case FAIL -> ansi("1;31", text);
      case WARN -> ansi("33", text);
      case PASS -> ansi("32", text);
      case DEPARTURE -> ansi("36", text);
      case INCONCLUSIVE, NOT_APPLICABLE -> text;
    };
  }

  private String ansi(String code, String text) {
    return style == Style.ANSI ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
