package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import org.wsmanspec.suite.scenarios.ScenarioSelection;
import picocli.CommandLine.Parameters;

/** Which scenarios are driven. */
final class ScenarioOptions {

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO",
      description = "Files, folders, areas, ids, or patterns with *; without any, all.")
  private List<String> words = new ArrayList<>();

  /**
   * The scenarios that are meant, in the order in which they are driven.
   *
   * @throws CommandFailure if a word means none, or a file cannot be read
   */
  List<Scenario> read() {
    try {
      return ScenarioSelection.choose(words);
    } catch (UnreadableFileException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "cannot read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}
