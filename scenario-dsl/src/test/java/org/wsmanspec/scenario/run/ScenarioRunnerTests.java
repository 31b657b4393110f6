package org.wsmanspec.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.ScriptedService.Reply;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.scenario.yaml.TargetReader;

@Timeout(30)
final class ScenarioRunnerTests {

  private static final String RESOURCES =
      """
      claims: [identify, get, put, enumeration, invoke, create, delete]
      resources:
        instance: { uri: "http://example.org/Thing", selectors: { Name: "a & b" } }
        enumerable: { uri: "http://example.org/Many", atLeast: 3 }
        method:
          uri: "http://example.org/Thing"
          selectors: { Name: one }
          method: Double
          input: { Value: "2", Unit: "a<b" }
          output: Result
          outputValue: "4"
      """;

  private static Target target(URI address, String more) {
    return new TargetReader()
        .read("target.yaml", "target: Test\naddress: " + address + "\n" + RESOURCES + more);
  }

  private static List<Scenario> scenarios(String text) {
    return new ScenarioReader()
        .read(
            "test.yaml",
            text,
            name -> {
              throw new java.io.IOException("there is no " + name);
            });
  }

  private static Supplier<String> counter() {
    AtomicInteger next = new AtomicInteger();
    return () -> "id-" + next.incrementAndGet();
  }

  private static Conversation run(ScriptedService service, String more, String scenario) {
    return run(target(service.address(), more), scenarios(scenario));
  }

  private static Conversation run(
      Target target, List<Scenario> scenarios, RunListener... listeners) {
    RunOptions options = RunOptions.DEFAULT.withUuids(counter());
    try (Transport transport = TargetTransport.open(target, options.clock())) {
      return new ScenarioRunner(target, transport, options, List.of(listeners)).run(scenarios);
    }
  }

  private static List<String> paths(Conversation conversation) {
    return conversation.steps().stream().map(StepRecord::step).map(StepRef::path).toList();
  }

  private static String notDriven(Conversation conversation, String path) {
    return conversation.steps().stream()
        .filter(s -> s.step().path().equals(path))
        .findFirst()
        .flatMap(StepRecord::notDriven)
        .orElse("");
  }

  private static ScriptedService things() {
    AtomicInteger pulls = new AtomicInteger();
    return ScriptedService.byAction(
        action ->
            switch (action) {
              case "Enumerate" ->
                  Reply.of(
                      "<wsen:EnumerateResponse><wsen:EnumerationContext> ctx-0 "
                          + "</wsen:EnumerationContext></wsen:EnumerateResponse>");
              case "Pull" ->
                  pulls.incrementAndGet() < 3
                      ? Reply.of(
                          "<wsen:PullResponse><wsen:EnumerationContext>ctx-"
                              + pulls.get()
                              + "</wsen:EnumerationContext><wsen:Items/></wsen:PullResponse>")
                      : Reply.of("<wsen:PullResponse><wsen:EndOfSequence/></wsen:PullResponse>");
              case "Get" -> Reply.of("<t:Thing xmlns:t='urn:t'><t:Name>one</t:Name></t:Thing>");
              default -> Reply.fault("wsa:ActionNotSupported");
            });
  }

  @Test
  void usualHeadersAreThoseOfCommonClients() {
    try (ScriptedService service = things()) {
      Conversation conversation =
          run(service, "", "scenario: Get\nsteps:\n  - get: { resource: instance }\n");
      Envelope sent = service.request(0);
      assertEquals(Optional.of(service.address().toString()), sent.headerText(Names.WSA_TO));
      assertEquals(Optional.of("urn:uuid:id-1"), sent.messageId());
      assertTrue(sent.replyTo().orElseThrow().address().orElseThrow().endsWith("anonymous"));
      assertEquals(Optional.of("http://example.org/Thing"), sent.resourceUri());
      assertEquals("a & b", sent.selectors().get(0).value());
      assertEquals(Optional.of("PT60S"), sent.headerText(Names.WSMAN_OPERATION_TIMEOUT));
      assertEquals(Optional.of("153600"), sent.headerText(Names.WSMAN_MAX_ENVELOPE_SIZE));
      for (var name :
          List.of(Names.WSA_ACTION, Names.WSMAN_RESOURCE_URI, Names.WSMAN_MAX_ENVELOPE_SIZE)) {
        assertTrue(Envelope.mustUnderstand(sent.header(name).orElseThrow()), name.toString());
      }
      Exchange exchange = conversation.exchanges().get(0);
      assertEquals("0001", exchange.id());
      assertEquals("test", exchange.step().orElseThrow().scenario());
      assertEquals(3, exchange.step().orElseThrow().line());
      assertEquals(List.of("0001"), conversation.steps().get(0).exchanges());
    }
  }

