package org.wsmanspec.scenario.expect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.clixml.ClixmlValues;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.yaml.ScenarioReader;

final class RemoteExpectationTests {

  private final Fragmenter fragmenter = new Fragmenter();

  private static Expectation expectation(String yaml) {
    String text =
        "scenario: Test\nsteps:\n  - shell: {}\n  - receive: {}\n    expect:\n" + yaml.indent(6);
    Scenario scenario =
        new ScenarioReader()
            .read(
                "test.yaml",
                text,
                name -> {
                  throw new java.io.IOException("there is no " + name);
                })
            .get(0);
    return scenario.steps().get(1).expect().orElseThrow();
  }

  @Test
  void theStoredFormHoldsAllOfIt() {
    Expectation written =
        expectation(
            """
            output: { stdout: out, stderr: /err/, streams: { pr: x }, exitCode: -1, state: Done, encoding: cp437 }
            pipeline:
              state: Failed
              reason: why
              output: [a, { Name: b }, null]
              errors: 2
              warnings: { count: ">=1" }
              verbose: v
              debug: []
              information: [i]
              progress: 0
              hostCalls: [ReadLine]
            pool: { state: Opened, protocol: "2.3", availability: true, min: 1, max: 2 }
            messages: [PIPELINE_OUTPUT+, "...", PIPELINE_STATE]
            """);
    String json = ExpectationJson.write(written, Map.of());
    Expectation read = ExpectationJson.read(json);
    assertEquals(json, ExpectationJson.write(read, Map.of()));
    assertEquals(written.remote().orElseThrow().messages(), read.remote().orElseThrow().messages());
    assertEquals(
        List.of(
            "output",
            "errors",
            "warnings",
            "verbose",
            "debug",
            "information",
            "progress",
            "hostCalls"),
        List.copyOf(read.remote().orElseThrow().pipeline().orElseThrow().records().keySet()));
  }

