package org.wsmanspec.suite.cli;

import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.run.RunListener;

/** Tells how far a run is: one line that is written over on a terminal, few lines in a log. */
final class Progress implements RunListener {

  private static final int LOG_EVERY = 25;
  private static final int WIDTH = 79;

  private final Terminal terminal;
  private final int scenarios;
  private int begun;
  private int finished;
  private int exchanges;

  Progress(Terminal terminal, int scenarios) {
    this.terminal = terminal;
    this.scenarios = scenarios;
  }

  @Override
  public void scenarioStarted(Scenario scenario) {
    begun++;
    if (terminal.live()) {
      overwrite(String.format(Locale.ROOT, "[%d/%d] %s", begun, scenarios, scenario.id()));
    } else if (begun % LOG_EVERY == 0) {
      terminal
          .err()
          .println(
              String.format(
                  Locale.ROOT, "%d of %d scenarios, %d exchanges", begun, scenarios, exchanges));
    }
  }

  @Override
  public void exchange(Exchange exchange) {
    exchanges++;
  }

  @Override
  public void scenarioFinished(Scenario scenario, Optional<String> notDriven) {
    finished++;
    if (finished == scenarios && terminal.live()) {
      overwrite("");
    }
  }

  private void overwrite(String text) {
    String line = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    terminal.err().print("\r" + line + " ".repeat(WIDTH - line.length()) + "\r" + line);
    terminal.err().flush();
  }
}
