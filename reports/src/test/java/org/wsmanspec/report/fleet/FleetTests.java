package org.wsmanspec.report.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.Summary;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.report.fleet.FleetEndpoint.Waivers;

/** Rows, gates and merging. */
final class FleetTests {

  private static Optional<Fleet.Shards> shard(int index) {
    return Optional.of(new Fleet.Shards(5, List.of(index)));
  }

  private static List<Fleet> parts() {
    return List.of(
        SampleFleet.part(shard(1), SampleFleet.failing(1)),
        SampleFleet.part(shard(2), SampleFleet.held(2, Waivers.NONE)),
        SampleFleet.part(shard(3), SampleFleet.unreachable(3)),
        SampleFleet.part(shard(4), SampleFleet.broken(4)),
        SampleFleet.part(shard(5), SampleFleet.notRun(5)));
  }

  @Test
  void theSummaryIsAsApproved() {
    Golden.assertGolden("fleet.txt", FleetSummary.render(SampleFleet.fleet(), Summary.Style.PLAIN));
  }

  @Test
  void aRowCountsWhatItsReportHolds() {
    FleetEndpoint row = SampleFleet.failing(1);
    assertEquals(State.JUDGED, row.state());
    assertTrue(row.failed());
    long byArea =
        row.areas().values().stream().flatMap(m -> m.values().stream()).mapToLong(n -> n).sum();
    long counted =
        row.requirements().entrySet().stream()
            .filter(e -> !e.getKey().text().startsWith("not "))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertEquals(counted, byArea);
    assertTrue(row.failures().contains("DSP0226-addressing-11"), row.failures()::toString);
  }

  @Test
  void partsMergeInAnyOrderAndGrouping() {
    String whole = FleetJson.write(FleetMerge.merge(parts()));
    assertEquals(FleetJson.write(SampleFleet.fleet()), whole);
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<Fleet> rest = new ArrayList<>(parts());
      Collections.shuffle(rest, random);
      while (rest.size() > 1) {
        int group = 2 + random.nextInt(rest.size() - 1);
        Fleet merged = FleetMerge.merge(rest.subList(0, group));
        rest.subList(0, group).clear();
        rest.add(random.nextInt(rest.size() + 1), merged);
      }
      assertEquals(whole, FleetJson.write(rest.get(0)));
    }
  }

  @Test
  void whatIsMissingIsTold() {
    Fleet merged = FleetMerge.merge(parts().subList(1, 4));
    assertEquals(List.of(1, 5), merged.shards().orElseThrow().missing());
    assertEquals("shards 2, 3, 4 of 5", FleetWords.part(merged));
  }

  @Test
  void ofTwoRowsTheOneThatSaysMoreIsTaken() {
    Fleet interrupted = SampleFleet.part(shard(1), SampleFleet.notRun(1));
    Fleet again = parts().get(0);
    for (List<Fleet> order : List.of(List.of(interrupted, again), List.of(again, interrupted))) {
      assertEquals(State.JUDGED, FleetMerge.merge(order).endpoints().get(0).state());
    }
  }

  @Test
  void differentRunsAreNotMerged() {
    Fleet other =
        new Fleet(
            "wsmanspec 0.1.0",
            new Fleet.Plan("Other lab", 5, "f".repeat(64)),
            new Fleet.Plan("plan smoke", 12, SampleFleet.DIGEST),
            FailOn.SHALL,
            Optional.empty(),
            List.of());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> FleetMerge.merge(List.of(SampleFleet.fleet(), other)))
            .toString()
            .contains("Lab racks 1 and 2, 5 endpoints, 01234567; Other lab"));
  }

  @Test
  void aWaiverIsStaleOnlyWhereNoEndpointNeedsIt() {
    Waivers stale = new Waivers(List.of(), Map.of("waivers.yaml:3", "the waiver is stale"));
    Waivers needed = new Waivers(List.of("waivers.yaml:3"), Map.of());
    Fleet some =
        SampleFleet.part(Optional.empty(), SampleFleet.held(1, stale), SampleFleet.held(2, needed));
    assertEquals(List.of(), some.complaints());
    assertFalse(some.failed());
    Fleet none =
        SampleFleet.part(Optional.empty(), SampleFleet.held(1, stale), SampleFleet.held(2, stale));
    assertEquals(List.of("the waiver is stale"), none.complaints());
    assertTrue(none.failed());
    Fleet part = SampleFleet.part(shard(1), SampleFleet.held(1, stale));
    assertEquals(List.of(), part.complaints(), "another shard may need it");
  }

  @Test
  void aFleetIsUnreachableIfEveryEndpointIs() {
    assertTrue(SampleFleet.part(Optional.empty(), SampleFleet.unreachable(1)).unreachable());
    assertFalse(SampleFleet.fleet().unreachable());
    assertFalse(SampleFleet.part(shard(1)).unreachable(), "there was nothing to reach");
  }
}
