package org.wsmanspec.suite.cli;

import org.wsmanspec.scenario.run.RunOptions;
import picocli.CommandLine.Option;

/** How fast scenarios are driven. */
final class PaceOptions {

  private static final int MOST = 64;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Drive up to N scenarios side by side, but none that are in each other's way"
              + " (${DEFAULT-VALUE}).")
  private int parallel = 1;

  /**
   * Options with this pace.
   *
   * @throws CommandFailure if the number makes no sense
   */
  RunOptions of(RunOptions options) {
    if (parallel < 1 || parallel > MOST) {
      throw new CommandFailure(
          ExitCode.USAGE, "--parallel takes a number from 1 to " + MOST + ", but was " + parallel);
    }
    return options.withParallel(parallel);
  }
}
