package org.wsmanspec.suite.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.suite.catalogue.Catalogue;

/** Findings as failures of assertions, which tools know how to show. */
public final class FindingError {

  private FindingError() {}

  /** All failing findings of a scenario as one error. */
  public static AssertionError of(List<Finding> findings) {
    if (findings.size() == 1) {
      return of(findings.get(0));
    }
    List<AssertionError> errors = findings.stream().map(FindingError::of).toList();
    MultipleFailuresError all =
        new MultipleFailuresError(findings.size() + " requirements or expectations", errors);
    all.setStackTrace(place(findings.get(0)));
    return all;
  }

  private static AssertionError of(Finding finding) {
    AssertionFailedError error =
        new AssertionFailedError(text(finding), finding.expected(), finding.actual());
    error.setStackTrace(place(finding));
    return error;
  }

  /** A finding for people: what, where, why and what to do, each on its line. */
  static String text(Finding finding) {
    List<String> lines = new ArrayList<>();
    String id = finding.requirement().isEmpty() ? finding.check() : finding.requirement();
    lines.add(id + ": expected " + finding.expected() + ", but was " + finding.actual());
    finding.where().map(FindingError::where).ifPresent(w -> lines.add("  at " + w));
    for (String one : finding.requirement().split(", ", -1)) {
      Catalogue.load().find(one).map(FindingError::statement).ifPresent(lines::add);
    }
    if (!finding.hint().isEmpty()) {
      lines.add("  hint: " + finding.hint());
    }
    return String.join("\n", lines);
  }

  private static String statement(Requirement r) {
    return String.format(
        "  %s (%s, %s, %s): %s",
        r.id(), r.document(), r.section(), r.level().text(), r.statement());
  }

  private static String where(Location location) {
    List<String> parts = new ArrayList<>();
    location
        .step()
        .ifPresent(s -> parts.add(s.where() + " (step " + s.path() + " '" + s.name() + "')"));
    location.exchange().ifPresent(e -> parts.add("exchange " + e));
    if (location.side() != Location.Side.EXCHANGE) {
      parts.add(location.side() == Location.Side.REQUEST ? "request" : "response");
    }
    location.xpath().ifPresent(parts::add);
    return String.join(", ", parts);
  }

  /** The scenario's line in the place of a stack trace, so that tools offer to go there. */
  private static StackTraceElement[] place(Finding finding) {
    Optional<StepRef> step = finding.where().flatMap(Location::step);
    return step.map(
            s ->
                new StackTraceElement[] {
                  new StackTraceElement(
                      "scenario", s.scenario(), ScenarioFiles.lastName(s.file()), s.line())
                })
        .orElseGet(() -> new StackTraceElement[0]);
  }
}
