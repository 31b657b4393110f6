package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When colors are used and lines written over (no-color.org). */
final class TerminalTests {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "true,  -,                 true,  true",
        "true,  TERM=xterm,        true,  true",
        "true,  NO_COLOR=1,        false, true",
        "true,  NO_COLOR=,         true,  true",
        "true,  TERM=dumb,         false, false",
        "true,  CI=true,           false, false",
        "true,  CI=true NO_COLOR=1,false, false",
        "false, -,                 false, false",
        "false, TERM=xterm,        false, false"
      })
  void theEnvironmentDecides(boolean interactive, String variables, boolean color, boolean live) {
    Map<String, String> environment =
        variables == null
            ? Map.of()
            : Arrays.stream(variables.split(" ", -1))
                .map(v -> v.split("=", 2))
                .collect(Collectors.toMap(v -> v[0], v -> v[1]));
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Terminal terminal = Terminal.of(nowhere, nowhere, environment, interactive);
    assertEquals(color, terminal.color());
    assertEquals(live, terminal.live());
  }

  @Test
  void whatIsNoTerminalGetsNoEscapes() {
    assertFalse(CommandRun.of("--help").said().contains("\u001b"));
    assertFalse(CommandRun.of("run", "--nonsense").said().contains("\u001b"));
  }
}
