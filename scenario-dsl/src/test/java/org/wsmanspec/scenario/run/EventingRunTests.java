package org.wsmanspec.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.expect.ExpectationEvaluator;
import org.wsmanspec.scenario.expect.ExpectationJson;
import org.wsmanspec.scenario.expect.Outcome;
import org.wsmanspec.scenario.run.ScriptedService.Reply;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.scenario.yaml.TargetReader;

/** Subscriptions, deliveries, and steps that wait for them. */
@Timeout(30)
final class EventingRunTests {

  private static final String TARGET =
      """
      claims: [eventing]
      resources:
        events: { uri: "http://example.org/Events" }
        eventSource: { uri: "http://example.org/Source" }
      events:
        raise:
          invoke: { resource: eventSource, method: Raise, input: { Count: "${count}", Text: "<${text}>" } }
      """;

  private static final String SUBSCRIBED =
      "<wse:SubscribeResponse xmlns:wse='http://schemas.xmlsoap.org/ws/2004/08/eventing'>"
          + "<wse:SubscriptionManager><wsa:Address>ADDRESS</wsa:Address><wsa:ReferenceProperties>"
          + "<p:Place xmlns:p='urn:p'>here</p:Place></wsa:ReferenceProperties>"
          + "<wsa:ReferenceParameters><wsman:ResourceURI>http://example.org/Manager"
          + "</wsman:ResourceURI><wse:Identifier>42</wse:Identifier></wsa:ReferenceParameters>"
          + "</wse:SubscriptionManager><wse:Expires>PT1H</wse:Expires>"
          + "<wsen:EnumerationContext>c0</wsen:EnumerationContext></wse:SubscribeResponse>";

  private final FakeSink sink = new FakeSink();
  private String manager = Uris.ANONYMOUS;
  private Consumer<Envelope> raised = request -> {};
  private final AtomicInteger pulls = new AtomicInteger();

  private ScriptedService service() {
    return new ScriptedService(
        payload -> {
          Envelope request = payload.envelope().orElseThrow();
          String action = request.action().orElse("");
          return switch (action.substring(action.lastIndexOf('/') + 1)) {
            case "Subscribe" -> Reply.of(SUBSCRIBED.replace("ADDRESS", manager));
            case "Raise" -> {
              raised.accept(request);
              yield Reply.of("<x/>");
            }
            case "Pull" -> pull();
            case "Renew", "GetStatus", "Unsubscribe" -> Reply.of("");
            default -> Reply.fault("wsa:ActionNotSupported");
          };
        });
  }

  /** Nothing, a fault that says so, then three events in two answers. */
  private Reply pull() {
    return switch (pulls.incrementAndGet()) {
      case 1 -> Reply.of("<wsen:PullResponse><wsen:Items/></wsen:PullResponse>");
      case 2 -> Reply.fault("wsman:TimedOut");
      case 3 ->
          Reply.of(
              "<wsen:PullResponse><wsen:EnumerationContext>c1</wsen:EnumerationContext>"
                  + "<wsen:Items><e n='1'/><e n='2'/></wsen:Items></wsen:PullResponse>");
      default ->
          Reply.of("<wsen:PullResponse><wsen:Items><e n='3'/></wsen:Items></wsen:PullResponse>");
    };
  }

  private Conversation run(ScriptedService service, String steps) {
    return run(service, TARGET, steps);
  }

  private Conversation run(
      ScriptedService service, String about, String steps, RunListener... listeners) {
    Target target =
        new TargetReader()
            .read("target.yaml", "target: Test\naddress: " + service.address() + "\n" + about);
    List<Scenario> scenarios =
        new ScenarioReader()
            .read(
                "test.yaml",
                "scenario: Test\nsteps:\n" + steps.indent(2),
                name -> {
                  throw new java.io.IOException("there is no " + name);
                });
    AtomicInteger next = new AtomicInteger();
    RunOptions options =
        RunOptions.DEFAULT.withUuids(() -> "id-" + next.incrementAndGet()).withSink(sink);
    try (Transport transport = TargetTransport.open(target, options.clock())) {
      return new ScenarioRunner(target, transport, options, List.of(listeners)).run(scenarios);
    }
  }

