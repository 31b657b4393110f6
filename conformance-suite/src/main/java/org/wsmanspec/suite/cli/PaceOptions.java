package org.wsmanspec.suite.cli;

import org.wsmanspec.scenario.run.RunOptions;
import picocli.CommandLine.Option;

/** How fast scenarios are driven. */
final class PaceOptions {

  private static final int MOST = 64;
  private static final double LEAST_SCALE = 0.01;
  private static final double MOST_SCALE = 1000;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Drive up to N scenarios side by side, but none that are in each other's way"
              + " (${DEFAULT-VALUE}).")
  private int parallel = 1;

  @Option(
      names = "--time-scale",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "Multiply the times that scenarios wait for events, for slow targets (${DEFAULT-VALUE}).")
  private double timeScale = 1;

  /**
   * Options with this pace.
   *
   * @throws CommandFailure if a number makes no sense
   */
  RunOptions of(RunOptions options) {
    if (parallel < 1 || parallel > MOST) {
      throw new CommandFailure(
          ExitCode.USAGE, "--parallel takes a number from 1 to " + MOST + ", but was " + parallel);
    }
    if (!(timeScale >= LEAST_SCALE && timeScale <= MOST_SCALE)) {
      throw new CommandFailure(
          ExitCode.USAGE, "--time-scale takes a number from 0.01 to 1000, but was " + timeScale);
    }
    return options.withParallel(parallel).withTimeScale(timeScale);
  }
}