  @Test
  void aRepetitionEndsWhenItsConditionHolds() {
    try (ScriptedService service = things()) {
      Conversation conversation =
          run(
              service,
              "",
              """
              scenario: Enumerate
              covers: [DSP0226-R8.2-1]
              steps:
                - enumerate: { resource: enumerable }
                  expect: EnumerateResponse
                  keep: { context: "//wsen:EnumerationContext" }
                - repeat:
                    until: "//wsen:EndOfSequence"
                    atMost: 10
                    steps:
                      - pull: { context: "${context}", maxElements: 2 }
                        expect: PullResponse
                        keep: { context: "//wsen:EnumerationContext?" }
              """);
      assertEquals(List.of("1", "2.1#1", "2.1#2", "2.1#3", "2"), paths(conversation));
      assertEquals(
          List.of("ctx-0", "ctx-1", "ctx-2"),
          List.of(context(service, 1), context(service, 2), context(service, 3)));
      assertEquals(
          Optional.of("http://example.org/Many"),
          service.request(1).resourceUri(),
          "a Pull goes where the Enumerate went");
      StepRecord loop = conversation.steps().get(4);
      assertEquals(List.of("0002", "0003", "0004"), loop.exchanges());
      assertEquals(Optional.empty(), loop.notDriven());
      assertEquals(List.of("DSP0226-R8.2-1"), loop.covers());
      assertTrue(
          conversation.steps().get(0).expectation().orElseThrow().contains("EnumerateResponse"));
    }
  }

  private static String context(ScriptedService service, int request) {
    return service
        .request(request)
        .bodyChild()
        .flatMap(pull -> Dom.child(pull, Names.WSEN_ENUMERATION_CONTEXT))
        .map(Dom::text)
        .orElse("");
  }

  @Test
  void aRepetitionThatDoesNotEndSaysSo() {
    try (ScriptedService service = things()) {
      Conversation conversation =
          run(
              service,
              "",
              """
              scenario: Never
              steps:
                - repeat:
                    until: "//wsen:EndOfSequence"
                    atMost: 2
                    steps:
                      - get: { resource: instance }
              """);
      assertEquals(2, conversation.exchanges().size());
      assertTrue(notDriven(conversation, "1").contains("after 2 rounds"));
    }
  }

  @Test
  void aContextOfElementsGoesBackAsElements() {
    try (ScriptedService service =
        ScriptedService.byAction(
            action ->
                action.equals("Enumerate")
                    ? Reply.of(
                        "<wsen:EnumerateResponse xmlns:q='urn:q'><wsen:EnumerationContext>"
                            + "<q:id q:n='1'>7</q:id></wsen:EnumerationContext>"
                            + "</wsen:EnumerateResponse>")
                    : Reply.of("<wsen:PullResponse><wsen:EndOfSequence/></wsen:PullResponse>"))) {
      run(
          service,
          "",
          """
          scenario: Elements
          steps:
            - enumerate: { resource: enumerable }
              keep: { context: "//wsen:EnumerationContext" }
            - pull: { context: "${context}" }
          """);
      var context =
          Dom.path(service.request(1).bodyChild().orElseThrow(), Names.WSEN_ENUMERATION_CONTEXT);
      var id = Dom.children(context.orElseThrow()).get(0);
      assertEquals("urn:q", id.getNamespaceURI());
      assertEquals("7", Dom.text(id));
      assertEquals("1", id.getAttributeNS("urn:q", "n"));
    }
  }

