package org.wsmanspec.report.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.CapabilityResult;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Gate;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;

/** Maps a tree back to the records. */
final class ReportFromJson {

  private ReportFromJson() {}

  static RunReport report(Field root) {
    int version = root.integer("schemaVersion");
    if (version < RunReportJson.OLDEST_VERSION || version > RunReportJson.SCHEMA_VERSION) {
      throw new UnreadableReportException(
          "the run report has schemaVersion "
              + version
              + ", but this version of the tool reads "
              + RunReportJson.OLDEST_VERSION
              + " to "
              + RunReportJson.SCHEMA_VERSION
              + "; judge the stored evidence again to get a report it can read");
    }
    return new RunReport(
        root.text("tool"),
        root.text("subject"),
        root.text("format"),
        root.optional("started").map(ReportFromJson::instant),
        root.count("milliseconds"),
        root.count("waitingMilliseconds"),
        root.integer("exchanges"),
        root.texts("declared"),
        root.texts("observed"),
        root.list("requirements", ReportFromJson::result),
        root.list("scenarios", ReportFromJson::scenario),
        root.texts("notes"),
        root.optional("gate").map(ReportFromJson::gate).orElse(Gate.USUAL),
        root.optional("capabilities").isPresent()
            ? root.list("capabilities", ReportFromJson::capability)
            : List.of());
  }

  private static CapabilityResult capability(Field field) {
    return new CapabilityResult(
        field.text("word"),
        field.constant("standing", CapabilityResult.Standing.values()),
        field.text("detail"));
  }

  private static Instant instant(Field field) {
    try {
      return Instant.parse(field.text());
    } catch (DateTimeException e) {
      throw field.wrong("a time such as 2026-11-21T10:15:30Z");
    }
  }

  private static RequirementResult result(Field field) {
    return new RequirementResult(
        requirement(field),
        field.constant("verdict", Verdict.values()),
        field.integer("passes"),
        field.list("findings", ReportFromJson::finding),
        field.text("reason"),
        field.optional("accepted").map(ReportFromJson::acceptance));
  }

  private static Gate gate(Field field) {
    return new Gate(
        field.constant("failOn", FailOn.values()),
        field.texts("complaints"),
        field.texts("remarks"));
  }

  private static Acceptance acceptance(Field field) {
    return new Acceptance(
        field.constant("kind", Acceptance.Kind.values()),
        field.text("reason"),
        field.optional("link").map(Field::text),
        field.optional("owner").map(Field::text),
        field.optional("expires").map(ReportFromJson::date),
        field.text("source"));
  }

  private static LocalDate date(Field field) {
    try {
      return LocalDate.parse(field.text());
    } catch (DateTimeException e) {
      throw field.wrong("a date such as 2026-12-31");
    }
  }

  private static Requirement requirement(Field field) {
    return new Requirement(
        field.text("id"),
        field.text("document"),
        field.text("section"),
        level(field.get("level")),
        Set.copyOf(field.list("parties", party -> party.constant(Party.values()))),
        field.text("area"),
        field.text("statement"),
        field.text("violation"),
        field.text("allowed"),
        field.constant("confidence", Requirement.Confidence.values()),
        field.texts("primary"),
        field.texts("capabilities"),
        field.constant("state", Requirement.State.values()),
        field.text("stateReason"));
  }

  private static Level level(Field field) {
    try {
      return Level.of(field.text());
    } catch (IllegalArgumentException e) {
      throw field.wrong("a level such as SHALL or SHOULD NOT");
    }
  }

  private static Finding finding(Field field) {
    return new Finding(
        field.text("requirement"),
        field.constant("verdict", Verdict.values()),
        field.text("check"),
        field.text("expected"),
        field.text("actual"),
        field.optional("where").map(ReportFromJson::location),
        field.text("hint"));
  }

  private static Location location(Field field) {
    return new Location(
        field.optional("exchange").map(Field::text),
        field.constant("side", Location.Side.values()),
        field.optional("xpath").map(Field::text),
        field.optional("source").map(Field::text),
        field.optional("step").map(ReportFromJson::step));
  }

  private static StepRef step(Field field) {
    return new StepRef(
        field.text("scenario"),
        field.text("path"),
        field.text("name"),
        field.text("file"),
        field.integer("line"));
  }

  private static ScenarioResult scenario(Field field) {
    return new ScenarioResult(
        field.text("id"),
        field.text("title"),
        field.text("file"),
        field.texts("areas"),
        field.texts("covers"),
        field.constant("verdict", Verdict.values()),
        field.text("reason"),
        field.count("milliseconds"),
        field.list("steps", ReportFromJson::stepResult),
        field.optional("accepted").map(ReportFromJson::acceptance));
  }

  private static ScenarioResult.StepResult stepResult(Field field) {
    return new ScenarioResult.StepResult(
        field.text("path"),
        field.text("name"),
        field.integer("line"),
        field.constant("verdict", Verdict.values()),
        field.text("detail"),
        field.texts("exchanges"));
  }
}
