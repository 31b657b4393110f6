package org.wsmanspec.suite.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.wsmanspec.mock.personality.Personalities;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.catalogue.Guidance;
import org.wsmanspec.suite.guide.RequirementGuide;
import org.wsmanspec.suite.plans.Plans;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code wsmanspec explain}: a requirement or whatever else has a name, for those who act on it.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Explain a requirement, a scenario, a plan or a personality.")
final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "ID",
      description = "Requirement id, scenario id, or name of a plan or personality.")
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
    if (Plans.names().contains(id)) {
      explain(Plans.shipped(id));
      return ExitCode.HELD.code();
    }
    Optional<Personality> personality = Personalities.find(id);
    if (personality.isPresent()) {
      explain(personality.get());
      return ExitCode.HELD.code();
    }
    List<String> near = new ArrayList<>(Catalogue.load().suggestions(id));
    Nearest.to(
            id,
            ScenarioLibrary.all().stream()
                .flatMap(e -> e.scenarios().stream())
                .map(Scenario::id)
                .toList())
        .ifPresent(near::add);
    Nearest.to(id, Plans.names()).ifPresent(near::add);
    Nearest.to(id, Personalities.shipped().stream().map(Personality::name).toList())
        .ifPresent(near::add);
    throw new CommandFailure(
        ExitCode.USAGE,
        "there is no requirement, scenario, plan or personality '"
            + id
            + "'"
            + (near.isEmpty()
                ? "; 'wsmanspec list' shows what there is"
                : "; did you mean " + String.join(", ", near) + "?"));
  }

  private void explain(Plans.Chosen chosen) {
    terminal.out().println(chosen.plan().name() + " · plan");
    terminal.out().println(chosen.plan().title());
    terminal.out().println();
    wrap("", chosen.plan().description());
    terminal.out().println();
    for (Scenario scenario : chosen.scenarios()) {
      terminal
          .out()
          .println(String.format(Locale.ROOT, "%-44s %s", scenario.id(), scenario.title()));
    }
  }

  private void explain(Requirement r) {
    RequirementGuide guide = RequirementGuide.of(r);
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
    field("Consequence", guide.consequence());
    field("Why it matters", guide.guidance().map(Guidance::why).orElse(""));
    field("Tested by", guide.testedBy());
    field(
        "Proven by",
        guide.personalities().stream()
            .map(p -> "personality " + p.name())
            .collect(Collectors.joining("; ")));
    guide
        .guidance()
        .ifPresent(
            g -> {
              field("Likely causes", String.join("; ", g.causes()));
              field("What to change", g.change());
            });
  }

  private void explain(Personality p) {
    terminal.out().println(p.name() + " · personality");
    terminal.out().println();
    wrap("", p.about());
    terminal.out().println();
    field("Breaks", String.join(", ", p.breaks()));
    new TreeMap<>(p.also()).forEach((also, why) -> field("Breaks as well", also + ": " + why));
    field("Seen in the field", p.bug().orElse(""));
    field(
        "Start it",
        p.party() == Personality.Party.SERVICE ? "wsmanspec mock --personality " + p.name() : "");
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
