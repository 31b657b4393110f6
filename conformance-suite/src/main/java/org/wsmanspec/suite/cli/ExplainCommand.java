package org.wsmanspec.suite.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.suite.StandardChecks;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wsmanspec explain}: a requirement or a scenario, for somebody who has to act on it. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Explain a requirement or a scenario.")
final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "Requirement id or scenario id.")
  private String id = "";

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Requirement> requirement = Catalogue.load().find(id);
    if (requirement.isPresent()) {
      explain(requirement.get());
      return ExitCode.HELD.code();
    }
    for (ScenarioLibrary.Entry entry : ScenarioLibrary.all()) {
      String file = entry.name().replaceAll(".*/|\\.yaml$", "");
      if (file.equals(id) || entry.scenarios().stream().anyMatch(s -> s.id().equals(id))) {
        terminal.out().print(ScenarioLibrary.text(entry.name()));
        return ExitCode.HELD.code();
      }
    }
    List<String> near = new ArrayList<>(Catalogue.load().suggestions(id));
    Nearest.to(
            id,
            ScenarioLibrary.all().stream()
                .flatMap(e -> e.scenarios().stream())
                .map(Scenario::id)
                .toList())
        .ifPresent(near::add);
    throw new CommandFailure(
        ExitCode.USAGE,
        "there is no requirement and no scenario '"
            + id
            + "'"
            + (near.isEmpty()
                ? "; 'wsmanspec list' shows what there is"
                : "; did you mean " + String.join(", ", near) + "?"));
  }

  private void explain(Requirement r) {
    PrintWriter out = terminal.out();
    out.println(r.id() + " · " + r.level().text() + " · " + r.document());
    out.println(r.section());
    out.println();
    wrap("", r.statement());
    out.println();
    field(
        "Who must comply",
        r.parties().stream()
            .map(p -> p.name().toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining(", ")));
    field("Sign of a breach", r.violation());
    field("As good", r.allowed());
    field("Confidence", r.confidence().name().toLowerCase(Locale.ROOT));
    field("Applies with", String.join(", ", r.capabilities()));
    field(
        "Reported as",
        r.primary().contains("*")
            ? "whichever requirement names the situation"
            : String.join(", ", r.primary()));
    field("Consequence", consequence(r));
    List<String> tests = tests(r.id());
    field("Tested by", tests.isEmpty() ? "nothing: " + r.stateReason() : String.join("; ", tests));
  }

  private static String consequence(Requirement r) {
    if (r.firm()) {
      return "a breach fails the endpoint";
    }
    return switch (r.level()) {
      case MAY -> "none; it is recorded as a capability";
      case SHOULD, SHOULD_NOT -> "a breach is a warning";
      case SHALL, SHALL_NOT ->
          "a breach is a warning only, because the catalogue is not certain enough of the text";
    };
  }

  private static List<String> tests(String id) {
    List<String> tests = new ArrayList<>();
    for (Check check : StandardChecks.all()) {
      if (check.requirements().contains(id)) {
        tests.add("check " + check.name());
      }
    }
    for (ScenarioLibrary.Entry entry : ScenarioLibrary.all()) {
      for (Scenario s : entry.scenarios()) {
        boolean covers = s.covers().contains(id);
        for (Step step : s.steps()) {
          covers |= step.covers().contains(id);
        }
        if (covers) {
          tests.add("scenario " + s.id());
        }
      }
    }
    return tests;
  }

  private void field(String label, String text) {
    if (!text.isEmpty()) {
      wrap(String.format(Locale.ROOT, "%-17s ", label + ":"), text);
    }
  }

  /** Lines of at most a hundred columns, indented below the label. */
  private void wrap(String label, String text) {
    StringBuilder line = new StringBuilder(label);
    String indent = " ".repeat(label.length());
    boolean empty = true;
    for (String word : text.split("\\s+", -1)) {
      if (!empty && line.length() + 1 + word.length() > 100) {
        terminal.out().println(line);
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    terminal.out().println(line);
  }
}
