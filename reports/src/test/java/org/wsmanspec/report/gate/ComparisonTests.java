package org.wsmanspec.report.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.SampleReport;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;

class ComparisonTests {

  private static Snapshot.Entry entry(Verdict verdict, String... evidence) {
    return new Snapshot.Entry(
        "Says <b>something</b>.", verdict, Standing.of(verdict), List.of(evidence));
  }

  private static final Snapshot BEFORE =
      new Snapshot(
          "before",
          Map.of(
              "R-breaks", entry(Verdict.PASS),
              "R-waived", entry(Verdict.PASS),
              "R-warns", entry(Verdict.PASS),
              "R-worse", entry(Verdict.WARN, "check: a"),
              "R-fixed", entry(Verdict.FAIL, "check: b"),
              "R-eased", entry(Verdict.FAIL, "check: c"),
              "R-changed", entry(Verdict.FAIL, "check: d", "check: e"),
              "R-same", entry(Verdict.FAIL, "check: f"),
              "R-lost", entry(Verdict.PASS),
              "gone", entry(Verdict.FAIL)),
          true);

  private static final Snapshot AFTER =
      new Snapshot(
          "after",
          Map.ofEntries(
              Map.entry("R-breaks", entry(Verdict.FAIL, "check: g @you [x](y)")),
              Map.entry(
                  "R-waived",
                  new Snapshot.Entry("Waived.", Verdict.FAIL, Standing.WAIVED, List.of("w"))),
              Map.entry("R-warns", entry(Verdict.WARN, "check: h")),
              Map.entry("R-worse", entry(Verdict.FAIL, "check: a")),
              Map.entry("R-fixed", entry(Verdict.PASS)),
              Map.entry("R-eased", entry(Verdict.WARN, "check: c")),
              Map.entry("R-changed", entry(Verdict.FAIL, "check: d", "check: i")),
              Map.entry("R-same", entry(Verdict.FAIL, "check: f")),
              Map.entry("R-lost", entry(Verdict.INCONCLUSIVE)),
              Map.entry("new-scenario", entry(Verdict.FAIL, "step 1"))),
          true);

  private static final Comparison ALL = Comparison.of(BEFORE, AFTER, FailOn.SHALL);

  private static List<String> ids(Comparison comparison, Comparison.Kind kind) {
    return comparison.changes().getOrDefault(kind, List.of()).stream()
        .map(Comparison.Change::id)
        .toList();
  }

  @Test
  void everyChangeHasItsKind() {
    assertEquals(
        List.of("R-breaks", "R-waived", "R-worse", "new-scenario"),
        ids(ALL, Comparison.Kind.NEW_FAILURE));
    assertEquals(List.of("R-warns"), ids(ALL, Comparison.Kind.NEW_WARNING));
    assertEquals(List.of("R-eased", "R-fixed"), ids(ALL, Comparison.Kind.FIXED));
    assertEquals(List.of("R-changed"), ids(ALL, Comparison.Kind.CHANGED));
    assertEquals(List.of("R-lost", "gone"), ids(ALL, Comparison.Kind.NOT_RUN));
  }

  @Test
  void changedEvidenceSaysWhatWentAndWhatCame() {
    Comparison.Change change =
        ALL.changes().getOrDefault(Comparison.Kind.CHANGED, List.of()).get(0);
    assertEquals(List.of("check: e"), change.gone());
    assertEquals(List.of("check: i"), change.come());
  }

  @Test
  void aRegressionIsWhatFailsNewlyAndIsNotWaived() {
    assertEquals(
        List.of("R-breaks", "R-worse", "new-scenario"),
        ALL.regressions().stream().map(Comparison.Change::id).toList());
    assertEquals(
        List.of("R-breaks", "R-worse", "new-scenario", "R-warns"),
        Comparison.of(BEFORE, AFTER, FailOn.SHOULD).regressions().stream()
            .map(Comparison.Change::id)
            .toList());
    assertEquals(List.of(), Comparison.of(BEFORE, AFTER, FailOn.NONE).regressions());
  }

  @Test
  void theSameRunTwiceIsNoChange() {
    Snapshot run = Snapshot.of("run", SampleReport.report());
    assertTrue(Comparison.of(run, run, FailOn.SHOULD).same());
    Snapshot baseline = Snapshot.of("baseline", Baseline.of(SampleReport.report()));
    assertTrue(Comparison.of(baseline, run, FailOn.SHOULD).same(), "a baseline knows what fails");
    assertTrue(Comparison.of(run, baseline, FailOn.SHOULD).same(), "and lacks only what held");
  }

  @Test
  void whatABaselineLacksIsNew() {
    Baseline all = Baseline.of(SampleReport.report());
    Map<String, Baseline.Entry> fewer = new java.util.TreeMap<>(all.requirements());
    fewer.remove("DSP0226-http-04");
    Comparison comparison =
        Comparison.of(
            Snapshot.of("baseline", new Baseline(fewer, all.scenarios())),
            Snapshot.of("run", SampleReport.report()),
            FailOn.SHALL);
    assertEquals(List.of("DSP0226-http-04"), ids(comparison, Comparison.Kind.NEW_FAILURE));
    assertEquals(
        Optional.empty(), comparison.regressions().get(0).before(), "it is not in the baseline");
  }

  @Test
  void theTextsAreAsApproved() {
    Golden.assertGolden("diff.txt", ComparisonText.plain(ALL));
    Golden.assertGolden("diff.md", ComparisonText.markdown(ALL));
    Golden.assertGolden("diff.json", ComparisonJson.write(ALL));
  }

  @Test
  void theSchemaAdmitsTheJson() throws IOException {
    Path file = Path.of(System.getProperty("wsmanspec.root"), "docs/schema/diff.schema.json");
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(file));
    String json = ComparisonJson.write(ALL);
    assertEquals(List.of(), schema.validate(json, InputFormat.JSON));
    assertFalse(
        schema.validate(json.replace("\"fixed\"", "\"mended\""), InputFormat.JSON).isEmpty());
  }

  @Test
  void longListsAreCut() {
    Map<String, Snapshot.Entry> many = new java.util.TreeMap<>();
    for (int i = 0; i < 100; i++) {
      many.put("R-" + i, entry(Verdict.PASS));
    }
    Comparison lost =
        Comparison.of(
            new Snapshot("a", many, true), new Snapshot("b", Map.of(), true), FailOn.SHALL);
    String text = ComparisonText.plain(lost);
    assertTrue(text.contains("and 60 more"), text);
    List<String> shown = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    assertEquals(40, shown.stream().filter(l -> l.contains("pass → absent")).count());
  }
}
