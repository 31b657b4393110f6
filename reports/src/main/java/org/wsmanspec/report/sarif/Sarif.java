package org.wsmanspec.report.sarif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.json.Pretty;
import org.wsmanspec.report.view.FindingText;
import org.wsmanspec.report.view.Markdown;
import org.wsmanspec.report.view.Printable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The run report in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).
 *
 * <p>A rule is a requirement that was judged; a result is a failure or warning. Results stand at
 * the line of the scenario that brought them to light, or of the capture, and refer to the line of
 * the evidence file. What is accepted is suppressed, with its reason. Of a requirement that was
 * broken in very many places, the first ones are there.
 */
public final class Sarif {

  /** Services refuse files with more; the gravest come first. */
  private static final int MOST = 5000;

  /** Of each requirement: the thousandth place of one breach tells nothing new. */
  private static final int MOST_OF_ONE = 50;

  private static final int LONGEST = 1500;
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final RunReport report;
  private final Places places;
  private final Map<String, Integer> rules = new HashMap<>();
  private final Map<String, Integer> fingerprints = new HashMap<>();

  private Sarif(RunReport report, Places places) {
    this.report = report;
    this.places = places;
  }

  /** The log as indented JSON, ending with a line feed. */
  public static String render(RunReport report, Places places) {
    return Pretty.print(new Sarif(report, places).log());
  }

