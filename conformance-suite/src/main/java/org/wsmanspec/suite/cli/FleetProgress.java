package org.wsmanspec.suite.cli;

import java.util.Locale;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Words;

/** Tells which endpoints are done, a line for each. */
final class FleetProgress {

  private static final int WIDTH = 160;

  private final Terminal terminal;
  private final int endpoints;
  private int done;

  FleetProgress(Terminal terminal, int endpoints) {
    this.terminal = terminal;
    this.endpoints = endpoints;
  }

  void done(FleetEndpoint row) {
    done++;
    String text =
        row.state() == FleetEndpoint.State.JUDGED
            ? String.format(
                Locale.ROOT,
                "%s  %d failed, %d held, %s",
                row.verdict().text(),
                Words.count(row.requirements(), Standing.FAIL),
                Words.count(row.requirements(), Standing.PASS),
                Words.duration(row.cost().milliseconds()))
            : row.state().text() + "  " + Printable.line(row.reason());
    String line =
        String.format(Locale.ROOT, "[%d/%d] %s  %s", done, endpoints, row.who().name(), text);
    terminal.err().println(line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line);
  }
}
