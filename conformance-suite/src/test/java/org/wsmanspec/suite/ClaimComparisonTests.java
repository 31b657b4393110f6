package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.report.CapabilityResult;
import org.wsmanspec.report.CapabilityResult.Standing;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.suite.catalogue.Catalogue;

/** Claims against what was seen. */
final class ClaimComparisonTests {

  private static ScenarioResult scenario(String id, Verdict verdict) {
    return new ScenarioResult(id, id, id + ".yaml", List.of(), List.of(), verdict, "", 0, List.of());
  }

  private static Map<String, Standing> compare(
      Set<String> claims,
      Set<String> observed,
      Map<String, Set<String>> needs,
      List<RequirementResult> requirements,
      ScenarioResult... scenarios) {
    return new ClaimComparison(
            new Declaration("test", claims), observed, needs, requirements, List.of(scenarios))
            .results()
            .stream()
            .collect(Collectors.toMap(CapabilityResult::word, CapabilityResult::standing));
  }

  @Test
  void whatIsClaimedAndSeenIsConfirmed() {
    assertEquals(
        Map.of("get", Standing.CONFIRMED, "filter.wql", Standing.CONFIRMED),
        compare(
            Set.of("get", "filter.wql"), Set.of("get", "filter", "filter.wql"), Map.of(), List.of()));
  }

  @Test
  void aScenarioThatHeldConfirmsToo() {
    assertEquals(
        Map.of("locale", Standing.CONFIRMED),
        compare(
            Set.of("locale"),
            Set.of(),
            Map.of("a", Set.of("locale")),
            List.of(),
            scenario("a", Verdict.PASS)));
  }

  @Test
  void aClaimFailsOnlyIfAllThatNeedsItFailed() {
    Map<String, Set<String>> needs =
        Map.of("a", Set.of("filter.wql"), "b", Set.of("filter.wql"), "c", Set.of("get"));
    Set<String> claims = Set.of("filter.wql", "get");
    assertEquals(
        Standing.FAILED,
        compare(
                claims,
                Set.of("filter.wql"),
                needs,
                List.of(),
                scenario("a", Verdict.FAIL),
                scenario("b", Verdict.FAIL),
                scenario("c", Verdict.PASS))
            .get("filter.wql"));
    assertEquals(
        Standing.CONFIRMED,
        compare(
                claims,
                Set.of("filter.wql"),
                needs,
                List.of(),
                scenario("a", Verdict.FAIL),
                scenario("b", Verdict.WARN))
            .get("filter.wql"));
    assertEquals(
        Standing.FAILED,
        compare(
                claims,
                Set.of(),
                needs,
                List.of(),
                scenario("a", Verdict.FAIL),
                scenario("b", Verdict.NOT_APPLICABLE))
            .get("filter.wql"),
        "what did not apply says nothing");
  }

  @Test
  void whatIsRefusedAsUnsupportedHasFailed() {
    Finding refused =
        new Finding(
            "DSP0226-enumeration-73",
            Verdict.WARN,
            "a",
            "",
            "",
            Optional.empty(),
            ScenarioJudge.CLAIMED_BUT_UNSUPPORTED);
    RequirementResult result =
        new RequirementResult(
            Catalogue.load().require("DSP0226-enumeration-73"),
            Verdict.WARN,
            0,
            List.of(refused),
            "");
    assertEquals(
        Map.of("filter.wql", Standing.FAILED),
        compare(
            Set.of("filter.wql"),
            Set.of(),
            Map.of("a", Set.of("filter.wql")),
            List.of(result),
            scenario("a", Verdict.WARN)));
  }

  @Test
  void whatNothingShowsIsUnseen() {
    assertEquals(
        Map.of("put", Standing.UNSEEN, "get", Standing.UNSEEN),
        compare(
            Set.of("put", "get"),
            Set.of(),
            Map.of("a", Set.of("get")),
            List.of(),
            scenario("a", Verdict.INCONCLUSIVE)));
  }

  @Test
  void whatWorksWithoutBeingClaimedIsTold() {
    assertEquals(
        Map.of("get", Standing.CONFIRMED, "utf16", Standing.UNCLAIMED),
        compare(Set.of("get"), Set.of("get", "utf16", "http"), Map.of(), List.of()));
    assertEquals(
        Map.of("filter.wql", Standing.CONFIRMED),
        compare(Set.of("filter.wql"), Set.of("filter", "filter.wql"), Map.of(), List.of()),
        "a word with a dot claims the word before it");
  }

  @Test
  void withoutClaimsThereIsNothingToCompare() {
    assertEquals(Map.of(), compare(Set.of(), Set.of("get"), Map.of(), List.of()));
  }
}
