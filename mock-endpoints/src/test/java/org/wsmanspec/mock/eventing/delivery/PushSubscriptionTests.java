package org.wsmanspec.mock.eventing.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.EndpointLimits;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.EndStatus;
import org.wsmanspec.mock.eventing.EventLimits;
import org.wsmanspec.mock.eventing.RetryPolicy;
import org.wsmanspec.mock.eventing.delivery.TestSink.Answer;
import org.wsmanspec.mock.eventing.delivery.TestSink.Got;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;

/** Subscriptions in push modes, from Subscribe to their end. */
final class PushSubscriptionTests {

  private final TestSink sink = new TestSink();
  private final ReferenceEndpoint endpoint =
      ReferenceEndpoint.builder()
          .delivery(DeliverySettings.DEFAULT.withRetry(new RetryPolicy(Duration.ofMillis(1), 1)))
          .limits(EndpointLimits.DEFAULT.withEvents(EventLimits.DEFAULT.with(2000, 5, 50)))
          .build();

  @AfterEach
  void close() {
    endpoint.close();
    sink.close();
  }

  private Envelope ask(String action, String headers, String body) {
    String text =
        "<s:Envelope"
            + Namespaces.byPrefix().entrySet().stream()
                .filter(e -> !e.getKey().equals("xml"))
                .map(e -> " xmlns:" + e.getKey() + "='" + e.getValue() + "'")
                .collect(Collectors.joining())
            + "><s:Header><wsa:To>http://localhost/wsman</wsa:To><wsa:Action>"
            + action
            + "</wsa:Action><wsa:MessageID>urn:uuid:"
            + UUID.randomUUID()
            + "</wsa:MessageID><wsa:ReplyTo><wsa:Address>"
            + Uris.ANONYMOUS
            + "</wsa:Address></wsa:ReplyTo><wsman:ResourceURI>"
            + Uris.EVENT_LOG
            + "</wsman:ResourceURI>"
            + headers
            + "</s:Header><s:Body>"
            + body
            + "</s:Body></s:Envelope>";
    HttpAnswer answer =
        endpoint.answer(
            new HttpQuestion(
                "/wsman",
                Optional.of("application/soap+xml;charset=UTF-8"),
                text.getBytes(StandardCharsets.UTF_8),
                false,
                Optional.empty(),
                true,
                "http://localhost/wsman"));
    return Envelope.parse(answer.body());
  }

  /** Subscribes; the identifier of the subscription. */
  private String subscribed(DeliveryMode mode, URI to, String more, String expires) {
    Envelope answer =
        ask(
            Actions.SUBSCRIBE,
            "",
            "<wse:Subscribe><wse:EndTo><wsa:Address>"
                + sink.address("/end")
                + "</wsa:Address></wse:EndTo><wse:Delivery Mode='"
                + mode.uri()
                + "'><wse:NotifyTo><wsa:Address>"
                + to
                + "</wsa:Address><wsa:ReferenceParameters><x:Mine xmlns:x='urn:x'>7</x:Mine>"
                + "</wsa:ReferenceParameters></wse:NotifyTo>"
                + more
                + "</wse:Delivery>"
                + expires
                + "</wse:Subscribe>");
    assertTrue(
        answer.bodyIs(Names.WSE_SUBSCRIBE_RESPONSE),
        () -> new String(answer.bytes(), StandardCharsets.UTF_8));
    return answer.elements(Names.WSE_IDENTIFIER).get(0).getTextContent();
  }

  private static String identified(String id) {
    return "<wse:Identifier>" + id + "</wse:Identifier>";
  }

