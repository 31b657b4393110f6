package org.wsmanspec.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.expect.ExpectationEvaluator;
import org.wsmanspec.scenario.expect.ExpectationJson;
import org.wsmanspec.scenario.expect.Outcome;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.scenario.yaml.TargetReader;

@Timeout(60)
final class ShellRunTests {

  private final FakeShells fake = new FakeShells();

  private static Target target(URI address) {
    return new TargetReader()
        .read(
            "target.yaml",
            "target: Test\naddress: "
                + address
                + """

                claims: [identify]
                resources:
                  cmd:
                    uri: http://schemas.microsoft.com/wbem/wsman/1/windows/shell/cmd
                    commands: { echo: echo }
                  powershell: { uri: "http://schemas.microsoft.com/powershell/Microsoft.PowerShell" }
                """);
  }

  private Conversation run(String steps) {
    try (ScriptedService service = new ScriptedService(fake::answer)) {
      Target target = target(service.address());
      RunOptions options = RunOptions.DEFAULT;
      String text = "scenario: Test\nsteps:\n" + steps.indent(2);
      try (Transport transport = TargetTransport.open(target, options.clock())) {
        return new ScenarioRunner(target, transport, options, List.of())
            .run(
                new ScenarioReader()
                    .read(
                        "test.yaml",
                        text,
                        name -> {
                          throw new java.io.IOException("there is no " + name);
                        }));
      }
    }
  }

  /** What became of each expectation, and why, if it did not hold. */
  private static List<String> outcomes(Conversation conversation) {
    return conversation.steps().stream()
        .filter(s -> s.expectation().isPresent() || s.notDriven().isPresent())
        .map(s -> s.step().path() + " " + outcome(conversation, s))
        .toList();
  }

  private static String outcome(Conversation conversation, StepRecord step) {
    if (step.notDriven().isPresent()) {
      return step.notDriven().get();
    }
    List<Exchange> exchanges =
        step.exchanges().stream()
            .map(
                id ->
                    conversation.exchanges().stream()
                        .filter(e -> e.id().equals(id))
                        .findFirst()
                        .orElseThrow())
            .toList();
    Outcome outcome =
        new ExpectationEvaluator()
            .withoutFrame()
            .evaluate(
                ExpectationJson.read(step.expectation().orElseThrow()), exchanges, conversation);
    return outcome.kind()
        + outcome.mismatches().stream()
            .map(m -> " expected " + m.expected() + ", but " + m.actual())
            .collect(Collectors.joining(";"));
  }

  @Test
  void aCommandIsRunAndItsOutputReceivedUntilItIsDone() {
    Conversation conversation =
        run(
            """
            - shell: { codePage: 65001, environment: { X: "a & b" }, idleTimeout: PT60S }
              expect: CreateResponse
            - command: { line: "${resources.cmd.commands.echo}", arguments: [a, "<b>"] }
              expect: CommandResponse
            - receive: {}
              expect: { response: ReceiveResponse, output: { stdout: "one a <b>", stderr: "", exitCode: 0, state: Done } }
            - receive: { until: once }
              expect: { output: { stdout: "/^one.*b>$/" } }
            - signal: { code: terminate }
              expect: SignalResponse
            - close: {}
              expect: DeleteResponse
            """);
    assertEquals(
        List.of("Create", "Command", "Receive", "Receive", "Receive", "Signal", "Delete"),
        fake.actions.subList(0, 7));
    assertEquals(
        List.of(
            "1 HELD",
            "2 HELD",
            "3 HELD",
            "4 BROKEN expected output of a command, but fault s:Sender / wsman:TimedOut: no",
            "5 HELD",
            "6 HELD"),
        outcomes(conversation));
    Envelope create = fake.requests.get(0);
    assertEquals(
        "a & b",
        create.elements(Names.RSP_VARIABLE).stream().map(Dom::text).findFirst().orElse(""));
    assertTrue(
        create.elements(Names.WSMAN_OPTION).stream().anyMatch(o -> Dom.text(o).equals("65001")));
    assertEquals(Optional.of("COMMAND"), FakeShells.attribute(fake.requests.get(2), "CommandId"));
  }

  @Test
  void aReceiveThatBringsNothingInTimeIsRepeated() {
    fake.timeouts(3);
    Conversation conversation =
        run(
            """
            - shell: {}
            - command: { line: fails }
            - receive: { timeout: PT1S }
              expect: { output: { stderr: no such thing, exitCode: nonzero, stdout: else } }
            """);
    assertEquals(
        List.of("3 BROKEN expected stdout to be 'else', but it was ''"), outcomes(conversation));
    assertEquals(4, conversation.steps().get(2).exchanges().size());
    assertEquals("PT1S", fake.requests.get(2).headerText(Names.WSMAN_OPERATION_TIMEOUT).orElse(""));
  }

