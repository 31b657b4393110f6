package org.wsmanspec.report.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.view.FindingText;
import org.wsmanspec.report.view.Markdown;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Where;
import org.wsmanspec.report.view.Words;

/**
 * The run report as a short page of Markdown, for a job summary or a comment on a pull request.
 *
 * <p>Nothing in it formats, links or mentions by what an endpoint sent.
 */
public final class MarkdownSummary {

  private static final int FAILURES = 20;
  private static final int WARNINGS = 10;

  private final StringBuilder out = new StringBuilder();

  private MarkdownSummary() {}

  /** The page; lines end with line feeds. */
  public static String render(RunReport report) {
    MarkdownSummary summary = new MarkdownSummary();
    summary.all(report);
    return summary.out.toString();
  }

  /**
   * Write the page to a file in UTF-8.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(RunReport report, Path file) {
    try {
      Files.write(file, render(report).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the summary " + file, e);
    }
  }

  private void all(RunReport report) {
    line(
        "### WS-Management conformance: "
            + report.verdict().text().toUpperCase(Locale.ROOT)
            + "\n");
    line("**" + Words.headline(report) + "** " + Markdown.code(report.subject()) + "\n");
    String gate = Words.gate(report);
    if (!gate.isEmpty()) {
      line("Gate " + gate + ".\n");
    }
    table(report);
    report.gate().complaints().forEach(c -> line("\n```text\n" + plain(c) + "\n```"));
    failures(report);
    accepted(report);
    warnings(report);
    if (!report.gate().remarks().isEmpty()) {
      line("");
      report.gate().remarks().forEach(r -> line("- " + Markdown.text(r)));
    }
  }

  /** A block of text that cannot close its fence. */
  private static String plain(String text) {
    return text.lines()
        .map(Printable::of)
        .map(l -> l.replace("```", "'''"))
        .collect(Collectors.joining("\n"));
  }

  private void table(RunReport report) {
    Map<Standing, Long> requirements = report.standings();
    Map<Standing, Long> scenarios = report.scenarioStandings();
    List<Standing> named =
        List.of(Standing.values()).stream()
            .filter(
                s -> Words.named(requirements).contains(s) || Words.named(scenarios).contains(s))
            .toList();
    line("| |" + named.stream().map(s -> " " + s.text() + " |").collect(Collectors.joining()));
    line("|---|" + "---:|".repeat(named.size()));
    line("| requirements |" + row(named, requirements));
    if (!report.scenarios().isEmpty()) {
      line("| scenarios |" + row(named, scenarios));
    }
  }

  private static String row(List<Standing> named, Map<Standing, Long> counts) {
    return named.stream()
        .map(s -> " " + Words.count(counts, s) + " |")
        .collect(Collectors.joining());
  }

  private void failures(RunReport report) {
    List<RequirementResult> failed =
        report.requirements().stream().filter(r -> Standing.of(r) == Standing.FAIL).toList();
    List<ScenarioResult> scenarios =
        report.scenarios().stream().filter(s -> Standing.of(s) == Standing.FAIL).toList();
    if (!failed.isEmpty()) {
      line("\n**Failures**\n");
      failed.stream().limit(FAILURES).forEach(r -> line(entry(r, true)));
      more(failed.size() - FAILURES);
    }
    if (!scenarios.isEmpty()) {
      line("\n**Failed scenarios**\n");
      scenarios.stream()
          .limit(FAILURES)
          .forEach(s -> line("- " + Markdown.code(s.id()) + " " + Markdown.text(s.title())));
      more(scenarios.size() - FAILURES);
    }
  }

  private void accepted(RunReport report) {
    List<RequirementResult> requirements =
        report.requirements().stream().filter(r -> r.accepted().isPresent()).toList();
    List<ScenarioResult> scenarios =
        report.scenarios().stream().filter(s -> s.accepted().isPresent()).toList();
    if (requirements.isEmpty() && scenarios.isEmpty()) {
      return;
    }
    line("\n**Accepted, not held**\n");
    requirements.stream()
        .limit(FAILURES)
        .forEach(
            r ->
                line(
                    "- "
                        + Markdown.code(r.requirement().id())
                        + " "
                        + r.verdict().text()
                        + ", "
                        + Markdown.text(r.accepted().orElseThrow().text())));
    more(requirements.size() - FAILURES);
    scenarios.stream()
        .limit(FAILURES)
        .forEach(
            s ->
                line(
                    "- "
                        + Markdown.code(s.id())
                        + " "
                        + s.verdict().text()
                        + ", "
                        + Markdown.text(s.accepted().orElseThrow().text())));
    more(scenarios.size() - FAILURES);
  }

  private void warnings(RunReport report) {
    List<RequirementResult> warned =
        report.requirements().stream().filter(r -> Standing.of(r) == Standing.WARN).toList();
    if (!warned.isEmpty()) {
      line("\n<details><summary>" + Words.plural(warned.size(), "warning") + "</summary>\n");
      warned.stream().limit(WARNINGS).forEach(r -> line(entry(r, false)));
      more(warned.size() - WARNINGS);
      line("\n</details>");
    }
  }

  private static String entry(RequirementResult result, boolean evidence) {
    StringBuilder text = new StringBuilder("- ");
    text.append(Markdown.code(result.requirement().id()))
        .append(' ')
        .append(result.requirement().level().text())
        .append(": ")
        .append(Markdown.text(result.requirement().statement()));
    List<Finding> findings =
        result.findings().stream().filter(f -> f.verdict() == result.verdict()).toList();
    if (evidence && !findings.isEmpty()) {
      Finding first = findings.get(0);
      text.append("\n  - ").append(Markdown.text(FindingText.line(first)));
      first
          .where()
          .map(Where::text)
          .filter(w -> !w.isEmpty())
          .ifPresent(w -> text.append(", at ").append(Markdown.code(w)));
      if (findings.size() > 1) {
        text.append(" (and ").append(findings.size() - 1).append(" more)");
      }
    }
    return text.toString();
  }

  private void more(int count) {
    if (count > 0) {
      line("- and " + count + " more");
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
