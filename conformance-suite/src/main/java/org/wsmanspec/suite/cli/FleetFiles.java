package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.fleet.FleetJson;
import org.wsmanspec.report.fleet.FleetMerge;
import org.wsmanspec.report.html.FleetHtml;
import org.wsmanspec.report.json.UnreadableReportException;

/**
 * The folder of a fleet: {@code fleet.json}, {@code fleet.html}, and a folder for each endpoint.
 *
 * <p>The row of an endpoint is written last of all that is in its folder, so that a run that was
 * killed is known to have come as far as its rows.
 */
final class FleetFiles {

  private static final String FLEET = "fleet.json";
  private static final String ROW = "endpoint.json";

  private FleetFiles() {}

  /** Whether a folder is that of a fleet. */
  static boolean in(Path folder) {
    return Files.isRegularFile(folder.resolve(FLEET));
  }

  /**
   * Write both files.
   *
   * @throws CommandFailure if they cannot be written
   */
  static void write(Path folder, Fleet fleet) {
    text(folder.resolve(FLEET), FleetJson.write(fleet));
    text(folder.resolve("fleet.html"), FleetHtml.render(fleet));
  }

  /**
   * Write what is to be done, which is what a run that is killed has to show beside its rows. What
   * a former run left of the same endpoints is removed.
   */
  static void plan(Path folder, Fleet fleet) {
    fleet.endpoints().forEach(e -> EndpointRun.clear(folder.resolve(e.who().folder())));
    text(folder.resolve(FLEET), FleetJson.write(fleet));
  }

  /** Write the row of an endpoint to its folder. */
  static void row(Path out, FleetEndpoint row) {
    text(out.resolve(row.who().folder()).resolve(ROW), FleetJson.row(row));
  }

  /**
   * Read a fleet with its rows.
   *
   * @throws CommandFailure if it cannot be read
   */
  static Fleet read(Path folder) {
    Path file = folder.resolve(FLEET);
    try {
      Fleet fleet = FleetJson.read(Files.readString(file, StandardCharsets.UTF_8));
      List<FleetEndpoint> rows = new ArrayList<>();
      for (FleetEndpoint row : fleet.endpoints()) {
        file = folder.resolve(row.who().folder()).resolve(ROW);
        Optional<FleetEndpoint> own =
            Files.isRegularFile(file)
                ? Optional.of(FleetJson.readRow(Files.readString(file, StandardCharsets.UTF_8)))
                : Optional.empty();
        rows.add(
            own.filter(o -> o.who().equals(row.who()))
                .map(o -> FleetMerge.better(o, row))
                .orElse(row));
      }
      return new Fleet(
          fleet.tool(), fleet.inventory(), fleet.scenarios(), fleet.failOn(), fleet.shards(), rows);
    } catch (UnreadableReportException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Written aside and moved, so that nobody ever sees half a file. */
  private static void text(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Path aside = file.resolveSibling(file.getFileName() + ".part");
      Files.write(aside, text.getBytes(StandardCharsets.UTF_8));
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "the file " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