  @Test
  void thereIsABoundOnTheRequestsOfAReceive() {
    fake.timeouts(100);
    Conversation conversation =
        run(
            """
            - shell: {}
            - command: { line: fails }
            - receive: { atMost: 3 }
              expect: { fault: wsman:TimedOut }
            """);
    assertEquals(3, conversation.steps().get(2).exchanges().size());
    assertEquals(List.of("3 HELD"), outcomes(conversation));
  }

  @Test
  void inputGoesToTheCommandAndEnds() {
    Conversation conversation =
        run(
            """
            - shell: { id: client }
            - command: { line: cat, as: it, id: "12345678-0000-0000-0000-000000000000" }
            - input: { command: it, text: "\u00e4" }
            - input: { command: it, base64: "b2s=", end: true }
              expect: SendResponse
            - receive: { command: it }
              expect: { output: { stdout: "\u00e4ok" } }
            """);
    assertEquals(List.of("4 HELD", "5 HELD"), outcomes(conversation));
    assertEquals(
        Optional.of("12345678-0000-0000-0000-000000000000"),
        FakeShells.attribute(fake.requests.get(3), "CommandId"));
    assertEquals(Optional.of("true"), FakeShells.attribute(fake.requests.get(3), "End"));
  }

  @Test
  void shellsThatAreLeftAreClosedAndAccuseNobody() {
    Conversation conversation =
        run(
            """
            - shell: { as: one }
            - shell: { as: two }
            - close: { shell: one }
            """);
    assertEquals(List.of("Create", "Create", "Delete", "Delete"), fake.actions);
    assertEquals(List.of(), fake.open);
    StepRecord last = conversation.steps().get(3);
    assertEquals("cleanup.1", last.step().path());
    assertTrue(last.covers().isEmpty() && last.expectation().isEmpty());
  }

  @Test
  void shellsOfOneNameAreClosedOneByOne() {
    run(
        """
        - repeat: { atMost: 3, steps: [ { shell: { as: many } } ] }
        - close: { shell: many }
        """);
    assertEquals(List.of(), fake.open);
    assertEquals(3, fake.actions.stream().filter("Delete"::equals).count());
  }

  @Test
  void theIdsOfShellsAndCommandsAreVariables() {
    Conversation conversation =
        run(
            """
            - shell: { as: one }
            - command: { as: it, line: echo, id: "C-1" }
            - get: { uri: "${shells.one.resource}", selectors: { A: "${shells.one.id}", B: "${commands.it.id}" } }
            - close: { shell: one }
            - command: { as: late, line: echo }
            - get: { uri: "${commands.late.id}" }
            """);
    assertEquals(
        List.of("6 it needs ${commands.late.id}, but 'late' was not started"),
        outcomes(conversation));
    assertEquals(
        List.of("SERVER-1", "C-1"),
        fake.requests.get(2).selectors().stream().map(s -> s.value()).toList());
  }

  @Test
  void aConnectionCutAfterTheRequestLeavesAnExchangeWithoutAnswer() {
    Conversation conversation =
        run(
            """
            - shell: { id: client, cut: after-request }
              expect: CreateResponse
            - command: { line: echo, arguments: [x] }
            - receive: {}
              expect: { output: { stdout: one x } }
            """);
    Exchange cut = conversation.exchanges().get(0);
    assertTrue(cut.response().isEmpty() && cut.trouble().isEmpty() && cut.lacks(Gap.RESPONSE));
    assertEquals(
        List.of("1 UNKNOWN expected a response, but the recording holds none", "3 HELD"),
        outcomes(conversation));
  }

  @Test
  void stepsThatHangOnAShellThatWasRefusedAreNotDriven() {
    Conversation conversation =
        run(
            """
            - shell: {}
            - close: {}
            - command: { line: echo }
              expect: fault
            - receive: {}
            """);
    assertEquals(
        List.of(
            "3 HELD",
            "4 it needs 'command', which was not started: the Command was answered with the fault"
                + " s:Sender / wsman:InvalidSelectors: no"),
        outcomes(conversation));
    assertFalse(fake.actions.contains("Receive"));
  }

  @Test
  void aPoolIsOpenedAndAPipelineRun() {
    Conversation conversation =
        run(
            """
            - runspacePool: { max: 2 }
              expect:
                pool: { state: Opened }
                messages: [SESSION_CAPABILITY, APPLICATION_PRIVATE_DATA, RUNSPACEPOOL_STATE]
            - pipeline: { script: "1, (thing)", fragmentSize: 500 }
              expect: SendResponse
            - receive: {}
              expect:
                pipeline: { state: Completed, output: ["1", { Name: two }], warnings: [take care], errors: 0 }
                messages: [PIPELINE_OUTPUT+, "...", PIPELINE_STATE]
            - receive: { until: once }
              expect: { pipeline: { state: none } }
            """);
    assertEquals(
        List.of(
            "1 HELD",
            "2 HELD",
            "3 HELD",
            "4 BROKEN expected results of a pipeline, but fault s:Sender / wsman:TimedOut: no"),
        outcomes(conversation));
    Envelope create = fake.requests.get(0);
    assertEquals("protocolversion", option(create));
    assertEquals(3, conversation.steps().get(0).exchanges().size());
  }

