package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wsmanspec.report.gate.Baseline;
import org.wsmanspec.report.gate.BaselineJson;
import org.wsmanspec.report.view.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsmanspec baseline}: keep what fails, to tell it from what will fail. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Keep what fails today, so that only what is new fails a run.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = BaselineCommand.Create.class)
final class BaselineCommand implements Runnable {

  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing, such as create");
    }
  }

  /** {@code wsmanspec baseline create}. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Write the failures and warnings of a run to a file for version control.")
  static final class Create implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", description = "A run.json, or a folder that holds one.")
    private Path run = Path.of("target/wsmanspec");

    @Option(
        names = {"-o", "--out"},
        paramLabel = "FILE",
        defaultValue = "baseline.json",
        description = "Where the baseline goes (${DEFAULT-VALUE}).")
    private Path out = Path.of("baseline.json");

    Create(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Stored stored = Stored.read(run);
      if (stored.report().isEmpty()) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT, run + " is a baseline already; name the run.json of a run");
      }
      Baseline baseline = stored.baseline();
      try {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        Files.write(out, BaselineJson.write(baseline).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT, "the baseline cannot be written to " + out + ": " + e, e);
      }
      terminal
          .out()
          .println(
              out
                  + " knows "
                  + Words.plural(baseline.requirements().size(), "requirement")
                  + " and "
                  + Words.plural(baseline.scenarios().size(), "scenario")
                  + " that failed or were warned of");
      return ExitCode.HELD.code();
    }
  }
}
