package org.wsmanspec.report.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.json.Pretty;
import org.wsmanspec.report.view.Words;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The run report as a badge, in the JSON of shields.io endpoint badges. */
public final class Badge {

  private Badge() {}

  /** The badge as JSON, ending with a line feed. */
  public static String render(RunReport report) {
    Map<Standing, Long> counts = report.standings();
    long judged = Words.judged(report);
    long fails = Words.count(counts, Standing.FAIL);
    long scenarios = Words.count(report.scenarioStandings(), Standing.FAIL);
    long accepted = Words.accepted(counts) + Words.accepted(report.scenarioStandings());
    String message;
    String color;
    if (fails > 0) {
      message = fails + " of " + judged + " failed";
      color = "red";
    } else if (scenarios > 0) {
      message = Words.plural(scenarios, "scenario") + " failed";
      color = "red";
    } else if (judged == 0) {
      message = "not judged";
      color = "lightgrey";
    } else {
      message = Words.count(counts, Standing.PASS) + " of " + judged + " held";
      color = accepted > 0 || Words.count(counts, Standing.WARN) > 0 ? "yellow" : "brightgreen";
    }
    ObjectNode badge = JsonNodeFactory.instance.objectNode();
    badge.put("schemaVersion", 1);
    badge.put("label", "WS-Management");
    badge.put("message", message);
    badge.put("color", color);
    if (fails + scenarios > 0) {
      badge.put("isError", true);
    }
    return Pretty.print(badge);
  }

  /**
   * Write the badge to a file.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(RunReport report, Path file) {
    try {
      Files.write(file, render(report).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the badge " + file, e);
    }
  }
}
