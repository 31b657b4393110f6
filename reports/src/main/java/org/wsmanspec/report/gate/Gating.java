package org.wsmanspec.report.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Gate;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;

/**
 * Applies waivers and a baseline to a report.
 *
 * @param waivers accepted deviations
 * @param baseline what is known from an earlier run
 * @param failOn which verdicts fail the run
 */
public record Gating(List<Waiver> waivers, Optional<Known> baseline, FailOn failOn) {

  /**
   * A baseline and the file it came from.
   *
   * @param baseline its content
   * @param file its name, for people
   */
  public record Known(Baseline baseline, String file) {}

  /** Says what is wrong with a waiver, with its place, for people. */
  @FunctionalInterface
  public interface Wording {
    String of(Complaint complaint);
  }

  public Gating {
    waivers = List.copyOf(waivers);
  }

  /**
   * The report with what is let through, and why.
   *
   * @param today the day for which waivers have to hold
   */
  public RunReport apply(RunReport report, LocalDate today, Wording wording) {
    List<Waiver> concerned = waivers.stream().filter(w -> w.concerns(report.subject())).toList();
    List<Waiver> valid = concerned.stream().filter(w -> !today.isAfter(w.expiry())).toList();
    Acceptances waived =
        new Acceptances(
            r -> waiver(valid, w -> w.id().equals(r.requirement().id())),
            s -> waiver(valid, w -> w.names(s.id())));
    List<RequirementResult> requirements =
        waived.requirements(report).stream()
            .map(
                r ->
                    r.accepted().isPresent()
                        ? r
                        : known(k -> k.knows(r)).map(r::accepted).orElse(r))
            .toList();
    List<ScenarioResult> scenarios =
        waived.scenarios(report).stream()
            .map(
                s ->
                    s.accepted().isPresent()
                        ? s
                        : known(k -> k.knows(s)).map(s::accepted).orElse(s))
            .toList();
    Set<String> used =
        Stream.concat(
                requirements.stream().flatMap(r -> r.accepted().stream()),
                scenarios.stream().flatMap(s -> s.accepted().stream()))
            .map(Acceptance::source)
            .collect(Collectors.toSet());
    List<String> complaints = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Waiver waiver : concerned) {
      List<Verdict> verdicts = verdicts(waiver, report);
      boolean expired = today.isAfter(waiver.expiry());
      boolean needed =
          used.contains(waiver.source()) || verdicts.stream().anyMatch(Acceptances::off);
      boolean held = !needed && verdicts.contains(Verdict.PASS);
      if (expired || held) {
        complaints.add(wording.of(complaint(waiver, expired, held)));
      } else if (!needed) {
        remarks.add(
            "The waiver of "
                + waiver.id()
                + " ("
                + waiver.source()
                + ") was not needed: this run came to no verdict on it.");
      }
    }
    baseline.ifPresent(k -> remarks.addAll(k.baseline().remarks(report, k.file())));
    return report.gated(requirements, scenarios, new Gate(failOn, complaints, remarks));
  }

  private static Optional<Acceptance> waiver(List<Waiver> valid, Predicate<Waiver> fits) {
    return valid.stream().filter(fits).findFirst().map(Waiver::acceptance);
  }

  private Optional<Acceptance> known(Predicate<Baseline> knows) {
    return baseline
        .filter(k -> knows.test(k.baseline()))
        .map(
            k ->
                new Acceptance(
                    Acceptance.Kind.BASELINE,
                    "known since the baseline " + k.file(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    k.file()));
  }

  private static List<Verdict> verdicts(Waiver waiver, RunReport report) {
    return Stream.concat(
            report.requirements().stream()
                .filter(r -> r.requirement().id().equals(waiver.id()))
                .map(RequirementResult::verdict),
            report.scenarios().stream()
                .filter(s -> waiver.names(s.id()))
                .map(ScenarioResult::verdict))
        .toList();
  }

  private static Complaint complaint(Waiver waiver, boolean expired, boolean held) {
    if (!expired) {
      return new Complaint(
          waiver,
          false,
          "the waiver of " + waiver.id() + " is stale: it held in this run",
          "delete the waiver, so that it cannot break again unnoticed");
    }
    return new Complaint(
        waiver,
        true,
        "the waiver of " + waiver.id() + " expired on " + waiver.expiry(),
        held
            ? "it held in this run: delete the waiver"
            : "settle the matter with "
                + waiver.owner()
                + " ("
                + waiver.link()
                + "), then delete"
                + " the waiver or give it a later date");
  }
}