  private static List<String> texts(List<Got> all) {
    return all.stream()
        .flatMap(
            g ->
                g
                    .envelope()
                    .elements(new javax.xml.namespace.QName(Namespaces.EVENT, "Data"))
                    .stream())
        .map(e -> e.getTextContent())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH", "PUSH_WITH_ACK", "EVENTS"})
  void whatIsRaisedIsDelivered(DeliveryMode mode) {
    subscribed(mode, sink.address("/sink"), "", "");
    endpoint.events().raise(1, "one");
    endpoint.events().raise(1, "two");
    List<Got> all = sink.awaitThat(g -> texts(g).size() == 2);
    assertEquals(List.of("one", "two"), texts(all));
    all.forEach(TestSink::assertValid);
    assertEquals(
        Optional.of("7"),
        all.get(0).envelope().headerText(new javax.xml.namespace.QName("urn:x", "Mine")));
  }

  @Test
  void afterUnsubscribeNothingComes() {
    String id = subscribed(DeliveryMode.PUSH_WITH_ACK, sink.address("/one"), "", "");
    subscribed(DeliveryMode.PUSH_WITH_ACK, sink.address("/two"), "", "");
    ask(Actions.UNSUBSCRIBE, identified(id), "<wse:Unsubscribe/>");
    endpoint.events().raise(1, "late");
    List<Got> all = sink.await(1);
    assertEquals(List.of("/two"), all.stream().map(Got::path).toList());
    assertEquals(1, endpoint.events().openSubscriptions());
  }

  @Test
  void aRefusalAndAFailureEndTheSubscription() {
    sink.answering(
        g ->
            switch (g.path()) {
              case "/refusing" -> TestSink.fault(g, "wsman:DeliveryRefused", "");
              case "/failing" -> Answer.of(500, "");
              default -> TestSink.ack(g);
            });
    subscribed(DeliveryMode.PUSH_WITH_ACK, sink.address("/refusing"), "", "");
    String failing = subscribed(DeliveryMode.PUSH_WITH_ACK, sink.address("/failing"), "", "");
    endpoint.events().raise(1, "one");
    List<Got> all = sink.awaitThat(g -> g.stream().anyMatch(m -> m.path().equals("/end")));
    assertEquals(1, all.stream().filter(m -> m.path().equals("/refusing")).count());
    assertEquals(2, all.stream().filter(m -> m.path().equals("/failing")).count());
    Got end = all.get(all.size() - 1);
    TestSink.assertValid(end);
    assertEquals(
        failing, end.envelope().elements(Names.WSE_IDENTIFIER).get(0).getTextContent().strip());
    // Who was told that it is over finds it over.
    assertTrue(ask(Actions.GET_STATUS, identified(failing), "<wse:GetStatus/>").isFault());
    assertEquals(1, all.stream().filter(m -> m.path().equals("/end")).count());
  }

  @Test
  void whatTheSourceEndsIsTold() {
    subscribed(DeliveryMode.PUSH, sink.address("/sink"), "", "");
    endpoint.events().raise(1, "one");
    endpoint.events().cancel(EndStatus.SOURCE_CANCELLING, "enough");
    List<Got> all = sink.await(2);
    assertEquals(List.of("/sink", "/end"), all.stream().map(Got::path).toList(), "in this order");
    assertEquals(0, endpoint.events().openSubscriptions());
  }

  @Test
  void whatASlowSinkMissesIsToldBeforeTheNextEvent() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    sink.answering(
        g -> {
          try {
            busy.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return TestSink.ack(g);
        });
    subscribed(DeliveryMode.PUSH_WITH_ACK, sink.address("/sink"), "", "");
    endpoint.events().raise(20, "many");
    busy.countDown();
    sink.await(5);
    // What was kept back is told when there is room again, and something else comes.
    int raised = 20;
    List<Got> all = sink.got();
    while (told(all) == 0) {
      endpoint.events().raise(1, "next");
      raised++;
      all = sink.await(all.size() + 1);
    }
    int due = raised;
    all = sink.awaitThat(g -> texts(g).size() + told(g) >= due);
    assertEquals(raised, texts(all).size() + told(all), "delivered or told as dropped");
    assertTrue(told(all) >= 10, () -> told(sink.got()) + " of 20 were dropped");
  }

  private static int told(List<Got> all) {
    return all.stream()
        .flatMap(g -> g.envelope().elements(Names.WSMAN_DROPPED_EVENTS).stream())
        .mapToInt(e -> Integer.parseInt(e.getTextContent()))
        .sum();
  }

  @Test
  void closingTellsThatTheSourceShutsDown() {
    subscribed(DeliveryMode.EVENTS, sink.address("/sink"), "", "");
    endpoint.close();
    Got end = sink.await(1).get(0);
    assertEquals(
        Uris.END_SOURCE_SHUTTING_DOWN,
        end.envelope().elements(Names.WSE_STATUS).get(0).getTextContent());
  }

  @Test
  void theJournalTellsWhatWasDone() {
    sink.answering(g -> sink.got().isEmpty() ? Answer.of(503, "") : TestSink.ack(g));
    String id = subscribed(DeliveryMode.PUSH_WITH_ACK, sink.address("/sink"), "", "");
    endpoint.events().raise(1, "one");
    sink.await(2);
    subscribed(DeliveryMode.PUSH_WITH_ACK, sink.address("/fence"), "", "");
    endpoint.events().raise(1, "two");
    sink.await(4);
    List<String> steps =
        endpoint.journal().stream()
            .filter(e -> e.subject().equals(id))
            .map(e -> e.operation())
            .filter(o -> !o.equals("match"))
            .toList();
    assertTrue(
        String.join(" ", steps).contains("deliver retry deliver acknowledge"), steps::toString);
    Map<String, String> delivered =
        endpoint.journal().stream()
            .filter(e -> e.subject().equals(id) && e.operation().equals("deliver"))
            .findFirst()
            .orElseThrow()
            .details();
    assertEquals(sink.got().get(0).id(), delivered.get("messageId"));
  }
}
