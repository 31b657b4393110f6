package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import org.wsmanspec.suite.plans.Plans;
import org.wsmanspec.suite.scenarios.ScenarioSelection;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenarios are driven. */
final class ScenarioOptions {

  @Option(
      names = "--plan",
      paramLabel = "NAME|FILE",
      description = "A plan instead of scenarios: a shipped one ('list plans') or a file.")
  private @Nullable String plan;

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO",
      description = "Files, folders, areas, ids, or patterns with *; without any, all.")
  private List<String> words = new ArrayList<>();

  /** What was asked for, for people. */
  String title() {
    if (plan != null) {
      return "plan " + plan;
    }
    return words.isEmpty() ? "all scenarios" : String.join(" ", words);
  }

  /**
   * The scenarios that are meant, in the order in which they are driven.
   *
   * @throws CommandFailure if a word means none, a file cannot be read, or both a plan and words
   *     are given
   */
  List<Scenario> read() {
    if (plan != null && !words.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--plan chooses the scenarios, so '" + words.get(0) + "' cannot stand beside it");
    }
    try {
      return plan == null ? ScenarioSelection.choose(words) : Plans.find(plan).scenarios();
    } catch (UnreadableFileException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "cannot read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}
