package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.suite.Variant.isFault;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.suite.negative.NegativeScenarios;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/** Every generated scenario that demands something finds out who does not do it. */
class NegativeGuiltTests {

  private static final List<Scenario> SCENARIOS =
      ScenarioLibrary.all().stream()
          .filter(e -> e.area().equals(NegativeScenarios.AREA))
          .flatMap(e -> e.scenarios().stream())
          .toList();

  /** Those that demand success: what is in a wrong namespace is unknown, and ignored. */
  private static final Set<String> SUCCESS =
      SCENARIOS.stream()
          .filter(s -> s.covers().contains("DSP0226-addressing-34"))
          .map(Scenario::id)
          .collect(Collectors.toSet());

  @Test
  void whoAcceptsEverythingIsFoundOut() {
    Variant accepting =
        Variant.of(
            "everything is accepted", (r, a) -> r.isPresent() && isFault(a) ? success(r.get()) : a);
    assertEquals(Set.of(), missed(accepting, s -> !SUCCESS.contains(s.id())));
    long demanding = SCENARIOS.stream().filter(s -> !s.covers().isEmpty()).count();
    assertTrue(demanding > 100, "so few demand anything: " + demanding);
  }

  @Test
  void whoRefusesWhatIsToBeIgnoredIsFoundOut() {
    Variant refusing =
        Variant.refusing(
            "unknown headers are refused",
            r ->
                r.headers().stream()
                    .anyMatch(
                        h -> String.valueOf(h.getNamespaceURI()).contains("example.org/wsmanspec")),
            "s:Sender",
            "wsman:SchemaValidationError");
    assertEquals(Set.of(), missed(refusing, s -> SUCCESS.contains(s.id())));
  }

  /**
   * Scenarios that demand something and accuse nobody, and those that accuse and demand nothing.
   */
  private static Set<String> missed(Variant variant, Predicate<Scenario> concerned) {
    List<ScenarioResult> results =
        Judge.standard().judge(variant.conversation(SCENARIOS)).scenarios();
    Set<String> concernedIds =
        SCENARIOS.stream().filter(concerned).map(Scenario::id).collect(Collectors.toSet());
    return results.stream()
        .filter(
            r -> {
              boolean accused = r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN;
              return r.covers().isEmpty() ? accused : concernedIds.contains(r.id()) && !accused;
            })
        .map(r -> r.id() + " " + r.verdict() + " " + r.reason())
        .collect(Collectors.toSet());
  }

  /** A success of whatever was asked. */
  private static HttpAnswer success(Envelope request) {
    String action =
        request
            .action()
            .filter(a -> a.matches("http://schemas.xmlsoap.org/ws/2004/09/.*"))
            .orElse(Actions.GET);
    String verb = action.substring(action.lastIndexOf('/') + 1);
    String body =
        switch (verb) {
          case "Get" -> "<x:Thing xmlns:x='urn:x'/>";
          case "Create" ->
              "<wxf:ResourceCreated><wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address></wxf:ResourceCreated>";
          case "Enumerate" ->
              "<wsen:EnumerateResponse><wsen:EnumerationContext>c</wsen:EnumerationContext></wsen:EnumerateResponse>";
          case "Pull" ->
              "<wsen:PullResponse><wsen:Items/><wsen:EndOfSequence/></wsen:PullResponse>";
          case "Renew", "GetStatus" ->
              "<wsen:"
                  + verb
                  + "Response><wsen:Expires>PT1M</wsen:Expires></wsen:"
                  + verb
                  + "Response>";
          default -> "";
        };
    return Variant.reply(request, 200, Actions.responseTo(action), "", body);
  }
}