  private static Exchange exchange(String id, String commandId, String content) {
    String open =
        "<s:Envelope xmlns:s='"
            + Namespaces.S
            + "' xmlns:wsman='"
            + Namespaces.WSMAN
            + "' xmlns:rsp='"
            + Namespaces.RSP
            + "'>";
    String request =
        open
            + "<s:Header><wsman:SelectorSet><wsman:Selector Name='ShellId'>a</wsman:Selector>"
            + "</wsman:SelectorSet></s:Header><s:Body><rsp:Receive><rsp:DesiredStream CommandId='"
            + commandId
            + "'>stdout</rsp:DesiredStream></rsp:Receive></s:Body></s:Envelope>";
    String response =
        open
            + "<s:Header/><s:Body><rsp:ReceiveResponse>"
            + content
            + "</rsp:ReceiveResponse></s:Body></s:Envelope>";
    return new Exchange(
        id,
        Exchange.Role.OPERATION,
        1,
        Optional.of(new Request("POST", "http://x/wsman", HttpHeaders.NONE, payload(request))),
        Optional.of(new Response(200, "OK", HttpHeaders.NONE, payload(response))),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new StepRef("test", id, "receive", "test.yaml", 1)),
        Set.of(),
        Optional.empty());
  }

  private static Payload payload(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private static String stream(String name, String command, byte[] octets) {
    return "<rsp:Stream Name='"
        + name
        + "' CommandId='"
        + command
        + "'>"
        + Base64.getEncoder().encodeToString(octets)
        + "</rsp:Stream>";
  }

  private static String judged(Expectation expected, List<Exchange> step, List<Exchange> all) {
    Conversation conversation =
        new Conversation(
            new Conversation.Origin("Test", "live", Set.of(), Optional.empty()),
            Declaration.NONE,
            all,
            List.of(),
            List.of());
    Outcome outcome =
        new ExpectationEvaluator().withoutFrame().evaluate(expected, step, conversation);
    return outcome.kind()
        + outcome.mismatches().stream()
            .map(m -> ": " + m.expected() + ", but " + m.actual())
            .collect(Collectors.joining());
  }

  @Test
  void outputIsThatOfTheCommandThatWasAskedAbout() {
    Exchange one =
        exchange(
            "1",
            "abc",
            stream("stdout", "ABC", "o".getBytes(StandardCharsets.UTF_8))
                + stream("stdout", "other", "x".getBytes(StandardCharsets.UTF_8)));
    Exchange two =
        exchange(
            "2",
            "abc",
            stream("stdout", "abc", "ne\r\n".getBytes(StandardCharsets.UTF_8))
                + "<rsp:CommandState CommandId='abc' State='http://x/CommandState/Done'>"
                + "<rsp:ExitCode>4294967295</rsp:ExitCode></rsp:CommandState>");
    List<Exchange> step = List.of(one, two);
    assertEquals(
        "HELD",
        judged(
            expectation("output: { stdout: one, exitCode: -1, state: Done, stderr: '' }"),
            step,
            step));
    assertEquals(
        "BROKEN: stdout to be a text like /^x/, but it was 'one'",
        judged(expectation("output: { stdout: /^x/ }"), step, step));
    assertEquals(
        "BROKEN: exit code 0, but it was 4294967295: the state of the command to be Running, but it"
            + " was Done",
        judged(expectation("output: { exitCode: 0, state: Running }"), step, step)
            .replaceFirst("^BROKEN: (the state.*): (exit code.*)$", "BROKEN: $2: $1"));
  }

  private List<Fragment> fragments(PsrpPayload payload) {
    return fragmenter.split(
        PsrpMessage.of(Destination.CLIENT, new UUID(0, 1), Optional.of(new UUID(0, 2)), payload),
        50);
  }

  @Test
  void aMessageMayHaveBegunInAnEarlierStep() {
    List<Fragment> output = fragments(new PipelineOutput(ClixmlValues.of("long".repeat(40))));
    List<Fragment> state = fragments(PipelineStateMessage.of(PipelineState.COMPLETED));
    Exchange first =
        exchange("1", "p", stream("stdout", "p", Fragment.encode(output.subList(0, 2))));
    Exchange second =
        exchange(
            "2",
            "p",
            stream("stdout", "p", Fragment.encode(output.subList(2, output.size())))
                + stream("stdout", "p", Fragment.encode(state)));
    Expectation expected =
        expectation("pipeline: { state: Completed, output: ['" + "long".repeat(40) + "'] }");
    assertEquals("HELD", judged(expected, List.of(second), List.of(first, second)));
    assertEquals(
        "HELD",
        judged(expectation("pipeline: { state: none, output: [] }"), List.of(first), List.of()));
  }

  @Test
  void whatCannotBeReadIsNotKnown() {
    Exchange broken =
        exchange("1", "p", stream("stdout", "p", "no fragments".getBytes(StandardCharsets.UTF_8)));
    String judged =
        judged(expectation("pipeline: { state: Completed }"), List.of(broken), List.of(broken));
    assertTrue(
        judged.startsWith("UNKNOWN: results of a pipeline, but the messages cannot be read"));
  }

  @ParameterizedTest
  @CsvSource({
    "65001, UTF-8",
    "437, IBM437",
    "1252, windows-1252",
    "28591, ISO-8859-1",
    "932, windows-31j",
    "1200, UTF-16LE",
    "utf-8, UTF-8",
    "37, IBM037"
  })
  void codePagesAreEncodings(String page, String name) {
    assertEquals(name, CodePages.of(page).orElseThrow().name());
  }

  @Test
  void textIsUtf8OrElseCodePage437() {
    assertFalse(CodePages.of("424242").isPresent());
    byte[] latin = {(byte) 0x84};
    assertEquals("ä", CodePages.decode(latin, Optional.empty()));
    assertEquals("ä", CodePages.decode("ä".getBytes(StandardCharsets.UTF_8), Optional.empty()));
    assertArrayEquals(latin, "ä".getBytes(CodePages.of("437").orElseThrow()));
  }
}
