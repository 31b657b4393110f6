package org.wsmanspec.report.allure;

import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.html.ConformanceHtml;
import org.wsmanspec.report.view.FindingText;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Words;

/**
 * The run report as Allure results: one for each scenario, and one for each requirement with
 * findings.
 *
 * <p>Epic is the document, feature the area, story the requirement id; severity follows the level.
 * A failure is <i>failed</i>. A warning is <i>passed</i> with the tag {@code warn}, a message that
 * starts with {@code warning:} and a category of its own, because Allure has no state between the
 * two and <i>broken</i> means that the harness is at fault. What is accepted, inconclusive or does
 * not apply is <i>skipped</i> with the reason. Links lead to {@code conformance.html}, expected
 * beside the Allure page.
 */
public final class AllureResults {

  private static final int FINDINGS = 8;

  private static final Pattern FORMER =
      Pattern.compile("[0-9a-f-]{36}-(result\\.json|attachment\\.(xml|txt))");

  private final RunReport report;
  private final Attachments attachments;
  private final FileSystemResultsWriter writer;
  private final Map<String, Requirement> catalogue = new LinkedHashMap<>();

  private AllureResults(RunReport report, Conversation conversation, Path folder) {
    this.report = report;
    this.writer = new FileSystemResultsWriter(folder);
    this.attachments = new Attachments(writer, conversation);
    report.requirements().forEach(r -> catalogue.put(r.requirement().id(), r.requirement()));
  }

  /**
   * Write the results.
   *
   * @param folder where to; made if missing. Results and attachments of a former run are removed;
   *     other files stay, so that an Allure history put there is kept
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(RunReport report, Conversation conversation, Path folder) {
    try {
      Files.createDirectories(folder);
      clear(folder);
      AllureResults results = new AllureResults(report, conversation, folder);
      results.all();
      RunFiles.write(report, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write Allure results to " + folder, e);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (FORMER.matcher(String.valueOf(file.getFileName())).matches()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The gravest first, so that they get their messages before the bound is met. */
  private void all() {
    for (Verdict verdict :
        List.of(
            Verdict.FAIL,
            Verdict.WARN,
            Verdict.DEPARTURE,
            Verdict.INCONCLUSIVE,
            Verdict.PASS,
            Verdict.NOT_APPLICABLE)) {
      report.requirements().stream()
          .filter(r -> r.verdict() == verdict)
          .filter(r -> !r.findings().isEmpty() || verdict == Verdict.FAIL)
          .forEach(r -> writer.write(requirement(r)));
      report.scenarios().stream()
          .filter(s -> s.verdict() == verdict)
          .forEach(s -> writer.write(scenario(s)));
    }
  }

  private TestResult requirement(RequirementResult result) {
    Requirement requirement = result.requirement();
    TestResult test =
        test("requirement:" + requirement.id(), requirement.id() + " " + requirement.statement());
    test.setFullName(
        Printable.line("wsmanspec.requirements." + requirement.area() + "." + requirement.id()));
    test.setTestCaseName(requirement.id());
    List<Label> labels = test.getLabels();
    labels.add(label("parentSuite", "Requirements"));
    labels.add(label("suite", requirement.area()));
    labels.add(label("subSuite", requirement.section()));
    labels.add(label("epic", requirement.document()));
    labels.add(label("feature", requirement.area()));
    labels.add(label("story", requirement.id()));
    labels.add(label("severity", severity(requirement.level())));
    labels.add(label("tag", requirement.level().text()));
    test.getLinks().add(link(requirement.id()));
    test.getParameters().add(parameter("level", requirement.level().text()));
    test.getParameters().add(parameter("section", requirement.section()));
    List<Finding> findings =
        result.findings().stream()
            .filter(f -> f.verdict() != Verdict.PASS)
            .sorted((a, b) -> b.verdict().compareTo(a.verdict()))
            .toList();
    String message =
        findings.isEmpty() || result.verdict() == Verdict.PASS
            ? Words.reason(result)
            : FindingText.line(findings.get(0));
    StringBuilder trace = new StringBuilder();
    for (Finding finding : findings.stream().limit(FINDINGS).toList()) {
      trace.append(FindingText.of(finding)).append('\n');
      test.getSteps().add(step(finding));
    }
    if (findings.size() > FINDINGS) {
      trace.append("and ").append(Words.plural(findings.size() - (long) FINDINGS, "more finding"));
    }
    conclude(test, result.verdict(), result.accepted(), message, trace.toString());
    times(test, List.of(), 0);
    return test;
  }

  private StepResult step(Finding finding) {
    StepResult step =
        new StepResult()
            .setName(Printable.bounded(FindingText.line(finding), 200))
            .setStage(Stage.FINISHED)
            .setStatus(status(finding.verdict()))
            .setStatusDetails(new StatusDetails().setMessage(shown(FindingText.of(finding))));
    finding
        .where()
        .flatMap(w -> w.exchange())
        .ifPresent(e -> step.getAttachments().addAll(attachments.of(e)));
    return step;
  }

