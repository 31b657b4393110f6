package org.wsmanspec.suite.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.scenario.Nearest;
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
      MergeCommand.class,
      DiffCommand.class,
      BaselineCommand.class,
      BundleCommand.class,
      ProbeCommand.class,
      ImportCommand.class,
      MockCommand.class,
      PingCommand.class,
      ListCommand.class,
      ExplainCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  all that was judged held",
      "  1  a requirement failed, or a run got worse",
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
    int code = execute(args, out, err, Boolean.getBoolean("wsmanspec.terminal"));
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
    return execute(args, out, err, interactive, Clock.system(ZoneId.systemDefault()));
  }

  /**
   * Run a command in this process on a given day.
   *
   * @param interactive whether a person watches
   * @param clock tells whether waivers have expired
   * @return the exit code
   */
  static int execute(
      String[] args, PrintWriter out, PrintWriter err, boolean interactive, Clock clock) {
    return execute(args, out, err, interactive, clock, System.getenv());
  }

  /**
   * Run a command in this process on a given day, somewhere.
   *
   * @param environment environment variables of terminal and CI
   * @return the exit code
   */
  static int execute(
      String[] args,
      PrintWriter out,
      PrintWriter err,
      boolean interactive,
      Clock clock,
      Map<String, String> environment) {
    Terminal terminal = Terminal.of(out, err, environment, interactive);
    CommandLine commandLine =
        new CommandLine(new Main(), new Factory(terminal, clock, environment))
            .setOut(out)
            .setErr(err)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    terminal.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(100)
            .setParameterExceptionHandler((e, a) -> usage(e, err))
            .setExecutionExceptionHandler((e, c, r) -> Failures.report(e, err));
    commandLine.getSubcommands().values().forEach(Main::inTheirOwnOrder);
    return commandLine.execute(args);
  }

  /** Options as they are declared: sorted, their order would change with the locale. */
  private static void inTheirOwnOrder(CommandLine command) {
    command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
    command.getSubcommands().values().forEach(Main::inTheirOwnOrder);
  }

  private static int usage(ParameterException e, PrintWriter err) {
    err.println("wsmanspec: " + e.getMessage());
    Optional<String> meant = meant(e);
    if (meant.isPresent()) {
      err.println("Did you mean '" + meant.get() + "'?");
    } else if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitCode.USAGE.code();
  }

  /** The command that was probably meant by a word that is none. */
  private static Optional<String> meant(ParameterException e) {
    return e instanceof CommandLine.UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
        ? Nearest.to(unmatched.getUnmatched().get(0), e.getCommandLine().getSubcommands().keySet())
        : Optional.empty();
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }

  /** Gives the commands the terminal, so that no command reaches for System.out. */
  private record Factory(Terminal terminal, Clock clock, Map<String, String> environment)
      implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == RunCommand.class) {
        return type.cast(new RunCommand(terminal, clock, environment));
      }
      if (type == JudgeCommand.class) {
        return type.cast(new JudgeCommand(terminal, clock));
      }
      if (type == MergeCommand.class) {
        return type.cast(new MergeCommand(terminal, clock));
      }
      if (type == DiffCommand.class) {
        return type.cast(new DiffCommand(terminal, clock));
      }
      if (type == BundleCommand.class) {
        return type.cast(new BundleCommand(terminal));
      }
      if (type == BaselineCommand.Create.class) {
        return type.cast(new BaselineCommand.Create(terminal));
      }
      if (type == ProbeCommand.class) {
        return type.cast(new ProbeCommand(terminal));
      }
      if (type == ImportCommand.class) {
        return type.cast(new ImportCommand(terminal));
      }
      if (type == MockCommand.class) {
        return type.cast(new MockCommand(terminal));
      }
      if (type == PingCommand.class) {
        return type.cast(new PingCommand(terminal));
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
