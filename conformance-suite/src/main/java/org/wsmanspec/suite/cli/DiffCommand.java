package org.wsmanspec.suite.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.gate.Comparison;
import org.wsmanspec.report.gate.ComparisonJson;
import org.wsmanspec.report.gate.ComparisonText;
import org.wsmanspec.report.gate.Gating;
import org.wsmanspec.report.gate.Snapshot;
import org.wsmanspec.suite.waiver.WaiverFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsmanspec diff}: what changed from one run to another. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Compare two runs; a regression gives exit code 1.")
final class DiffCommand implements Callable<Integer> {

  /** How the comparison is told. */
  enum Format {
    TEXT,
    MARKDOWN,
    JSON
  }

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "A run.json, a folder that holds one, or a baseline.")
  private Path before = Path.of(".");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The same, of the later run.")
  private Path after = Path.of(".");

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "New failures that this file names are no regression.")
  private @Nullable Path waivers;

  @Option(
      names = "--fail-on",
      paramLabel = "shall|should|none",
      defaultValue = "shall",
      description =
          "What is a regression: new failures, new failures and warnings, or nothing"
              + " (${DEFAULT-VALUE}).")
  private FailOn failOn = FailOn.SHALL;

  @Option(
      names = "--format",
      paramLabel = "text|markdown|json",
      defaultValue = "text",
      description = "How to tell it (${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  DiffCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Comparison comparison =
        Comparison.of(Stored.read(before).snapshot(), later(Stored.read(after)), failOn);
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> ComparisonText.plain(comparison);
              case MARKDOWN -> ComparisonText.markdown(comparison);
              case JSON -> ComparisonJson.write(comparison);
            });
    return (comparison.regressions().isEmpty() ? ExitCode.HELD : ExitCode.FAILED).code();
  }

  private Snapshot later(Stored stored) {
    if (waivers == null) {
      return stored.snapshot();
    }
    RunReport report =
        stored
            .report()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE, "--waivers needs a run to judge, not a baseline"));
    WaiverFile file =
        GateOptions.waivers(waivers, report.scenarios().stream().map(ScenarioResult::id).toList());
    RunReport gated =
        new Gating(file.waivers(), Optional.empty(), failOn)
            .apply(report, LocalDate.now(clock), file);
    // Stale and expired waivers are for the run itself to fail on; here they are only told.
    gated.gate().complaints().forEach(terminal.err()::println);
    return Snapshot.of(stored.name(), gated);
  }
}