  private static String option(Envelope create) {
    return create.elements(Names.WSMAN_OPTION).stream()
        .map(o -> Dom.attribute(o, new javax.xml.namespace.QName("Name")).orElse(""))
        .findFirst()
        .orElse("");
  }

  @Test
  void whatAPipelineDidOtherwiseIsTold() {
    Conversation conversation =
        run(
            """
            - runspacePool: {}
            - pipeline: { script: fail }
            - receive: {}
              expect:
                pipeline: { state: Completed, reason: other, output: [1], errors: ["/right/"] }
                messages: [PIPELINE_STATE]
            """);
    assertEquals(
        List.of(
            "3 BROKEN expected the state of the pipeline to be Completed, but it was Failed;"
                + " expected the reason of the state to be 'other', but it was 'it went wrong';"
                + " expected 1 output of the pipeline, but there were none;"
                + " expected errors[0] to be a text like /right/, but it was 'it went wrong';"
                + " expected the messages PIPELINE_STATE, but these came: ERROR_RECORD,"
                + " PIPELINE_STATE"),
        outcomes(conversation));
  }

  @Test
  void inputHostCallsAndQuestionsToThePool() {
    Conversation conversation =
        run(
            """
            - runspacePool: { host: full }
            - pipeline: { script: "$input", input: true, as: first }
            - input: { objects: [1, two, true, null, [a, b]], end: true, fragmentSize: 60 }
            - receive: { pipeline: first }
              expect: { pipeline: { output: [1, two, true, null, "/a.*b/"] } }
            - pipeline: { script: Read-Host, as: second }
            - receive: { until: hostCall }
              expect: { pipeline: { hostCalls: [ReadLine], state: none } }
            - hostResponse: { value: typed }
              expect: SendResponse
            - receive: {}
              expect: { pipeline: { output: [typed], state: Completed } }
            - message: { pool: pool, type: GET_AVAILABLE_RUNSPACES }
            - receive: { pool: pool, until: RUNSPACE_AVAILABILITY }
              expect: { pool: { availability: 3 } }
            - message: { type: PUBLIC_KEY }
            - receive: { pool: pool, until: ENCRYPTED_SESSION_KEY }
              expect: { messages: ENCRYPTED_SESSION_KEY }
            - pipeline: { script: "$input", input: true, as: third }
            - input: { objects: [{ secure: secret }], end: true }
            - receive: { pipeline: third }
              expect: { pipeline: { output: ["(secure string)"] } }
            """);
    assertEquals(
        List.of("4 HELD", "6 HELD", "7 HELD", "8 HELD", "10 HELD", "12 HELD", "15 HELD"),
        outcomes(conversation));
  }

  @ParameterizedTest
  @CsvSource({
    "gap, OUT_OF_ORDER",
    "duplicate, DUPLICATE",
    "swapped, OUT_OF_ORDER",
    "noStart, START_BIT",
    "secondStart, START_BIT",
    "noObjectId, NO_OBJECT_ID",
    "otherObject, NOT_STARTED",
    "garbage, TOO_LONG"
  })
  void fragmentsAreBentAsTold(String fault, PsrpException.Kind kind) {
    run(
        """
        - runspacePool: {}
        - message: { type: GET_AVAILABLE_RUNSPACES, fragmentSize: 30, fragmentFault: %s }
        """
            .formatted(fault));
    assertEquals(kind, fake.problems.get(0));
  }

  @Test
  void fragmentsThatCannotBeBentInAWayAreToldOf() {
    Conversation conversation =
        run(
            """
            - runspacePool: {}
            - message: { type: GET_AVAILABLE_RUNSPACES, fragmentFault: gap }
            """);
    assertEquals(
        List.of(
            "2 mistake in the scenario: the message is one fragment only, in which nothing can be wrong"
                + " in that way; give a smaller fragmentSize"),
        outcomes(conversation));
  }

  @Test
  void aPoolIsLeftAndTakenOver() {
    Conversation conversation =
        run(
            """
            - runspacePool: {}
            - disconnect: { idleTimeout: PT60S, bufferMode: Block }
              expect: DisconnectResponse
            - reconnect: {}
              expect: ReconnectResponse
            - disconnect: {}
            - connect: { session: other }
              expect: { response: ConnectResponse, pool: { max: 2 }, messages: [SESSION_CAPABILITY, RUNSPACEPOOL_INIT_DATA] }
            """);
    assertEquals(List.of("2 HELD", "3 HELD", "5 HELD"), outcomes(conversation));
    String first = fake.requests.get(0).headerText(Names.WSMV_SESSION_ID).orElse("");
    assertEquals(first, fake.requests.get(4).headerText(Names.WSMV_SESSION_ID).orElse("none"));
    String other = fake.requests.get(6).headerText(Names.WSMV_SESSION_ID).orElse(first);
    assertFalse(first.equals(other));
  }
}