  private static StepRecord step(Conversation conversation, String path) {
    return conversation.steps().stream()
        .filter(s -> s.step().path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static Outcome outcome(Conversation conversation, String path) {
    StepRecord step = step(conversation, path);
    assertEquals(Optional.empty(), step.notDriven());
    List<Exchange> exchanges =
        step.exchanges().stream().map(id -> conversation.exchange(id).orElseThrow()).toList();
    return new ExpectationEvaluator()
        .evaluate(ExpectationJson.read(step.expectation().orElseThrow()), exchanges, conversation);
  }

  private static String mismatch(Conversation conversation, String path) {
    Outcome outcome = outcome(conversation, path);
    return outcome.mismatches().isEmpty()
        ? ""
        : outcome.mismatches().get(0).expected() + ", but " + outcome.mismatches().get(0).actual();
  }

  private void deliver(int... numbers) {
    for (int number : numbers) {
      sink.inbox().deliver("urn:event", "<e n='" + number + "'/>");
    }
  }

  @Test
  void aSubscribeAsksForWhatTheStepSays() {
    try (ScriptedService service = service()) {
      run(
          service,
          """
              - subscribe:
                  resource: events
                  as: first
                  mode: pushWithAck
                  filter: { dialect: wql, text: "SELECT * FROM A WHERE b < 3" }
                  heartbeats: PT1S
                  connectionRetry: { interval: PT2S, total: 3 }
                  bookmarks: true
                  bookmark: earliest
                  auth: http/basic
                  credentials: { user: alice, password: "s<cret" }
                expect: SubscribeResponse
              """);
      Envelope sent = service.request(0);
      String xml = service.requests().get(0).text();
      assertTrue(sent.bodyIs(Names.WSE_SUBSCRIBE));
      assertTrue(xml.contains("<wse:Delivery Mode=\"" + Uris.MODE_PUSH_WITH_ACK + "\">"), xml);
      assertTrue(xml.contains("<wsa:Address>http://sink.example.org/inbox/0</wsa:Address>"), xml);
      assertTrue(xml.contains(">urn:uuid:id-1</wse:Identifier>"), xml);
      assertTrue(xml.contains("<wsman:Heartbeats>PT1S</wsman:Heartbeats>"), xml);
      assertTrue(xml.contains("<wsman:ConnectionRetry Total=\"3\">PT2S<"), xml);
      assertTrue(xml.contains("SELECT * FROM A WHERE b &lt; 3"), xml);
      assertTrue(xml.contains("<wsman:SendBookmarks/>"), xml);
      assertTrue(xml.contains("<wsman:Bookmark>" + Uris.BOOKMARK_EARLIEST + "<"), xml);
      assertTrue(xml.contains("<wsman:Auth Profile=\"" + Uris.SECURITY_PROFILE + "http/basic\"/>"));
      assertTrue(xml.contains("<wsse:Password>s&lt;cret</wsse:Password>"), xml);
      assertTrue(Envelope.mustUnderstand(sent.header(Names.WST_ISSUED_TOKENS).orElseThrow()));
      assertEquals("1", sink.inbox().order().step().path());
    }
  }

  @Test
  void withoutSinkNothingIsOpenedAndTheModeMayBeLeftOut() {
    try (ScriptedService service = service()) {
      run(
          service,
          """
          - subscribe: { resource: events, mode: none, notifyTo: "http://elsewhere.example.org/" }
          - subscribe: { resource: events, mode: pull }
          - subscribe: { resource: events, mode: push, notifyTo: none }
          """);
      assertEquals(List.of(), sink.inboxes());
      assertTrue(service.requests().get(0).text().contains("<wse:Delivery>"));
      assertTrue(service.requests().get(0).text().contains("http://elsewhere.example.org/"));
      assertTrue(service.requests().get(1).text().contains("Mode=\"" + Uris.MODE_PULL + "\""));
      assertFalse(service.requests().get(1).text().contains("NotifyTo"));
      assertFalse(service.requests().get(2).text().contains("NotifyTo"));
    }
  }

  @Test
  void whatIsAskedOfTheManagerHasItsReferenceAsHeaders() {
    try (ScriptedService service = service()) {
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events }
              - renew: { expires: PT5M }
                expect: RenewResponse
              - getStatus: {}
              - unsubscribe: {}
                expect: UnsubscribeResponse
              """);
      Envelope renew = service.request(1);
      assertEquals(Optional.of("http://example.org/Manager"), renew.resourceUri());
      assertEquals(Optional.of(service.address().toString()), renew.headerText(Names.WSA_TO));
      String xml = service.requests().get(1).text();
      assertTrue(xml.contains(">here</p:Place>"), xml);
      assertTrue(xml.contains("<wse:Identifier"), xml);
      assertTrue(xml.contains("<wse:Expires>PT5M</wse:Expires>"), xml);
      assertTrue(step(conversation, "2").expectation().orElseThrow().contains("wse:RenewResponse"));
      assertEquals(4, service.requests().size(), "what was ended is not ended again");
    }
  }

  @Test
  void theManagersOwnAddressIsUsedWhereItLeadsSomewhere() {
    try (ScriptedService service = service();
        ScriptedService other = ScriptedService.byAction(a -> Reply.of(""))) {
      manager = other.address().toString();
      run(service, "- subscribe: { resource: events }\n- unsubscribe: {}\n");
      assertEquals(1, other.requests().size());
      assertEquals(Optional.of(manager), other.request(0).headerText(Names.WSA_TO));
    }
  }

  @Test
  void anAddressThatCannotBeResolvedIsReplaced() {
    try (ScriptedService service = service()) {
      manager = "http://no-such-host.invalid/manager";
      run(service, "- subscribe: { resource: events }\n- unsubscribe: {}\n");
      assertEquals(Optional.of(manager), service.request(1).headerText(Names.WSA_TO));
    }
  }

  @Test
  void whatIsLeftOpenIsEnded() {
    try (ScriptedService service = service()) {
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events, as: first }
              - subscribe: { resource: events, as: second, mode: pull }
              - unsubscribe: { subscription: first }
              """);
      assertEquals(4, service.requests().size());
      StepRecord last = step(conversation, "cleanup.1");
      assertEquals("end the subscription 'second'", last.step().name());
      assertEquals(List.of(), last.covers());
      assertEquals(Optional.empty(), last.expectation());
      assertTrue(sink.inbox().closed());
    }
  }

