package org.wsmanspec.report.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.report.GatedReport.TODAY;
import static org.wsmanspec.report.GatedReport.waiver;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.SampleReport;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;

class GatingTests {

  private static final RunReport REPORT = SampleReport.report();

  /** What fails in the sample. */
  private static final List<String> FAILED =
      List.of(
          "DSP0226-addressing-11",
          "DSP0226-addressing-27",
          "DSP0226-faults-09",
          "DSP0226-http-04",
          "unknown-resource");

  private static RunReport apply(FailOn failOn, Optional<Baseline> baseline, Waiver... waivers) {
    return new Gating(
            List.of(waivers), baseline.map(b -> new Gating.Known(b, "baseline.json")), failOn)
        .apply(REPORT, TODAY, c -> c.waiver().source() + ": " + c.message() + " | " + c.help());
  }

  private static RunReport waived(Waiver... waivers) {
    return apply(FailOn.SHALL, Optional.empty(), waivers);
  }

  private static Standing standing(RunReport report, String id) {
    return report.requirements().stream()
        .filter(r -> r.requirement().id().equals(id))
        .map(Standing::of)
        .findFirst()
        .orElseGet(
            () ->
                report.scenarios().stream()
                    .filter(s -> s.id().equals(id))
                    .map(Standing::of)
                    .findFirst()
                    .orElseThrow());
  }

  @Test
  void aRunWithAllFailuresWaivedPassesTheGateAndIsNoPass() {
    RunReport report = waived(FAILED.stream().map(id -> waiver(id)).toArray(Waiver[]::new));
    assertFalse(report.failed());
    assertEquals(Verdict.WARN, report.verdict());
    for (String id : FAILED) {
      assertEquals(Standing.WAIVED, standing(report, id), id);
    }
    assertEquals(REPORT.counts(), report.counts(), "verdicts stay what they are");
  }

  @Test
  void oneOpenFailureIsEnoughToFail() {
    RunReport report =
        waived(
            FAILED.stream()
                .filter(id -> !id.equals("DSP0226-http-04"))
                .map(id -> waiver(id))
                .toArray(Waiver[]::new));
    assertTrue(report.failed());
    assertEquals(Standing.FAIL, standing(report, "DSP0226-http-04"));
    assertEquals(Verdict.FAIL, report.verdict());
  }

  @Test
  void aScenarioIsAcceptedWithAllRequirementsThatItFoundBroken() {
    RunReport report = waived(waiver("DSP0226-addressing-11"));
    assertEquals(Standing.WAIVED, standing(report, "unknown-resource"));
    assertEquals(Standing.FAIL, standing(report, "DSP0226-addressing-27"));
  }

  @Test
  void aRequirementIsAcceptedWithAllScenariosInWhichItBroke() {
    RunReport report = waived(waiver("unknown-resource"));
    assertEquals(Standing.WAIVED, standing(report, "unknown-resource"));
    assertEquals(Standing.WAIVED, standing(report, "DSP0226-addressing-11"));
    assertEquals(
        Standing.FAIL,
        standing(report, "DSP0226-addressing-27"),
        "it broke in another scenario too");
  }

  @Test
  void aWaiverHoldsOnItsLastDayAndNotAfterIt() {
    assertEquals(
        Standing.WAIVED, standing(waived(waiver("DSP0226-http-04", TODAY, 3)), "DSP0226-http-04"));
    RunReport late = waived(waiver("DSP0226-http-04", TODAY.minusDays(1), 3));
    assertEquals(Standing.FAIL, standing(late, "DSP0226-http-04"));
    assertEquals(
        List.of(
            "waivers.yaml:3: the waiver of DSP0226-http-04 expired on 2026-11-20 | settle the matter"
                + " with Lab (https://example.org/issues/3), then delete the waiver or give it a"
                + " later date"),
        late.gate().complaints());
  }

  @Test
  void aStaleWaiverFailsARunInWhichNothingElseDoes() {
    Waiver[] all =
        java.util.stream.Stream.concat(
                FAILED.stream().map(id -> waiver(id)),
                java.util.stream.Stream.of(waiver("DSP0226-transfer-51", LocalDate.MAX, 9)))
            .toArray(Waiver[]::new);
    RunReport report = waived(all);
    assertTrue(report.failed());
    assertEquals(
        List.of(
            "waivers.yaml:9: the waiver of DSP0226-transfer-51 is stale: it held in this run |"
                + " delete the waiver, so that it cannot break again unnoticed"),
        report.gate().complaints());
    assertFalse(apply(FailOn.NONE, Optional.empty(), all).failed());
  }

