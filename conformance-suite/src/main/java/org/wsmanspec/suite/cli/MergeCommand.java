package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.fleet.FleetMerge;
import org.wsmanspec.report.sarif.Places;
import org.wsmanspec.suite.Briefing;
import org.wsmanspec.suite.Judge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wsmanspec merge}: parts of one run as one. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Bring the parts of a run with --shard together, in any order.")
final class MergeCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of the parts, or folders that hold such folders.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--partial",
      description = "Shards may be missing: the result is a part itself, to be merged further.")
  private boolean partial;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ProfileOptions profile = new ProfileOptions();
  @Mixin private GateOptions gate = new GateOptions();

  MergeCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<Path> parts = parts();
    boolean fleets = parts.stream().anyMatch(FleetFiles::in);
    if (fleets && !parts.stream().allMatch(FleetFiles::in)) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "parts of a fleet and parts of one endpoint cannot be merged");
    }
    return fleets ? fleet(parts) : scenarios(parts);
  }

  /** The folders that hold a part each; the one that is written to is none of them. */
  private List<Path> parts() {
    Map<Path, Path> found = new LinkedHashMap<>();
    for (Path folder : folders) {
      if (part(folder)) {
        if (key(folder).equals(key(output.folder()))) {
          throw new CommandFailure(
              ExitCode.USAGE, "--out " + folder + " is one of the parts; choose another folder");
        }
        found.put(key(folder), folder);
        continue;
      }
      List<Path> below = below(folder);
      if (below.isEmpty()) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT,
            folder
                + " holds no part of a run: neither fleet.json nor shard.json is in it or in a"
                + " folder of it");
      }
      below.forEach(b -> found.put(key(b), b));
    }
    return List.copyOf(found.values());
  }

  private static boolean part(Path folder) {
    return FleetFiles.in(folder) || ShardFile.in(folder);
  }

  private static Path key(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(MergeCommand::part)
          .filter(f -> !key(f).equals(key(output.folder())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private int fleet(List<Path> parts) {
    for (String option : List.of("--waivers", "--baseline", "--fail-on", "--profile")) {
      if (spec != null && spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new CommandFailure(
            ExitCode.USAGE,
            option + " belongs to the runs of the fleet, which were judged with it or without");
      }
    }
    List<Fleet> fleets = parts.stream().map(FleetFiles::read).toList();
    for (int i = 1; i < fleets.size(); i++) {
      Path other = parts.get(i);
      FleetMerge.mismatch(fleets.get(0), fleets.get(i))
          .ifPresent(
              why -> {
                throw new CommandFailure(
                    ExitCode.BAD_INPUT,
                    parts.get(0) + " and " + other + " cannot be merged: " + why);
              });
    }
    Fleet merged = FleetMerge.merge(fleets);
    for (FleetEndpoint row : merged.endpoints()) {
      copy(row, parts, fleets);
    }
    FleetFiles.write(output.folder(), merged);
    merged.shards().ifPresent(this::missing);
    return FleetOutcome.tell(terminal, merged, output.folder(), !partial);
  }

  /** The folder of an endpoint comes from the part whose row was taken. */
  private void copy(FleetEndpoint row, List<Path> parts, List<Fleet> fleets) {
    Path to = output.folder().resolve(row.who().folder());
    for (int i = 0; i < parts.size(); i++) {
      Path from = parts.get(i).resolve(row.who().folder());
      if (fleets.get(i).endpoints().contains(row)) {
        try {
          EndpointRun.clear(to);
          for (String name : EndpointRun.FILES) {
            if (Files.isRegularFile(from.resolve(name))) {
              Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
          }
        } catch (IOException e) {
          throw new CommandFailure(
              ExitCode.INTERNAL, from + " cannot be copied to " + to + ": " + e.getMessage(), e);
        }
        return;
      }
    }
  }

  private int scenarios(List<Path> parts) {
    ShardMerge merged = ShardMerge.of(parts);
    Conversation conversation = merged.conversation();
    Briefing briefing = merged.file().briefing();
    GateOptions.Ready ready =
        gate.read(merged.file().scenarios().stream().map(ShardFile.Told::id).toList(), clock);
    RunReport report =
        ready.apply(
            Judge.standard()
                .judge(conversation, profile.named().map(briefing::with).orElse(briefing)));
    Path evidence = output.folder().resolve("evidence.jsonl");
    merged.writeEvidence(evidence);
    List<Integer> missing = merged.file().shards().missing();
    if (missing.isEmpty()) {
      ShardFile.remove(output.folder());
    } else {
      merged.file().write(output.folder());
      missing(merged.file().shards());
    }
    new Publisher(terminal, output).publish(report, conversation, Places.in(evidence));
    terminal.out().println("Evidence: " + evidence);
    return missing.isEmpty() || partial ? Publisher.exitCode(report) : ExitCode.FAILED.code();
  }

  private void missing(Fleet.Shards shards) {
    if (!partial) {
      terminal
          .err()
          .println(
              "wsmanspec: the result is not whole: of "
                  + shards.of()
                  + " shards "
                  + shards.missing().stream().map(String::valueOf).collect(Collectors.joining(", "))
                  + " "
                  + (shards.missing().size() == 1 ? "is" : "are")
                  + " missing; with --partial that is no failure");
    }
  }
}
