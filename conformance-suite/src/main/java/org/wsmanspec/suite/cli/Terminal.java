package org.wsmanspec.suite.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * Where a command writes for people.
 *
 * @param out results
 * @param err progress and complaints
 * @param color whether escape sequences for color may be used
 * @param live whether a line may be written over, as on a terminal and not in a log
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean color, boolean live) {

  /** What the environment allows: see no-color.org for {@code NO_COLOR}. */
  public static Terminal of(
      PrintWriter out, PrintWriter err, Map<String, String> environment, boolean interactive) {
    boolean ci = environment.containsKey("CI");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    String noColor = environment.getOrDefault("NO_COLOR", "");
    boolean live = interactive && !ci && !dumb;
    return new Terminal(out, err, live && noColor.isEmpty(), live);
  }
}