  @Test
  void anExpiredWaiverOfWhatHoldsFailsToo() {
    RunReport report = waived(waiver("DSP0226-transfer-51", LocalDate.of(2020, 1, 1), 9));
    assertEquals(1, report.gate().complaints().size());
    assertTrue(report.gate().complaints().get(0).contains("expired on 2020-01-01"));
    assertTrue(report.gate().complaints().get(0).contains("delete the waiver"));
  }

  @Test
  void aWaiverOfWhatWasNotJudgedIsOnlyTold() {
    RunReport report = waived(waiver("DSP0226-eventing-02"), waiver("not-in-this-run"));
    assertEquals(List.of(), report.gate().complaints());
    assertEquals(2, report.gate().remarks().size());
    assertTrue(report.gate().remarks().get(0).contains("no verdict"));
  }

  @Test
  void aWaiverForOtherSubjectsIsNotThere() {
    Waiver lab =
        new Waiver(
            "DSP0226-http-04",
            "r",
            "https://example.org/1",
            "o",
            TODAY,
            Optional.of("https://192.0.2.*/wsman"),
            "w:1");
    assertEquals(Standing.WAIVED, standing(waived(lab), "DSP0226-http-04"));
    Waiver other =
        new Waiver(
            "DSP0226-http-04",
            "r",
            "https://example.org/1",
            "o",
            TODAY.minusYears(1),
            Optional.of("https://192.0.2.1/*"),
            "w:1");
    RunReport report = waived(other);
    assertEquals(Standing.FAIL, standing(report, "DSP0226-http-04"));
    assertEquals(List.of(), report.gate().complaints());
  }

  @Test
  void aWaiverOfAScenarioWithCasesMeansAllOfThem() {
    assertTrue(waiver("bad-uri").names("bad-uri~empty"));
    assertFalse(waiver("bad-uri").names("bad-uris"));
    assertFalse(waiver("bad-uri~empty").names("bad-uri"));
  }

  @Test
  void warningsFailOnDemandAndCanBeWaived() {
    Waiver[] failures = FAILED.stream().map(id -> waiver(id)).toArray(Waiver[]::new);
    assertTrue(apply(FailOn.SHOULD, Optional.empty(), failures).failed());
    Waiver[] all =
        java.util.stream.Stream.concat(
                FAILED.stream(),
                java.util.stream.Stream.of(
                    "DSP0226-enumeration-31", "DSP0226-http-15", "put-read-only"))
            .map(id -> waiver(id))
            .toArray(Waiver[]::new);
    RunReport report = apply(FailOn.SHOULD, Optional.empty(), all);
    assertFalse(report.failed());
    assertEquals(Standing.WAIVED, standing(report, "DSP0226-http-15"));
    assertFalse(apply(FailOn.NONE, Optional.empty()).failed());
  }

  @Test
  void knownFailuresPassAndNewOnesDoNot() {
    Baseline all = Baseline.of(REPORT);
    RunReport report = apply(FailOn.SHALL, Optional.of(all));
    assertFalse(report.failed());
    assertEquals(Standing.KNOWN, standing(report, "DSP0226-addressing-27"));
    assertEquals(List.of(), report.gate().remarks());
    Baseline fewer = new Baseline(Map.of(), all.scenarios());
    RunReport later = apply(FailOn.SHALL, Optional.of(fewer));
    assertTrue(later.failed());
    assertEquals(
        Standing.FAIL,
        standing(later, "DSP0226-addressing-11"),
        "new, though found by a scenario that is known to fail");
  }

  @Test
  void aKnownWarningDoesNotCoverAFailure() {
    Baseline warned =
        new Baseline(
            Map.of("DSP0226-http-04", new Baseline.Entry(Verdict.WARN, List.of())), Map.of());
    assertEquals(
        Standing.FAIL, standing(apply(FailOn.SHALL, Optional.of(warned)), "DSP0226-http-04"));
  }

  @Test
  void whatWasFixedOrNotSeenIsTold() {
    Baseline.Entry fail = new Baseline.Entry(Verdict.FAIL, List.of());
    Baseline before =
        new Baseline(
            Map.of(
                "DSP0226-transfer-51", fail,
                "DSP0226-http-15", fail,
                "DSP0226-eventing-02", fail),
            Map.of("identify", fail, "gone", fail));
    assertEquals(
        List.of(
            "Fixed since the baseline: DSP0226-transfer-51, identify.",
            "Failed in the baseline and now only a warning or departure: DSP0226-http-15.",
            "Create the baseline baseline.json anew with 'wsmanspec baseline create', so that what is"
                + " fixed cannot break again unnoticed.",
            "Known in the baseline, and without a verdict in this run: DSP0226-eventing-02, gone."),
        apply(FailOn.SHALL, Optional.of(before)).gate().remarks());
  }
}
