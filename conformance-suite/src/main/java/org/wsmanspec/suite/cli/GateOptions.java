package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Gate;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.gate.Complaint;
import org.wsmanspec.report.gate.Gating;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import org.wsmanspec.suite.waiver.WaiverFile;
import org.wsmanspec.suite.waiver.WaiverReader;
import picocli.CommandLine.Option;

/** What lets a run through. */
final class GateOptions {

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "Accept the deviations that this file names, until they expire.")
  private @Nullable Path waivers;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Let failures through that this baseline knows; new ones fail the run.")
  private @Nullable Path baseline;

  @Option(
      names = "--fail-on",
      paramLabel = "shall|should|none",
      defaultValue = "shall",
      description =
          "What fails the run: failures, failures and warnings, or nothing (${DEFAULT-VALUE}).")
  private FailOn failOn = FailOn.SHALL;

  /**
   * A gate with its files read.
   *
   * @param waivers the waiver file, if one is given
   * @param gating what to apply
   * @param clock tells the day for which waivers have to hold
   * @param part whether what it lets through is only a part of what the waivers are for
   */
  record Ready(Optional<WaiverFile> waivers, Gating gating, Clock clock, boolean part) {

    /** The same for a part of a run, which cannot tell whether a waiver is stale. */
    Ready ofPart() {
      return new Ready(waivers, gating, clock, true);
    }

    RunReport apply(RunReport report) {
      return part
          ? applyToPart(report, new TreeMap<>())
          : gating.apply(report, LocalDate.now(clock), this::text);
    }

    /**
     * The same for a part of what the waivers are for. Whether one is stale only the whole can
     * tell, so the report does not complain of it.
     *
     * @param stale gets what to say of waivers of what held here, by their places
     */
    RunReport applyToPart(RunReport part, Map<String, String> stale) {
      RunReport report =
          gating.apply(
              part,
              LocalDate.now(clock),
              complaint -> {
                if (!complaint.expired()) {
                  stale.put(complaint.waiver().source(), text(complaint));
                }
                return text(complaint);
              });
      List<String> complaints =
          report.gate().complaints().stream().filter(c -> !stale.containsValue(c)).toList();
      return report.gated(
          report.requirements(),
          report.scenarios(),
          new Gate(report.gate().failOn(), complaints, report.gate().remarks()));
    }

    private String text(Complaint complaint) {
      return waivers.map(w -> w.of(complaint)).orElse(complaint.message());
    }
  }

  /** The waiver file, if one is given. */
  Optional<Path> waiverFile() {
    return Optional.ofNullable(waivers);
  }

  /**
   * Read the files, before anything is driven.
   *
   * @param scenarios ids of the scenarios at hand, which waivers may name beside those shipped
   * @throws CommandFailure if a file cannot be read or has mistakes
   */
  Ready read(Collection<String> scenarios, Clock clock) {
    Optional<WaiverFile> file = waiverFile().map(f -> waivers(f, scenarios));
    Optional<Gating.Known> known =
        Optional.ofNullable(baseline)
            .map(f -> new Gating.Known(Stored.read(f).baseline(), f.toString()));
    return new Ready(
        file,
        new Gating(file.map(WaiverFile::waivers).orElse(List.of()), known, failOn),
        clock,
        false);
  }

  /**
   * Read a waiver file.
   *
   * @throws CommandFailure if it cannot be read or has mistakes
   */
  static WaiverFile waivers(Path file, Collection<String> scenarios) {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "there is no waiver file " + file);
    }
    try {
      return new WaiverReader(scenarios).read(file);
    } catch (UnreadableFileException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "the waiver file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
