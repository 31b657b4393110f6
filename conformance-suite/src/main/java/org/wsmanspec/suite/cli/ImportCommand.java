package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.capture.Capture;
import org.wsmanspec.message.capture.CaptureSet;
import org.wsmanspec.message.capture.Skipped;
import org.wsmanspec.scenario.recorded.ImportedScenario;
import org.wsmanspec.scenario.recorded.ScenarioImporter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsmanspec import}: recorded sessions as scenarios. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Make scenarios of recorded sessions, to be replayed against any endpoint.")
final class ImportCommand implements Callable<Integer> {

  private static final String SUFFIX = ".yaml";

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "CAPTURE", description = "Files, folders or bundles.")
  private List<Path> captures = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE|FOLDER",
      description =
          "Where the scenario goes, or the folder for one of each capture; without it, standard"
              + " output.")
  private @Nullable Path out;

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Scratch scratch = Scratch.open()) {
      CaptureSet set = CaptureFiles.read(captures, scratch.folder());
      for (Skipped s : set.skipped()) {
        terminal.err().println("passed over " + s.path() + ": " + s.why());
      }
      if (set.captures().isEmpty()) {
        throw new CommandFailure(ExitCode.BAD_INPUT, "no capture found");
      }
      boolean single = set.captures().size() == 1 && (out == null || !Files.isDirectory(out));
      return single ? one(set.captures().get(0)) : several(set.captures());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "the scenario cannot be written: " + e.getMessage(), e);
    }
  }

  private int one(Capture capture) throws IOException {
    ImportedScenario scenario;
    try {
      scenario = ScenarioImporter.of(capture.name(), capture.conversation());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
    }
    if (out == null) {
      terminal.out().print(scenario.yaml());
      terminal.out().flush();
      notes(scenario);
    } else {
      write(out, scenario);
    }
    return ExitCode.HELD.code();
  }

  private int several(List<Capture> found) throws IOException {
    if (out == null || Files.isRegularFile(out)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          found.size() + " captures make as many scenarios: name a folder with --out");
    }
    Files.createDirectories(out);
    Set<String> names = new HashSet<>();
    int written = 0;
    for (Capture capture : found) {
      try {
        ImportedScenario scenario = ScenarioImporter.of(capture.name(), capture.conversation());
        write(out.resolve(unused(name(capture.name()), names) + SUFFIX), scenario);
        written++;
      } catch (IllegalArgumentException e) {
        terminal.err().println("passed over " + e.getMessage());
      }
    }
    if (written == 0) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "no capture holds a request to send again");
    }
    return ExitCode.HELD.code();
  }

  private static String unused(String name, Set<String> names) {
    String unused = name;
    for (int i = 2; !names.add(unused); i++) {
      unused = name + "-" + i;
    }
    return unused;
  }

  /** The name of a capture in kebab-case, as scenarios are named. */
  private static String name(String capture) {
    String file = capture.substring(capture.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z]+$", "");
    String kebab =
        file.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceAll("^-+|-+$", "")
            .toLowerCase(Locale.ROOT);
    return kebab.isEmpty() ? "recorded" : kebab;
  }

  private void write(Path file, ImportedScenario scenario) throws IOException {
    Files.writeString(file, scenario.yaml(), StandardCharsets.UTF_8);
    notes(scenario);
    terminal.out().println("Scenario: " + file + " (" + scenario.steps() + " steps)");
  }

  private void notes(ImportedScenario scenario) {
    scenario.notes().forEach(n -> terminal.err().println("note: " + n));
  }
}
