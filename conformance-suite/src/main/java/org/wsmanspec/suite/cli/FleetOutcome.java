package org.wsmanspec.suite.cli;

import java.nio.file.Path;
import org.wsmanspec.report.Summary;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.report.fleet.FleetSummary;

/** Tells what became of a fleet, and the exit code that it gives. */
final class FleetOutcome {

  private FleetOutcome() {}

  /**
   * Print the summary.
   *
   * @param whole whether the fleet should be whole, so that what is missing fails it
   * @return the exit code
   */
  static int tell(Terminal terminal, Fleet fleet, Path folder, boolean whole) {
    terminal
        .out()
        .print(
            FleetSummary.render(
                fleet, terminal.color() ? Summary.Style.ANSI : Summary.Style.PLAIN));
    terminal.out().println("Reports:  " + folder.resolve("fleet.html"));
    return code(fleet, whole).code();
  }

  /**
   * The worst of what happened. An endpoint that cannot be reached is told and fails nothing,
   * unless none could be.
   */
  private static ExitCode code(Fleet fleet, boolean whole) {
    if (fleet.failed()
        || !fleet.in(State.NOT_RUN).isEmpty()
        || (whole && fleet.shards().isPresent())) {
      return ExitCode.FAILED;
    }
    if (!fleet.in(State.BROKEN).isEmpty()) {
      return ExitCode.INTERNAL;
    }
    return fleet.unreachable() ? ExitCode.UNREACHABLE : ExitCode.HELD;
  }
}
