package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.suite.check.Talk;

class ScenarioJudgeTests {

  private static final String UNKNOWN_RESOURCE = "DSP0226-addressing-11";
  private static final String OVERLONG_URI = "DSP0226-addressing-29";
  private static final String FAULT =
      "{\"fault\":{\"anyOf\":[{\"subcode\":\"wsa:DestinationUnreachable\"}]}}";
  private static final String RESPONSE = "{\"response\":\"GetResponse\"}";
  private static final String GET = Talk.request(1, Actions.GET, "", "");
  private static final String SUCCESS =
      Talk.reply(1, Actions.responseTo(Actions.GET), "", "<e:R xmlns:e='http://e/R'/>");

  private static String fault(String subcode, String action) {
    return Talk.reply(1, action, "", Talk.fault("s:Sender", subcode, ""));
  }

  private static Verdict verdict(
      Talk talk, String requirement, Optional<String> notDriven, Optional<String> expectation) {
    StepRecord record =
        new StepRecord(
            new StepRef("my-scenario", "1", "get it", "my-scenario.yaml", 5),
            List.of(requirement),
            notDriven.isPresent() ? List.of() : List.of("1"),
            notDriven,
            expectation);
    Conversation c = talk.done();
    RunReport report =
        Judge.standard()
            .judge(
                new Conversation(
                    c.origin(), c.declaration(), c.exchanges(), List.of(record), List.of()));
    assertEquals(1, report.scenarios().size());
    Verdict ofRequirement =
        report.requirements().stream()
            .filter(r -> r.requirement().id().equals(requirement))
            .findFirst()
            .orElseThrow()
            .verdict();
    assertEquals(ofRequirement, report.scenarios().get(0).verdict());
    return ofRequirement;
  }

  private static Verdict judged(String requirement, String expectation, String response) {
    return verdict(
        Talk.claiming("get", "default-addressing").exchange(GET, response),
        requirement,
        Optional.empty(),
        Optional.of(expectation));
  }

  @Test
  void aRequirementOfAnotherReleaseIsLeftOut() {
    StepRecord record =
        new StepRecord(
            new StepRef("my-scenario", "1", "get it", "my-scenario.yaml", 5),
            List.of("DSP0226-gone-01", "DSP0226-transfer-02"),
            List.of("1"),
            Optional.empty(),
            Optional.of(RESPONSE));
    Conversation c = Talk.claiming("get").exchange(GET, SUCCESS).done();
    RunReport report =
        Judge.standard()
            .judge(
                new Conversation(
                    c.origin(), c.declaration(), c.exchanges(), List.of(record), List.of()));
    assertEquals(List.of("DSP0226-transfer-02"), report.scenarios().get(0).covers());
  }

  @Test
  void whatWasExpectedPasses() {
    assertEquals(
        Verdict.PASS,
        judged(
            UNKNOWN_RESOURCE,
            FAULT,
            fault("wsa:DestinationUnreachable", Actions.ADDRESSING_FAULT)));
  }

  @Test
  void successWhereAFaultIsDueFailsOnlyWhatBinds() {
    assertEquals(Verdict.FAIL, judged(UNKNOWN_RESOURCE, FAULT, SUCCESS));
    assertEquals(Verdict.WARN, judged(OVERLONG_URI, FAULT, SUCCESS));
  }

  @Test
  void anotherFaultWarns() {
    assertEquals(
        Verdict.WARN,
        judged(UNKNOWN_RESOURCE, FAULT, fault("wsman:InternalError", Actions.WSMAN_FAULT)));
  }

  @Test
  void unsupportedIsNoFailure() {
    String response = fault("wsa:ActionNotSupported", Actions.ADDRESSING_FAULT);
    assertEquals(Verdict.WARN, judged("DSP0226-transfer-02", RESPONSE, response));
    assertEquals(
        Verdict.NOT_APPLICABLE,
        verdict(
            Talk.claiming().exchange(GET, response),
            "DSP0226-transfer-02",
            Optional.empty(),
            Optional.of(RESPONSE)));
  }

