package org.wsmanspec.report.junit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.view.FindingText;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Words;

/**
 * The run report as JUnit XML.
 *
 * <p>Each area gives two suites, {@code scenarios.<area>} and {@code requirements.<area>}; the
 * cases are the scenarios and those requirements that have findings or failed. A failure is a
 * failure; a warning passes and says why in its output, unless the gate refuses warnings; what is
 * accepted, inconclusive or does not apply is skipped with the reason. What is wrong with the
 * waivers fails in a suite of its own.
 */
public final class JUnitXml {

  private static final String GENERAL = "general";

  /** One case, ready to be written. */
  private record Case(
      String suite, String name, long milliseconds, Outcome outcome, String message, String text) {}

  private enum Outcome {
    PASSED,
    WARNED,
    FAILED,
    SKIPPED
  }

  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The document, with an XML declaration that says UTF-8. */
  public static String render(RunReport report) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new JUnitXml(xml).document(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory failed", e);
    }
    return out.toString();
  }

  /**
   * Write the document to a file in UTF-8.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(RunReport report, Path file) {
    try {
      Files.write(file, render(report).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report " + file, e);
    }
  }

  private static Map<String, List<Case>> suites(RunReport report) {
    Map<String, List<Case>> suites = new LinkedHashMap<>();
    List<Case> cases = new ArrayList<>();
    FailOn failOn = report.gate().failOn();
    report.gate().complaints().stream().map(JUnitXml::complaint).forEach(cases::add);
    report.scenarios().forEach(s -> cases.add(scenario(s, failOn)));
    report.requirements().stream()
        .filter(r -> !r.findings().isEmpty() || r.verdict() == Verdict.FAIL)
        .forEach(r -> cases.add(requirement(r, failOn)));
    cases.forEach(c -> suites.computeIfAbsent(c.suite(), k -> new ArrayList<>()).add(c));
    return suites;
  }

  private static Case complaint(String complaint) {
    String first = complaint.lines().findFirst().orElse("");
    return new Case("gate", first, 0, Outcome.FAILED, first, complaint);
  }

  private static Outcome outcome(Verdict verdict, Optional<Acceptance> accepted, FailOn failOn) {
    if (accepted.isPresent()) {
      return Outcome.SKIPPED;
    }
    return switch (verdict) {
      case FAIL -> Outcome.FAILED;
      case WARN -> failOn.refuses(verdict) ? Outcome.FAILED : Outcome.WARNED;
      case PASS -> Outcome.PASSED;
      case INCONCLUSIVE, NOT_APPLICABLE, DEPARTURE -> Outcome.SKIPPED;
    };
  }

  /** Why a case is what it is: an acceptance, a verdict that is none, or what was found. */
  private static String message(Verdict verdict, Optional<Acceptance> accepted, String found) {
    if (accepted.isPresent()) {
      return verdict.text() + ", " + accepted.get().text();
    }
    return switch (verdict) {
      case INCONCLUSIVE, NOT_APPLICABLE, DEPARTURE -> verdict.text() + ": " + found;
      case FAIL, WARN, PASS -> found;
    };
  }

  private static Case scenario(ScenarioResult scenario, FailOn failOn) {
    StringBuilder text = new StringBuilder();
    String first = "";
    for (ScenarioResult.StepResult step : scenario.steps()) {
      if (step.verdict() == Verdict.PASS && step.detail().isEmpty()) {
        continue;
      }
      String place = step.line() > 0 ? scenario.file() + ":" + step.line() : scenario.file();
      text.append(place)
          .append(" · step ")
          .append(step.path())
          .append(", ")
          .append(step.name())
          .append(": ")
          .append(step.verdict().text())
          .append('\n');
      Printable.bounded(step.detail(), 4000)
          .lines()
          .forEach(l -> text.append("  ").append(l).append('\n'));
      if (first.isEmpty() && step.verdict() == scenario.verdict()) {
        first = step.name() + (step.detail().isEmpty() ? "" : ": " + step.detail());
      }
    }
    String area = scenario.areas().isEmpty() ? GENERAL : scenario.areas().get(0);
    return new Case(
        "scenarios." + area,
        scenario.id() + " " + scenario.title(),
        scenario.milliseconds(),
        outcome(scenario.verdict(), scenario.accepted(), failOn),
        message(
            scenario.verdict(),
            scenario.accepted(),
            scenario.reason().isEmpty() ? first : scenario.reason()),
        text.toString());
  }

  private static Case requirement(RequirementResult result, FailOn failOn) {
    StringBuilder text = new StringBuilder();
    text.append(result.requirement().level().text())
        .append(" · ")
        .append(result.requirement().document())
        .append(" · ")
        .append(result.requirement().section())
        .append('\n')
        .append(result.requirement().statement())
        .append('\n');
    String first = "";
    for (Finding finding : result.findings()) {
      if (finding.verdict() != Verdict.PASS) {
        text.append('\n').append(FindingText.of(finding));
      }
      if (first.isEmpty() && finding.verdict() == result.verdict()) {
        first = FindingText.line(finding);
      }
    }
    String reason = Words.reason(result);
    return new Case(
        "requirements." + result.requirement().area(),
        result.requirement().id() + " " + result.requirement().statement(),
        0,
        outcome(result.verdict(), result.accepted(), failOn),
        message(result.verdict(), result.accepted(), reason.isEmpty() ? first : reason),
        result.verdict() == Verdict.PASS ? "" : text.toString());
  }

  private void document(RunReport report) throws XMLStreamException {
    Map<String, List<Case>> suites = suites(report);
    List<Case> all = suites.values().stream().flatMap(List::stream).toList();
    xml.writeStartDocument("UTF-8", "1.0");
    newLine(0);
    xml.writeStartElement("testsuites");
    attribute("name", "wsmanspec " + report.subject());
    counts(all);
    for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
      suite(report, suite.getKey(), suite.getValue());
    }
    newLine(0);
    xml.writeEndElement();
    newLine(0);
    xml.writeEndDocument();
  }

  private void suite(RunReport report, String name, List<Case> cases) throws XMLStreamException {
    newLine(1);
    xml.writeStartElement("testsuite");
    attribute("name", name);
    counts(cases);
    if (report.started().isPresent()) {
      // The common schema has no zone designator here.
      String time = report.started().get().toString();
      attribute("timestamp", time.substring(0, 19));
    }
    newLine(2);
    xml.writeStartElement("properties");
    property("tool", report.tool());
    property("subject", report.subject());
    newLine(2);
    xml.writeEndElement();
    for (Case one : cases) {
      testCase(one);
    }
    newLine(1);
    xml.writeEndElement();
  }

  private void counts(List<Case> cases) throws XMLStreamException {
    attribute("tests", Integer.toString(cases.size()));
    attribute("failures", Long.toString(count(cases, Outcome.FAILED)));
    attribute("errors", "0");
    attribute("skipped", Long.toString(count(cases, Outcome.SKIPPED)));
    attribute("time", seconds(cases.stream().mapToLong(Case::milliseconds).sum()));
  }

  private static long count(List<Case> cases, Outcome outcome) {
    return cases.stream().filter(c -> c.outcome() == outcome).count();
  }

  private void testCase(Case one) throws XMLStreamException {
    newLine(2);
    xml.writeStartElement("testcase");
    attribute("classname", "wsmanspec." + one.suite());
    attribute("name", Printable.bounded(one.name(), 250));
    attribute("time", seconds(one.milliseconds()));
    switch (one.outcome()) {
      case FAILED -> {
        start("failure", one.message());
        attribute("type", "fail");
        xml.writeCharacters(Printable.of(one.text()));
        xml.writeEndElement();
      }
      case SKIPPED -> {
        start("skipped", one.message());
        xml.writeEndElement();
      }
      case WARNED -> {
        newLine(3);
        xml.writeStartElement("system-out");
        xml.writeCharacters(Printable.of("warn: " + one.message() + "\n" + one.text()));
        xml.writeEndElement();
      }
      case PASSED -> {
        // A case without children has passed.
      }
    }
    newLine(2);
    xml.writeEndElement();
  }

  private void start(String element, String message) throws XMLStreamException {
    newLine(3);
    xml.writeStartElement(element);
    attribute("message", Printable.bounded(message, 500));
  }

  private void property(String name, String value) throws XMLStreamException {
    newLine(3);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Printable.line(value));
  }

  private void newLine(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / 1000.0);
  }
}