  /**
   * Write the log to a file in UTF-8.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(RunReport report, Places places, Path file) {
    try {
      Files.write(file, render(report, places).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report " + file, e);
    }
  }

  private ObjectNode log() {
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    String[] tool = report.tool().split(" ", 2);
    driver.put("name", tool[0]);
    if (tool.length > 1) {
      driver.put("version", tool[1]);
    }
    ArrayNode rulesNode = driver.putArray("rules");
    for (RequirementResult r : report.requirements()) {
      if (judged(r.verdict())) {
        rules.put(r.requirement().id(), rules.size());
        rulesNode.add(rule(r.requirement()));
      }
    }
    ObjectNode invocation = run.putArray("invocations").addObject();
    invocation.put("executionSuccessful", true);
    report.started().ifPresent(t -> invocation.put("startTimeUtc", t.toString()));
    if (!report.gate().complaints().isEmpty()) {
      ArrayNode notes = invocation.putArray("toolConfigurationNotifications");
      for (String complaint : report.gate().complaints()) {
        ObjectNode note = notes.addObject();
        note.put("level", report.gate().failOn() == FailOn.NONE ? "warning" : "error");
        note.set("message", message(complaint));
      }
    }
    ArrayNode results = run.putArray("results");
    all().stream().limit(MOST).forEach(results::add);
    // Columns of ours count characters as Java does.
    run.put("columnKind", "utf16CodeUnits");
    run.putObject("properties").put("subject", report.subject()).put("failed", report.failed());
    return log;
  }

  private static boolean judged(Verdict verdict) {
    return verdict == Verdict.PASS || off(verdict);
  }

  private static boolean off(Verdict verdict) {
    return verdict == Verdict.FAIL || verdict == Verdict.WARN;
  }

  private static ObjectNode rule(Requirement requirement) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    rule.put("id", requirement.id());
    rule.put("name", requirement.section().isEmpty() ? requirement.id() : requirement.section());
    rule.set("shortDescription", message(requirement.statement()));
    StringBuilder text = new StringBuilder();
    StringBuilder markdown = new StringBuilder();
    say(text, markdown, requirement.level().text(), requirement.statement());
    say(text, markdown, "Document", requirement.document() + ", " + requirement.section());
    say(text, markdown, "Sign of a breach", requirement.violation());
    say(text, markdown, "As good", requirement.allowed());
    ObjectNode help = rule.putObject("help");
    help.put("text", text.toString().strip());
    help.put("markdown", markdown.toString().strip());
    rule.putObject("defaultConfiguration").put("level", requirement.firm() ? "error" : "warning");
    ObjectNode properties = rule.putObject("properties");
    ArrayNode tags = properties.putArray("tags");
    tags.add(requirement.area());
    tags.add(requirement.level().text());
    properties.put("document", requirement.document());
    properties.put("confidence", requirement.confidence().name().toLowerCase(Locale.ROOT));
    return rule;
  }

  private static void say(
      StringBuilder text, StringBuilder markdown, String label, String content) {
    if (!content.isBlank()) {
      text.append(label).append(": ").append(Printable.line(content)).append('\n');
      markdown
          .append("**")
          .append(label)
          .append("**: ")
          .append(Markdown.text(content))
          .append("\n\n");
    }
  }

  /** Failures before warnings, requirements before scenarios that no requirement explains. */
  private List<ObjectNode> all() {
    List<ObjectNode> results = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN)) {
      for (RequirementResult r : report.requirements()) {
        r.findings().stream()
            .filter(f -> f.verdict() == verdict && off(r.verdict()))
            .limit(MOST_OF_ONE)
            .forEach(f -> results.add(result(r, f)));
      }
      for (ScenarioResult s : report.scenarios()) {
        if (s.verdict() == verdict && !explained(s)) {
          results.add(result(s));
        }
      }
    }
    return results;
  }

  /** Whether a finding tells what the scenario failed for. */
  private boolean explained(ScenarioResult scenario) {
    return report.requirements().stream()
        .flatMap(r -> r.findings().stream())
        .anyMatch(f -> f.check().equals(scenario.id()) && off(f.verdict()));
  }

  private ObjectNode result(RequirementResult of, Finding finding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    String id = of.requirement().id();
    node.put("ruleId", id);
    Optional.ofNullable(rules.get(id)).ifPresent(i -> node.put("ruleIndex", i));
    node.put("kind", "fail");
    node.put("level", finding.verdict() == Verdict.FAIL ? "error" : "warning");
    node.set("message", message(id + ": " + FindingText.line(finding)));
    finding.where().ifPresent(w -> places.put(node, w));
    places.whole(node, report.subject());
    String scenario =
        finding.where().flatMap(w -> w.step()).map(s -> s.scenario() + "/" + s.path()).orElse("");
    String xpath = finding.where().flatMap(w -> w.xpath()).orElse("");
    fingerprint(node, String.join("\n", id, finding.check(), scenario, xpath));
    suppress(node, of.accepted());
    node.putObject("properties").put("check", finding.check());
    return node;
  }

  private ObjectNode result(ScenarioResult scenario) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", "fail");
    node.put("level", scenario.verdict() == Verdict.FAIL ? "error" : "warning");
    ScenarioResult.StepResult step =
        scenario.steps().stream()
            .filter(s -> s.verdict() == scenario.verdict())
            .findFirst()
            .orElse(
                new ScenarioResult.StepResult(
                    "", scenario.title(), 0, scenario.verdict(), scenario.reason(), List.of()));
    node.put("ruleId", "scenario/" + scenario.id());
    node.set(
        "message",
        message(
            scenario.id()
                + ", "
                + step.name()
                + ": "
                + scenario.verdict().text()
                + (step.detail().isEmpty() ? "" : ", " + step.detail())));
    places.put(node, scenario.file(), step.line());
    places.whole(node, report.subject());
    fingerprint(node, String.join("\n", "scenario", scenario.id(), step.path()));
    suppress(node, scenario.accepted());
    return node;
  }

  /** The same thing found twice at one place gets a number, or services would drop the second. */
  private void fingerprint(ObjectNode node, String what) {
    int before = fingerprints.merge(what, 1, Integer::sum);
    node.putObject("partialFingerprints").put("wsmanspec/v1", Fingerprint.of(what) + ":" + before);
  }

  private static void suppress(ObjectNode node, Optional<Acceptance> accepted) {
    if (accepted.isEmpty()) {
      return;
    }
    ObjectNode suppression = node.putArray("suppressions").addObject();
    suppression.put("kind", "external");
    suppression.put("status", "accepted");
    suppression.put("justification", accepted.get().text());
  }

  static ObjectNode message(String text) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    String shown = Printable.of(Printable.bounded(text, LONGEST));
    return node.put("text", shown);
  }
}
