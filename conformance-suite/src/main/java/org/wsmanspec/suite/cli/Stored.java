package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.gate.Baseline;
import org.wsmanspec.report.gate.BaselineJson;
import org.wsmanspec.report.gate.Snapshot;
import org.wsmanspec.report.json.RunReportJson;
import org.wsmanspec.report.json.UnreadableReportException;

/**
 * A run that was kept: a report, a folder with one, or a baseline.
 *
 * @param name the file as the user named it
 * @param report the report, if it is one
 * @param baseline what is failing in it
 */
record Stored(String name, Optional<RunReport> report, Baseline baseline) {

  /**
   * Read what a path names.
   *
   * @throws CommandFailure if there is nothing of the kind
   */
  static Stored read(Path path) {
    Path file = path;
    if (Files.isDirectory(path)) {
      file =
          List.of("run.json", "baseline.json").stream()
              .map(path::resolve)
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.BAD_INPUT,
                          "the folder " + path + " holds neither run.json nor baseline.json"));
    } else if (!Files.isRegularFile(path)) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "there is no file or folder " + path);
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      if (text.contains('"' + BaselineJson.FORMAT + '"') && !text.contains("\"schemaVersion\"")) {
        return new Stored(path.toString(), Optional.empty(), BaselineJson.read(text));
      }
      RunReport report = RunReportJson.read(text);
      return new Stored(path.toString(), Optional.of(report), Baseline.of(report));
    } catch (UnreadableReportException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What is compared of it. */
  Snapshot snapshot() {
    return report.map(r -> Snapshot.of(name, r)).orElseGet(() -> Snapshot.of(name, baseline));
  }
}
