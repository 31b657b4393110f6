package org.wsmanspec.report.json;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.CapabilityResult;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Gate;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Maps the records to a tree, field by field, so that a renamed component breaks the build. */
final class ReportToJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReportToJson() {}

  static ObjectNode of(RunReport report) {
    ObjectNode node = JSON.objectNode();
    node.put("schemaVersion", RunReportJson.SCHEMA_VERSION);
    node.put("tool", report.tool());
    node.put("subject", report.subject());
    node.put("format", report.format());
    report.started().ifPresent(t -> node.put("started", t.toString()));
    node.put("milliseconds", report.milliseconds());
    node.put("waitingMilliseconds", report.waitingMilliseconds());
    node.put("exchanges", report.exchanges());
    node.put("outcome", word(report.verdict()));
    ObjectNode counts = node.putObject("counts");
    report.counts().forEach((verdict, count) -> counts.put(word(verdict), count));
    ObjectNode standings = node.putObject("standings");
    report.standings().forEach((standing, count) -> standings.put(word(standing), count));
    node.set("gate", gate(report));
    node.set("declared", texts(report.declared()));
    node.set("observed", texts(report.observed()));
    node.set("notes", texts(report.notes()));
    if (!report.capabilities().isEmpty()) {
      node.set("capabilities", array(report.capabilities(), ReportToJson::capability));
    }
    node.set("requirements", array(report.requirements(), ReportToJson::result));
    node.set("scenarios", array(report.scenarios(), ReportToJson::scenario));
    return node;
  }

  private static ObjectNode capability(CapabilityResult result) {
    ObjectNode node = JSON.objectNode();
    node.put("word", result.word());
    node.put("standing", word(result.standing()));
    node.put("detail", result.detail());
    return node;
  }

  private static ObjectNode result(RequirementResult result) {
    ObjectNode node = requirement(result.requirement());
    node.put("verdict", word(result.verdict()));
    node.put("passes", result.passes());
    node.put("reason", result.reason());
    node.set("findings", array(result.findings(), ReportToJson::finding));
    result.accepted().ifPresent(a -> node.set("accepted", acceptance(a)));
    return node;
  }

  private static ObjectNode gate(RunReport report) {
    Gate gate = report.gate();
    ObjectNode node = JSON.objectNode();
    node.put("failOn", word(gate.failOn()));
    node.put("failed", report.failed());
    node.set("complaints", texts(gate.complaints()));
    node.set("remarks", texts(gate.remarks()));
    return node;
  }

  private static ObjectNode acceptance(Acceptance accepted) {
    ObjectNode node = JSON.objectNode();
    node.put("kind", word(accepted.kind()));
    node.put("reason", accepted.reason());
    accepted.link().ifPresent(l -> node.put("link", l));
    accepted.owner().ifPresent(o -> node.put("owner", o));
    accepted.expires().ifPresent(d -> node.put("expires", d.toString()));
    node.put("source", accepted.source());
    return node;
  }

  private static ObjectNode requirement(Requirement requirement) {
    ObjectNode node = JSON.objectNode();
    node.put("id", requirement.id());
    node.put("document", requirement.document());
    node.put("section", requirement.section());
    node.put("level", requirement.level().text());
    node.set(
        "parties", texts(requirement.parties().stream().sorted().map(ReportToJson::word).toList()));
    node.put("area", requirement.area());
    node.put("statement", requirement.statement());
    node.put("violation", requirement.violation());
    node.put("allowed", requirement.allowed());
    node.put("confidence", word(requirement.confidence()));
    node.set("primary", texts(requirement.primary()));
    node.set("capabilities", texts(requirement.capabilities()));
    node.put("state", word(requirement.state()));
    node.put("stateReason", requirement.stateReason());
    return node;
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode node = JSON.objectNode();
    node.put("requirement", finding.requirement());
    node.put("verdict", word(finding.verdict()));
    node.put("check", finding.check());
    node.put("expected", finding.expected());
    node.put("actual", finding.actual());
    node.put("hint", finding.hint());
    finding.where().ifPresent(w -> node.set("where", location(w)));
    return node;
  }

  private static ObjectNode location(Location where) {
    ObjectNode node = JSON.objectNode();
    where.exchange().ifPresent(e -> node.put("exchange", e));
    node.put("side", word(where.side()));
    where.xpath().ifPresent(x -> node.put("xpath", x));
    where.source().ifPresent(s -> node.put("source", s));
    where.step().ifPresent(s -> node.set("step", step(s)));
    return node;
  }

  private static ObjectNode step(StepRef step) {
    ObjectNode node = JSON.objectNode();
    node.put("scenario", step.scenario());
    node.put("path", step.path());
    node.put("name", step.name());
    node.put("file", step.file());
    node.put("line", step.line());
    return node;
  }

  private static ObjectNode scenario(ScenarioResult scenario) {
    ObjectNode node = JSON.objectNode();
    node.put("id", scenario.id());
    node.put("title", scenario.title());
    node.put("file", scenario.file());
    node.set("areas", texts(scenario.areas()));
    node.set("covers", texts(scenario.covers()));
    node.put("verdict", word(scenario.verdict()));
    node.put("reason", scenario.reason());
    node.put("milliseconds", scenario.milliseconds());
    node.set("steps", array(scenario.steps(), ReportToJson::stepResult));
    scenario.accepted().ifPresent(a -> node.set("accepted", acceptance(a)));
    return node;
  }

  private static ObjectNode stepResult(ScenarioResult.StepResult step) {
    ObjectNode node = JSON.objectNode();
    node.put("path", step.path());
    node.put("name", step.name());
    node.put("line", step.line());
    node.put("verdict", word(step.verdict()));
    node.put("detail", step.detail());
    node.set("exchanges", texts(step.exchanges()));
    return node;
  }

  private static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> map) {
    ArrayNode array = JSON.arrayNode();
    items.forEach(item -> array.add(map.apply(item)));
    return array;
  }

  private static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  /** A constant as the format writes it: {@code NOT_APPLICABLE} is {@code not-applicable}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
