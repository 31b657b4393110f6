package org.wsmanspec.suite.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code wsmanspec} command. */
@Command(
    name = "wsmanspec",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Conformance suite and interoperability harness for WS-Management.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      JudgeCommand.class,
      MockCommand.class,
      ListCommand.class,
      ExplainCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  all that was judged held",
      "  1  a requirement failed",
      "  2  wrong usage",
      "  3  a wrong input file",
      "  4  the target could not be reached",
      "  5  an internal error"
    })
public final class Main implements Runnable {

  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  /** Run a command and end the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = execute(args, out, err, System.console() != null);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Run a command in this process.
   *
   * @param interactive whether a person watches
   * @return the exit code
   */
  public static int execute(String[] args, PrintWriter out, PrintWriter err, boolean interactive) {
    Terminal terminal = Terminal.of(out, err, System.getenv(), interactive);
    CommandLine commandLine =
        new CommandLine(new Main(), new Factory(terminal))
            .setOut(out)
            .setErr(err)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    terminal.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(100)
            .setParameterExceptionHandler((e, a) -> usage(e, err))
            .setExecutionExceptionHandler((e, c, r) -> Failures.report(e, err));
    return commandLine.execute(args);
  }

  private static int usage(ParameterException e, PrintWriter err) {
    err.println("wsmanspec: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCode.USAGE.code();
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }

  /** Gives the commands the terminal, so that no command reaches for System.out. */
  private record Factory(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == RunCommand.class) {
        return type.cast(new RunCommand(terminal));
      }
      if (type == JudgeCommand.class) {
        return type.cast(new JudgeCommand(terminal));
      }
      if (type == MockCommand.class) {
        return type.cast(new MockCommand(terminal));
      }
      if (type == ListCommand.class) {
        return type.cast(new ListCommand(terminal));
      }
      if (type == ExplainCommand.class) {
        return type.cast(new ExplainCommand(terminal));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
