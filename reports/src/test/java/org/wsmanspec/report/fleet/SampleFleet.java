package org.wsmanspec.report.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.SampleReport;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.fleet.FleetEndpoint.Cost;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.report.fleet.FleetEndpoint.Waivers;
import org.wsmanspec.report.fleet.FleetEndpoint.Who;

/** A small fleet in which everything occurs once. */
public final class SampleFleet {

  static final String DIGEST = "0123456789abcdef".repeat(4);

  private SampleFleet() {}

  /** The whole fleet. */
  public static Fleet fleet() {
    return part(
        Optional.empty(), failing(1), held(2, Waivers.NONE), unreachable(3), broken(4), notRun(5));
  }

  static Fleet part(Optional<Fleet.Shards> shards, FleetEndpoint... rows) {
    return new Fleet(
        "wsmanspec 0.1.0",
        new Fleet.Plan("Lab racks 1 and 2", 5, DIGEST),
        new Fleet.Plan("plan smoke", 12, DIGEST),
        FailOn.SHALL,
        shards,
        List.of(rows));
  }

  static Who who(int position) {
    return new Who(
        position,
        "bmc-" + position,
        "https://192.0.2." + position + ":5986/wsman",
        Map.of("rack", String.valueOf(1 + position / 3)));
  }

  static FleetEndpoint failing(int position) {
    RunReport report = SampleReport.report();
    return FleetEndpoint.judged(who(position), report, Map.of(), true);
  }

  static FleetEndpoint held(int position, Waivers waivers) {
    return new FleetEndpoint(
        who(position),
        State.JUDGED,
        "",
        Verdict.PASS,
        false,
        new Cost(Optional.of(Instant.parse("2026-11-21T10:15:30Z")), 1234, 600, 20),
        Map.of(Standing.PASS, 40L, Standing.INCONCLUSIVE, 7L),
        Map.of(Standing.PASS, 12L),
        Map.of("addressing", Map.of(Standing.PASS, 40L, Standing.WARN, 0L)),
        List.of(),
        waivers,
        false);
  }

  static FleetEndpoint unreachable(int position) {
    return FleetEndpoint.untested(
        who(position), State.UNREACHABLE, "the target cannot be reached", Cost.NONE);
  }

  static FleetEndpoint broken(int position) {
    return FleetEndpoint.untested(
        who(position), State.BROKEN, "the trust file cannot be read", Cost.NONE);
  }

  static FleetEndpoint notRun(int position) {
    return FleetEndpoint.untested(
        who(position), State.NOT_RUN, "the run was interrupted before its turn came", Cost.NONE);
  }
}
