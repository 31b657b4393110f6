package org.wsmanspec.suite.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.bundle.BundleException;
import org.wsmanspec.report.bundle.BundleReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsmanspec bundle}: a run in one file, to be given away. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Pack a run into one zip file, or check such a file.")
final class BundleCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder of a run (target/wsmanspec).")
  private Path folder = Path.of("target/wsmanspec");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      defaultValue = "bundle.zip",
      description = "Where the bundle goes (${DEFAULT-VALUE}).")
  private Path out = Path.of("bundle.zip");

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "The waiver file that the run was given.")
  private @Nullable Path waivers;

  @Mixin private RedactionOptions redaction = new RedactionOptions();

  @Option(
      names = "--verify",
      paramLabel = "FILE",
      description = "Check that the files of this bundle are those of its manifest.")
  private @Nullable Path verify;

  BundleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return verify == null ? pack() : verify(verify);
  }

  private int pack() {
    Stored stored = Stored.read(folder);
    RunReport report =
        stored
            .report()
            .filter(r -> Files.isDirectory(folder))
            .orElseThrow(
                () ->
                    new CommandFailure(ExitCode.BAD_INPUT, folder + " is not the folder of a run"));
    Path evidence = folder.resolve("evidence.jsonl");
    if (!Files.isRegularFile(evidence)) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "the folder "
              + folder
              + " holds no evidence.jsonl; to pack recordings, use 'wsmanspec judge --bundle FILE'");
    }
    if (waivers != null && !Files.isRegularFile(waivers)) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "there is no waiver file " + waivers);
    }
    BundleOptions.write(
        out,
        redaction,
        report,
        Map.of("evidence.jsonl", evidence),
        Optional.ofNullable(waivers),
        List.of());
    terminal.out().println("Bundle: " + out);
    return ExitCode.HELD.code();
  }

  private int verify(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "there is no bundle " + file);
    }
    try {
      BundleReader bundle = BundleReader.read(file);
      List<String> problems = bundle.problems();
      if (!problems.isEmpty()) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT,
            file + " is not as its manifest says:\n  " + String.join("\n  ", problems));
      }
      terminal
          .out()
          .println(file + ": " + bundle.names().size() + " files, all as the manifest says");
      return ExitCode.HELD.code();
    } catch (BundleException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }
}
