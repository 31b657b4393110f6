package org.wsmanspec.report;

import java.util.ArrayList;
import java.util.List;
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
    List<RequirementResult> failed = with(report, Verdict.FAIL);
    if (!failed.isEmpty()) {
      title("Failures");
      failed.forEach(this::failure);
    }
    List<ScenarioResult> scenarios =
        report.scenarios().stream().filter(s -> s.verdict() == Verdict.FAIL).toList();
    if (!scenarios.isEmpty()) {
      title("Failed scenarios");
      scenarios.forEach(this::scenario);
    }
    warnings(with(report, Verdict.WARN));
    if (!report.notes().isEmpty()) {
      title("Notes");
      report.notes().forEach(n -> wrap("  - ", "    ", n));
      out.append('\n');
    }
    totals(report);
  }

  private static List<RequirementResult> with(RunReport report, Verdict verdict) {
    return report.requirements().stream().filter(r -> r.verdict() == verdict).toList();
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
        wrap("                ", "                ", step.detail());
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

  private void totals(RunReport report) {
    line(
        paint(report.verdict(), report.verdict().text().toUpperCase(java.util.Locale.ROOT))
            + "  "
            + bold(Words.headline(report)));
    line(
        "  subject       "
            + Printable.line(report.subject())
            + " ("
            + Printable.line(report.format())
            + ")");
    line("  requirements  " + counts(report.counts()));
    if (!report.scenarios().isEmpty()) {
      line("  scenarios     " + counts(report.scenarioCounts()));
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
  }

  private String counts(Map<Verdict, Long> counts) {
    List<String> parts = new ArrayList<>();
    for (Verdict v :
        List.of(
            Verdict.FAIL,
            Verdict.WARN,
            Verdict.PASS,
            Verdict.INCONCLUSIVE,
            Verdict.NOT_APPLICABLE)) {
      long count = Words.count(counts, v);
      String text = count + " " + v.text();
      parts.add(count > 0 && v.compareTo(Verdict.PASS) >= 0 ? paint(v, text) : text);
    }
    return String.join(", ", parts);
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
      case INCONCLUSIVE, NOT_APPLICABLE -> text;
    };
  }

  private String ansi(String code, String text) {
    return style == Style.ANSI ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