  @Test
  void aStepWaitsForEventsAndHasThem() {
    try (ScriptedService service = service()) {
      raised = request -> deliver(1, 2, 3);
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events }
              - raise: { count: 3, text: "a & b" }
              - awaitEvents: { count: 3 }
                expect:
                  events: { count: 3, each: [ "@n" ], distinct: "@n", inOrder: "@n" }
                  xpath: [ { at: "//e/@n", equals: "3" }, "//wsa:Action = 'urn:event'" ]
                keep: { last: "//e/@n" }
              - set: { copy: "${last}" }
              """);
      assertTrue(service.requests().get(1).text().contains("&lt;a &amp; b&gt;"));
      assertEquals(
          Outcome.Kind.HELD, outcome(conversation, "3").kind(), mismatch(conversation, "3"));
      assertEquals(List.of("0003", "0004", "0005"), step(conversation, "3").exchanges());
      assertEquals(List.of("0002"), step(conversation, "2").exchanges());
      assertEquals(Optional.empty(), step(conversation, "4").notDriven());
    }
  }

  @Test
  void eachKindOfMismatchIsToldFromTheRecord() {
    try (ScriptedService service = service()) {
      raised = request -> deliver(1, 2, 2, 1);
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events }
              - raise: {}
              - awaitEvents: { count: 4 }
                expect: { events: { count: 4, distinct: "@n" } }
              - raise: {}
              - awaitEvents: { count: 4 }
                expect: { events: { inOrder: "@n" } }
              - raise: {}
              - awaitEvents: { count: 4 }
                expect: { events: { each: [ "@n < 2" ] } }
              - raise: {}
              - awaitEvents: { count: 4 }
                expect: { events: { count: 3 } }
              - raise: {}
              - awaitEvents: { count: 4 }
                expect: { xpath: [ "//other" ] }
              - awaitEvents: { count: 1, within: PT0S }
              """);
      assertEquals(
          "@n is another in each of the events, but '2' came twice", mismatch(conversation, "3"));
      assertEquals(
          "@n grows from one of the events to the next, but 1 came after 2",
          mismatch(conversation, "5"));
      assertEquals("@n < 2 is true, but it is not", mismatch(conversation, "7"));
      assertEquals("a delivery of 3 events, but 4 came", mismatch(conversation, "9"));
      assertEquals("//other is true, but it is not", mismatch(conversation, "11"));
      assertEquals("a delivery of >=1 events, but none came", mismatch(conversation, "12"));
    }
  }

  @Test
  void filtersLeaveOthersForLaterSteps() {
    try (ScriptedService service = service()) {
      raised =
          request -> {
            deliver(1, 2);
            sink.inbox().deliver("http://schemas.dmtf.org/wbem/wsman/1/wsman/Heartbeat", "");
            deliver(3);
          };
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events }
              - raise: {}
              - awaitEvents: { filter: "@n = 2" }
              - awaitEvents: { of: heartbeats }
              - awaitEvents: { until: "@n = 3" }
                expect: { events: { count: 2 } }
              """);
      assertEquals(List.of("0004"), step(conversation, "3").exchanges());
      assertEquals(List.of("0005"), step(conversation, "4").exchanges());
      assertEquals(List.of("0003", "0006"), step(conversation, "5").exchanges());
      for (String path : List.of("3", "4", "5")) {
        assertEquals("", mismatch(conversation, path));
      }
    }
  }

  @Test
  void aBatchIsAsManyAsItHasEvents() {
    try (ScriptedService service = service()) {
      raised =
          request ->
              sink.inbox()
                  .deliver(
                      "http://schemas.dmtf.org/wbem/wsman/1/wsman/Events",
                      "<wsman:Events><wsman:Event Action='urn:e'><e n='1'/></wsman:Event>"
                          + "<wsman:Event Action='urn:e'><e n='2'/></wsman:Event>"
                          + "<wsman:Event"
                          + " Action='http://schemas.dmtf.org/wbem/wsman/1/wsman/DroppedEvents'>"
                          + "<wsman:DroppedEvents>5</wsman:DroppedEvents></wsman:Event>"
                          + "</wsman:Events>");
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events, mode: events }
              - raise: {}
              - awaitEvents: { count: 2 }
                expect:
                  events: { count: 2, each: [ "count(.//e) = 1" ], distinct: "//e/@n", inOrder: ".//e/@n" }
              - raise: {}
              - awaitEvents: { of: dropped }
                expect: { events: { each: [ "wsman:DroppedEvents = 5" ] } }
              """);
      assertEquals("", mismatch(conversation, "3"));
      assertEquals("", mismatch(conversation, "5"));
    }
  }

  @Test
  void whatTheSinkRefusedIsNotDelivered() {
    try (ScriptedService service = service()) {
      raised = request -> deliver(1);
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events }
              - acknowledge: { with: { status: 500 }, times: 2 }
              - raise: {}
              - awaitEvents: { within: PT0S }
              - awaitEvents: { of: refused }
              """);
      assertEquals(List.of("STATUS 2"), sink.inbox().answers());
      assertEquals("a delivery of >=1 events, but none came", mismatch(conversation, "4"));
      assertEquals("", mismatch(conversation, "5"));
    }
  }

  @Test
  void aSubscriptionInPullModeIsPulledFrom() {
    try (ScriptedService service = service()) {
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events, mode: pull }
              - awaitEvents: { count: 3, maxElements: 2 }
                expect: { events: { count: 3, distinct: "@n", inOrder: "@n" } }
              - pull: { maxElements: 1 }
              """);
      assertEquals("", mismatch(conversation, "2"));
      assertEquals(4, step(conversation, "2").exchanges().size());
      String first = service.requests().get(1).text();
      assertTrue(first.contains("<wsen:EnumerationContext>c0</wsen:EnumerationContext>"), first);
      assertTrue(first.contains("<wsen:MaxElements>2</wsen:MaxElements>"), first);
      assertTrue(service.requests().get(5).text().contains(">c1</wsen:EnumerationContext>"));
      assertEquals(Optional.of("http://example.org/Manager"), service.request(5).resourceUri());
    }
  }

  @Test
  void eventsThatComeLaterEndTheWaiting() throws InterruptedException {
    try (ScriptedService service = service()) {
      List<Thread> threads = new ArrayList<>();
      raised =
          request -> {
            Thread thread = new Thread(() -> deliver(1));
            threads.add(thread);
            thread.start();
          };
      long begin = System.nanoTime();
      Conversation conversation =
          run(
              service,
              """
              - subscribe: { resource: events }
              - raise: {}
              - awaitEvents: { within: PT1H }
              """);
      assertEquals("", mismatch(conversation, "3"));
      assertTrue(System.nanoTime() - begin < 20_000_000_000L);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  @Test
  void listenersHearOfADeliveryAtOnce() {
    try (ScriptedService service = service()) {
      List<String> heard = new ArrayList<>();
      List<String> beforeTheAnswer = new ArrayList<>();
      raised =
          request -> {
            deliver(1);
            beforeTheAnswer.addAll(heard);
          };
      run(
          service,
          TARGET,
          "- subscribe: { resource: events }\n- raise: {}\n",
          new RunListener() {
            @Override
            public void exchange(Exchange exchange) {
              heard.add(exchange.id() + " " + exchange.role());
            }
          });
      assertEquals(List.of("0001 OPERATION", "0003 DELIVERY"), beforeTheAnswer);
    }
  }

  @Test
  void aListenerThatCannotGoOnEndsTheRun() {
    try (ScriptedService service = service()) {
      raised = request -> deliver(1);
      RunListener full =
          new RunListener() {
            @Override
            public void exchange(Exchange exchange) {
              if (exchange.role() == Exchange.Role.DELIVERY) {
                throw new IllegalStateException("the disk is full");
              }
            }
          };
      String steps = "- subscribe: { resource: events }\n- raise: {}\n";
      for (String more : List.of("", "- awaitEvents: {}\n")) {
        IllegalStateException e =
            assertThrows(
                IllegalStateException.class, () -> run(service, TARGET, steps + more, full));
        assertEquals("the disk is full", e.getMessage());
      }
    }
  }

  @Test
  void aManagerElsewhereThatIsGoneSaysNothingAboutTheTarget() {
    try (ScriptedService service = service()) {
      try (ScriptedService gone = ScriptedService.byAction(a -> Reply.of(""))) {
        manager = gone.address().toString();
      }
      Conversation conversation =
          run(
              service,
              "- subscribe: { resource: events }\n- renew: {}\n- get: { resource: events }\n");
      assertEquals(Optional.empty(), step(conversation, "2").notDriven());
      assertEquals(Optional.empty(), step(conversation, "3").notDriven());
    }
  }

  @Test
  void aRefusedSubscribeLeavesNothingToWaitFor() {
    try (ScriptedService service =
        ScriptedService.byAction(action -> Reply.fault("wse:EventSourceUnableToProcess"))) {
      Conversation conversation = run(service, "- subscribe: { resource: events }\n- renew: {}\n");
      assertTrue(
          step(conversation, "2")
              .notDriven()
              .orElseThrow()
              .startsWith("it needs the subscription 'subscription', but the Subscribe was"));
      assertEquals(1, service.requests().size());
    }
  }

  @Test
  void aTargetWithoutHookIsNotForTheScenario() {
    try (ScriptedService service = service()) {
      Conversation conversation =
          run(
              service,
              "resources: { events: { uri: 'http://example.org/Events' } }\n",
              "- subscribe: { resource: events }\n- raise: { event: cancel }\n");
      assertEquals(
          Optional.of("not applicable: the target file has no hook 'cancel' under 'events'"),
          step(conversation, "1").notDriven());
      assertEquals(0, service.requests().size());
    }
  }

  @Test
  void aHookThatFailsSaysWhy() {
    try (ScriptedService service = service();
        ScriptedService hooks = new ScriptedService(p -> new Reply(503, ""))) {
      Conversation conversation =
          run(
              service,
              "events:\n"
                  + "  good: { command: [java, -version] }\n"
                  + "  bad: { command: [java, '-no-such-option-${text}'] }\n"
                  + "  missing: { command: [./no-such-program] }\n"
                  + "  http: { http: { url: '"
                  + hooks.address()
                  + "', headers: { Authorization: hunter2 } } }\n"
                  + "  method: { invoke: { resource: eventSource, method: Nothing } }\n"
                  + "resources: { eventSource: { uri: 'http://example.org/Source' } }\n",
              """
              - raise: { event: good }
              - raise: { event: bad, text: "$${count}" }
              - raise: { event: missing }
              - raise: { event: http, count: 2 }
              - raise: { event: method }
              """);
      assertEquals(Optional.empty(), step(conversation, "1").notDriven());
      String bad = step(conversation, "2").notDriven().orElseThrow();
      assertTrue(
          bad.startsWith("no event could be raised: the command 'java' ended with code 1"), bad);
      assertTrue(step(conversation, "3").notDriven().orElseThrow().contains("cannot be run"));
      String http = step(conversation, "4").notDriven().orElseThrow();
      assertTrue(http.endsWith("was answered with HTTP status 503"), http);
      assertFalse(http.contains("hunter2"));
      assertTrue(
          step(conversation, "5").notDriven().orElseThrow().contains("wsa:ActionNotSupported"));
      assertEquals(1, step(conversation, "5").exchanges().size());
    }
  }

  @Test
  void aRunWithoutSinkCannotDriveWhatNeedsOne() {
    try (ScriptedService service = service()) {
      Target target =
          new TargetReader()
              .read("target.yaml", "target: Test\naddress: " + service.address() + "\n" + TARGET);
      List<Scenario> scenarios =
          new ScenarioReader()
              .read(
                  "test.yaml",
                  "scenario: Test\nsteps:\n  - subscribe: { resource: events }\n",
                  name -> {
                    throw new java.io.IOException("there is no " + name);
                  });
      try (Transport transport = TargetTransport.open(target, RunOptions.DEFAULT.clock())) {
        Conversation conversation =
            new ScenarioRunner(target, transport, RunOptions.DEFAULT, List.of()).run(scenarios);
        assertEquals(
            Optional.of("no events can be received: this run has no event sink"),
            step(conversation, "1").notDriven());
      }
    }
  }
}