  @Test
  void whatHangsOnAMissingVariableIsNotDrivenAndSaysWhy() {
    try (ScriptedService service =
        ScriptedService.byAction(
            action ->
                action.equals("Release")
                    ? Reply.of("")
                    : Reply.fault("wsa:DestinationUnreachable"))) {
      Conversation conversation =
          run(
              service,
              "",
              """
              scenario: Missing
              steps:
                - name: begin
                  enumerate: { resource: enumerable }
                  keep: { context: "//wsen:EnumerationContext" }
                - pull: { context: "${context}" }
                  keep: { next: "//wsen:EnumerationContext" }
                - pull: { context: "${next}" }
                - get: { resource: instance }
              cleanup:
                - release: { resource: enumerable, context: "${context}" }
                - get: { resource: instance }
              """);
      assertEquals(List.of("1", "2", "3", "4", "cleanup.1", "cleanup.2"), paths(conversation));
      String second = notDriven(conversation, "2");
      assertTrue(second.contains("${context}"), second);
      assertTrue(second.contains("step 1 'begin'"), second);
      assertTrue(second.contains("wsa:DestinationUnreachable"), second);
      assertTrue(notDriven(conversation, "3").contains("step 2 'pull' was not driven"));
      assertEquals("", notDriven(conversation, "4"), "nothing hangs on it");
      assertFalse(notDriven(conversation, "cleanup.1").isEmpty());
      assertEquals("", notDriven(conversation, "cleanup.2"), "cleanup is always tried");
      assertEquals(3, conversation.exchanges().size());
    }
  }

  @Test
  void keptMarkupGoesIntoMarkupAndKeptTextIsEscaped() {
    try (ScriptedService service =
        ScriptedService.byAction(
            action ->
                Reply.of(
                    "<t:Thing xmlns:t='urn:t' xmlns:u='urn:u'><u:Name>a&lt;b</u:Name></t:Thing>"))) {
      run(
          service,
          "",
          """
          scenario: Put back
          steps:
            - get: { resource: instance }
              keep: { before: "/s:Envelope/s:Body/*", name: "//*[local-name()='Name']" }
            - put: { resource: instance, representation: "${before.xml}" }
            - put: { resource: instance, representation: "<x>${name}</x>" }
          """);
      var thing = service.request(1).bodyChild().orElseThrow();
      assertEquals("urn:t", thing.getNamespaceURI());
      assertEquals("a<b", Dom.text(thing));
      assertEquals("a<b", Dom.text(service.request(2).bodyChild().orElseThrow()));
    }
  }

  @Test
  void mutationsBendTheRequest() {
    try (ScriptedService service = things()) {
      run(
          service,
          "",
          """
          scenario: Bent
          steps:
            - get: { resource: instance }
              mutate:
                - remove: "//wsa:MessageID"
                - contentType: text/xml
            - get: { resource: instance }
              mutate:
                - remove: "//wsa:NoSuchHeader"
          """);
      assertEquals(1, service.requests().size(), "a mutation without a place is not driven");
      assertEquals(Optional.empty(), service.request(0).messageId());
      assertEquals(List.of("text/xml"), service.contentTypes());
    }
  }