  private TestResult scenario(ScenarioResult scenario) {
    TestResult test = test("scenario:" + scenario.id(), scenario.id() + " " + scenario.title());
    test.setFullName(Printable.line("wsmanspec.scenarios." + scenario.id()));
    test.setTestCaseName(scenario.id());
    List<Label> labels = test.getLabels();
    labels.add(label("parentSuite", "Scenarios"));
    labels.add(label("suite", scenario.areas().isEmpty() ? "general" : scenario.areas().get(0)));
    Level gravest = Level.MAY;
    Set<String> documents = new LinkedHashSet<>();
    for (String id : scenario.covers()) {
      Requirement requirement = catalogue.get(id);
      labels.add(label("story", id));
      test.getLinks().add(link(id));
      if (requirement != null) {
        documents.add(requirement.document());
        gravest = requirement.level().compareTo(gravest) < 0 ? requirement.level() : gravest;
      }
    }
    if (documents.isEmpty()) {
      documents.add("Scenarios");
    }
    documents.forEach(d -> labels.add(label("epic", d)));
    scenario.areas().forEach(a -> labels.add(label("feature", a)));
    labels.add(label("severity", scenario.covers().isEmpty() ? "normal" : severity(gravest)));
    test.getParameters().add(parameter("file", scenario.file()));
    String message = scenario.reason();
    List<String> exchanges = new ArrayList<>();
    for (ScenarioResult.StepResult step : scenario.steps()) {
      exchanges.addAll(step.exchanges());
      test.getSteps().add(step(step));
      if (message.isEmpty()
          && step.verdict() == scenario.verdict()
          && scenario.verdict() != Verdict.PASS) {
        message = "step " + step.path() + ", " + step.name() + ": " + step.detail();
      }
    }
    conclude(test, scenario.verdict(), scenario.accepted(), message, "");
    times(test, exchanges, scenario.milliseconds());
    return test;
  }

  private StepResult step(ScenarioResult.StepResult step) {
    StepResult made =
        new StepResult()
            .setName(Printable.line(step.path() + " " + step.name()))
            .setStage(Stage.FINISHED)
            .setStatus(status(step.verdict()));
    if (!step.detail().isEmpty()) {
      made.setStatusDetails(
          new StatusDetails().setMessage(shown(Printable.bounded(step.detail(), 4000))));
    }
    step.exchanges().forEach(e -> made.getAttachments().addAll(attachments.of(e)));
    return made;
  }

  private static TestResult test(String id, String name) {
    TestResult test =
        new TestResult()
            .setUuid(Ids.uuid(id))
            .setHistoryId(Ids.uuid("history:" + id))
            .setTestCaseId(Ids.uuid("case:" + id))
            .setName(Printable.bounded(Printable.line(name), 160))
            .setStage(Stage.FINISHED);
    test.getLabels().add(label("framework", "wsmanspec"));
    return test;
  }

  private static void conclude(
      TestResult test,
      Verdict verdict,
      Optional<Acceptance> accepted,
      String message,
      String trace) {
    test.setStatus(accepted.isPresent() ? Status.SKIPPED : status(verdict));
    accepted.ifPresent(a -> test.getLabels().add(label("tag", "accepted")));
    String said =
        accepted.isPresent()
            ? "accepted: " + verdict.text() + ", " + accepted.get().text() + "\n" + message
            : switch (verdict) {
              case WARN -> "warning: " + message;
              case INCONCLUSIVE, NOT_APPLICABLE, DEPARTURE -> verdict.text() + ": " + message;
              case PASS, FAIL -> message;
            };
    if (verdict != Verdict.PASS && verdict != Verdict.FAIL) {
      test.getLabels().add(label("tag", verdict.text()));
    }
    if (!said.isEmpty() || !trace.isEmpty()) {
      test.setStatusDetails(
          new StatusDetails()
              .setMessage(shown(Printable.bounded(said, 2000)))
              .setTrace(trace.isEmpty() ? null : shown(trace)));
    }
  }

  /**
   * A message that looks the same whether it is read as text or as HTML: Allure 2 does the latter.
   * A word joiner, which has no width, keeps a less-than sign from starting a tag and an ampersand
   * from starting an entity.
   */
  private static String shown(String text) {
    return Printable.of(text).replace("<", "<\u2060").replace("&", "&\u2060");
  }

  private void times(TestResult test, List<String> exchanges, long milliseconds) {
    Instant start =
        exchanges.stream()
            .flatMap(e -> attachments.exchange(e).stream())
            .flatMap((Exchange e) -> e.timing().stream())
            .map(t -> t.sent())
            .findFirst()
            .or(report::started)
            .orElse(Instant.EPOCH);
    test.setStart(start.toEpochMilli()).setStop(start.toEpochMilli() + milliseconds);
  }

  static Status status(Verdict verdict) {
    return switch (verdict) {
      case FAIL -> Status.FAILED;
      case PASS, WARN -> Status.PASSED;
      case INCONCLUSIVE, NOT_APPLICABLE, DEPARTURE -> Status.SKIPPED;
    };
  }

  static String severity(Level level) {
    return switch (level) {
      case SHALL, SHALL_NOT -> "critical";
      case SHOULD, SHOULD_NOT -> "normal";
      case MAY -> "minor";
    };
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(Printable.line(value));
  }

  private static Parameter parameter(String name, String value) {
    return new Parameter().setName(name).setValue(Printable.line(value)).setExcluded(true);
  }

  private static Link link(String requirement) {
    return new Link()
        .setName(Printable.line(requirement))
        .setType("requirement")
        .setUrl("conformance.html#" + ConformanceHtml.anchor(requirement));
  }
}