  @Test
  void whatWasNotDrivenIsInconclusiveOrNotApplicable() {
    Talk talk = Talk.claiming("default-addressing");
    assertEquals(
        Verdict.INCONCLUSIVE,
        verdict(
            talk, UNKNOWN_RESOURCE, Optional.of("variable 'x' has no value"), Optional.empty()));
    assertEquals(
        Verdict.NOT_APPLICABLE,
        verdict(
            talk,
            UNKNOWN_RESOURCE,
            Optional.of("not applicable: the target does not claim 'get'"),
            Optional.empty()));
  }

  @Test
  void nothingToCleanUpTakesNothingFromTheVerdict() {
    Conversation c =
        Talk.claiming("default-addressing")
            .exchange(GET, fault("wsa:DestinationUnreachable", Actions.ADDRESSING_FAULT))
            .done();
    StepRecord step =
        new StepRecord(
            new StepRef("my-scenario", "1", "get it", "my-scenario.yaml", 5),
            List.of(UNKNOWN_RESOURCE),
            List.of("1"),
            Optional.empty(),
            Optional.of(FAULT));
    for (String path : List.of("cleanup.1", "2")) {
      StepRecord undriven =
          new StepRecord(
              new StepRef("my-scenario", path, "release", "my-scenario.yaml", 9),
              List.of(),
              List.of(),
              Optional.of("it needs ${context}"),
              Optional.empty());
      RunReport report =
          Judge.standard()
              .judge(
                  new Conversation(
                      c.origin(),
                      c.declaration(),
                      c.exchanges(),
                      List.of(step, undriven),
                      List.of()));
      assertEquals(
          path.equals("2") ? Verdict.INCONCLUSIVE : Verdict.PASS,
          report.scenarios().get(0).verdict(),
          path);
    }
  }

  @Test
  void whatDependsOnAnUnclaimedCapabilityIsNotApplicable() {
    assertEquals(
        Verdict.NOT_APPLICABLE,
        verdict(
            Talk.claiming("get")
                .exchange(GET, fault("wsa:DestinationUnreachable", Actions.ADDRESSING_FAULT)),
            "DSP0226-enumeration-12",
            Optional.empty(),
            Optional.of(FAULT)));
  }

  @Test
  void theServiceDoesNotBreakWhatTheClientOwes() {
    assertEquals(Verdict.PASS, judged("MS-WMOD-3.1-2", RESPONSE, SUCCESS));
    assertEquals(
        Verdict.INCONCLUSIVE,
        judged("MS-WMOD-3.1-2", RESPONSE, fault("wsman:InternalError", Actions.WSMAN_FAULT)));
  }

  @Test
  void aTargetThatIsGoneIsNoted() {
    StepRecord left =
        new StepRecord(
            new StepRef("my-scenario", "1", "get it", "my-scenario.yaml", 5),
            List.of(UNKNOWN_RESOURCE),
            List.of(),
            Optional.of(ScenarioRunner.TARGET_LOST),
            Optional.empty());
    Conversation c = Talk.claiming("get").exchange(GET, SUCCESS).done();
    RunReport report =
        Judge.standard()
            .judge(
                new Conversation(
                    c.origin(), c.declaration(), c.exchanges(), List.of(left), List.of()));
    assertTrue(
        report.notes().stream()
            .anyMatch(
                n -> n.startsWith("The target accepted no more connections after exchange 1; 1")),
        () -> String.join("\n", report.notes()));
  }

  @Test
  void requirementsThatAreNotKnownHereAreNotedAndLeftOut() {
    StepRecord step =
        new StepRecord(
            new StepRef("my-scenario", "1", "get it", "my-scenario.yaml", 5),
            List.of("NO-SUCH-ID", UNKNOWN_RESOURCE),
            List.of("1"),
            Optional.empty(),
            Optional.of(FAULT));
    Conversation c = Talk.claiming("get", "default-addressing").exchange(GET, SUCCESS).done();
    RunReport report =
        Judge.standard()
            .judge(
                new Conversation(
                    c.origin(), c.declaration(), c.exchanges(), List.of(step), List.of()));
    assertEquals(Verdict.FAIL, report.scenarios().get(0).verdict());
    assertTrue(
        report.notes().stream().anyMatch(n -> n.endsWith("not known here: NO-SUCH-ID")),
        () -> String.join("\n", report.notes()));
  }
}