  @Test
  void aRawRequestKeepsItsBodyAsItIsWritten() {
    try (ScriptedService service = things()) {
      run(
          service,
          "",
          """
          scenario: Raw
          steps:
            - send:
                raw: "POST ${target.path} HTTP/1.1\\nHost: ${target.authority}\\r\\nContent-Type: application/soap+xml\\nTransfer-Encoding: chunked\\nConnection: close\\n\\n5\\r\\n<a/>\\n\\r\\n0\\r\\n\\r\\n"
          """);
      assertEquals("<a/>\n", new String(service.requests().get(0).bytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void notApplicableNamesWhatIsLacking() {
    try (ScriptedService service = things()) {
      Conversation eventing =
          run(service, "", "scenario: A\nneeds: [eventing]\nsteps:\n  - identify: {}\n");
      assertEquals(
          ScenarioRunner.NOT_APPLICABLE + "the target does not claim 'eventing'",
          notDriven(eventing, "1"));
      Conversation resource =
          run(service, "", "scenario: B\nsteps:\n  - get: { resource: singleton }\n");
      assertTrue(notDriven(resource, "1").contains("no resource 'singleton'"));
      Conversation variable =
          run(service, "", "scenario: C\nsteps:\n  - get: { uri: \"${resources.many.uri}\" }\n");
      assertTrue(notDriven(variable, "1").contains("no resource 'many'"));
      String disruptive =
          "scenario: D\ndisruptive: true\nsteps:\n  - delete: { resource: instance }\n";
      assertTrue(notDriven(run(service, "", disruptive), "1").contains("disruptive: allowed"));
      assertEquals(0, service.requests().size());
      run(service, "disruptive: allowed\n", disruptive);
      assertEquals(1, service.requests().size());
      Conversation step =
          run(
              service,
              "",
              "scenario: E\nsteps:\n  - { identify: {}, needs: [utf16] }\n  - identify: {}\n");
      assertTrue(notDriven(step, "1").startsWith(ScenarioRunner.NOT_APPLICABLE));
      assertEquals("", notDriven(step, "2"));
    }
  }

  @Test
  void methodAndInputMayComeFromTheTarget() {
    try (ScriptedService service = things()) {
      run(
          service,
          "",
          """
          scenario: Invoke
          steps:
            - invoke: { resource: method }
            - invoke: { resource: method, method: Triple, input: { Value: "3" } }
            - invoke: { resource: method, input: "${resources.method.input}" }
          """);
      for (int n : List.of(0, 2)) {
        Envelope sent = service.request(n);
        assertEquals(Optional.of("http://example.org/Thing/Double"), sent.action());
        var input = sent.bodyChild().orElseThrow();
        assertEquals("Double_INPUT", input.getLocalName());
        assertEquals("2", Dom.text(Dom.children(input).get(0)));
        assertEquals("a<b", Dom.text(Dom.children(input).get(1)));
      }
      assertEquals(Optional.of("http://example.org/Thing/Triple"), service.request(1).action());
    }
  }

  @Test
  void anUnreachableTargetEndsTheRunAtOnce() {
    ScriptedService gone = things();
    Target target = target(gone.address(), "");
    gone.close();
    List<Exchange> heard = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void exchange(Exchange exchange) {
            heard.add(exchange);
          }
        };
    UnreachableTargetException thrown =
        assertThrows(
            UnreachableTargetException.class,
            () -> run(target, scenarios("scenario: X\nsteps:\n  - identify: {}\n"), listener));
    assertEquals(target.address(), thrown.address());
    assertEquals(1, heard.size());
  }

  @Test
  void evidenceIsWrittenWhileTheRunGoesOn(@TempDir Path folder) {
    Path file = folder.resolve("evidence.jsonl");
    try (ScriptedService service = things();
        EvidenceWriter writer = new EvidenceWriter(file, Redaction.of(List.of()))) {
      AtomicInteger readWhileRunning = new AtomicInteger();
      RunListener reading =
          new RunListener() {
            @Override
            public void exchange(Exchange exchange) {
              readWhileRunning.addAndGet(EvidenceReader.read(file).exchanges().size());
            }
          };
      Conversation conversation =
          run(
              target(service.address(), ""),
              scenarios("scenario: X\nsteps:\n  - get: { resource: instance }\n  - identify: {}\n"),
              new EvidenceRecorder(writer),
              reading);
      assertEquals(1 + 2, readWhileRunning.get());
      Conversation read = EvidenceReader.read(file);
      assertEquals(conversation.steps(), read.steps());
      assertEquals(conversation.exchanges().size(), read.exchanges().size());
    }
  }
}
