package org.wsmanspec.suite.negative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/** Generated scenarios read like written ones. */
class NegativeScenariosTests {

  private static final List<Scenario> SCENARIOS =
      ScenarioLibrary.all().stream()
          .filter(e -> e.area().equals(NegativeScenarios.AREA))
          .flatMap(e -> e.scenarios().stream())
          .toList();

  @Test
  void aScenarioIsTheCorrectMessageAndOneMutation() {
    assertEquals(
        """
        # Generated from the inventory of requests.
        scenario: "Get with wsa:MessageID twice"
        covers: [R13.1-9]
        needs: [get]
        steps:
          - get: { resource: instance }
            mutate:
              - { duplicate: "/s:Envelope/s:Header/wsa:MessageID" }
            expect: { fault: { anyOf: [wsa:InvalidMessageInformationHeader, wsman:SchemaValidationError] } }
        """,
        ScenarioLibrary.text("negative/negative-get-message-id-duplicated.yaml"));
  }

  @Test
  void whatIsOpenCoversNothingAndSaysWhy() {
    assertEquals(
        """
        # Generated from the inventory of requests. Nothing is demanded: DSP0226-addressing-38 lets a service ignore it beyond routing.
        scenario: "Get without wsa:To"
        needs: [get]
        steps:
          - get: { resource: instance }
            mutate:
              - { remove: "/s:Envelope/s:Header/wsa:To" }
            expect: { answered: true }
        """,
        ScenarioLibrary.text("negative/negative-get-to-missing.yaml"));
  }

  @Test
  void aFaultMayWaitForTheFirstPull() {
    String text =
        ScenarioLibrary.text("negative/negative-enumerate-enumeration-mode-oversized.yaml");
    assertTrue(text.contains("- { response: EnumerateResponse }"), text);
    assertTrue(text.contains("at the latest, the first Pull is faulted"), text);
    assertTrue(text.contains("cleanup:\n  - release:"), text);
  }

  @Test
  void idsAndTitlesTellThemApart() {
    assertEquals(
        SCENARIOS.size(),
        SCENARIOS.stream().map(Scenario::title).collect(Collectors.toSet()).size(),
        "two have one title");
    assertTrue(SCENARIOS.size() <= 400, "so many that a run takes long: " + SCENARIOS.size());
  }

  @Test
  void everyScenarioBendsOneMessageOnly() {
    for (Scenario s : SCENARIOS) {
      List<Step> bent = s.steps().stream().filter(t -> !t.mutate().isEmpty()).toList();
      assertEquals(1, bent.size(), s.id());
      assertTrue(bent.get(0).expect().isPresent(), s.id());
    }
  }

  @Test
  void whatChangesTheEndpointIsDisruptive() {
    Set<String> changing = Set.of("put", "create", "delete", "invoke");
    for (Scenario s : SCENARIOS) {
      boolean changes =
          s.steps().stream().anyMatch(t -> changing.contains(t.operation().keyword()));
      assertEquals(changes, s.disruptive(), s.id());
    }
  }
}
