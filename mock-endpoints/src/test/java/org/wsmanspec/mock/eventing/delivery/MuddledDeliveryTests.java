package org.wsmanspec.mock.eventing.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wsmanspec.mock.eventing.delivery.Agreed.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.delivery.TestSink.Answer;
import org.wsmanspec.mock.eventing.delivery.TestSink.Got;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;
import org.wsmanspec.mock.personality.PersonalityReader;

/** Personalities of an event source, seen by its sink. */
final class MuddledDeliveryTests {

  private static Misbehavior being(String rules) {
    return PersonalityReader.read("t.yaml", "t:\n  about: t\n  breaks: [x]\n" + rules.indent(2))
        .get(0)
        .misbehavior();
  }

  private static List<Long> numbers(List<Got> all) {
    return all.stream().flatMap(g -> g.numbers().stream()).toList();
  }

  private static List<Got> delivered(String rules, DeliveryMode mode, int messages) {
    try (TestSink sink = new TestSink();
        Rig rig = Rig.real(being(rules), DeliverySettings.DEFAULT)) {
      Delivery delivery = rig.begin(Agreed.on(mode, sink.address("/")));
      for (int n = 1; n <= 5; n++) {
        delivery.offer(event(n));
      }
      return sink.await(messages);
    }
  }

  private static String on(int number, String what) {
    return """
           rules:
             - when: {delivery: Event, request: "//s:Body[contains(., '%d')]"}
               %s
           """
        .formatted(number, what);
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH", "PUSH_WITH_ACK"})
  void eventsAreLostDoubledAndOutOfOrder(DeliveryMode mode) {
    assertEquals(List.of(1L, 2L, 4L, 5L), numbers(delivered(on(3, "lose: true"), mode, 4)));
    List<Got> twice = delivered(on(3, "twice: true"), mode, 6);
    assertEquals(List.of(1L, 2L, 3L, 3L, 4L, 5L), numbers(twice));
    assertEquals(twice.get(2).id(), twice.get(3).id());
    assertEquals(List.of(1L, 2L, 4L, 3L, 5L), numbers(delivered(on(3, "hold: true"), mode, 5)));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers(delivered(on(3, "delay: PT0.05S"), mode, 5)));
  }

  @Test
  void aBentMessageIsAcknowledgedByTheIdItHas() {
    List<Got> all =
        delivered(
            on(3, "delivery: [{set: {at: \"//wsa:MessageID\", value: \"urn:same\"}}]"),
            DeliveryMode.PUSH_WITH_ACK,
            5);
    assertEquals("urn:same", all.get(2).id());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers(all));
    assertEquals(
        Optional.empty(),
        delivered(
                on(1, "delivery: [{remove: \"//wsman:AckRequested\"}]"),
                DeliveryMode.PUSH_WITH_ACK,
                5)
            .get(0)
            .envelope()
            .header(Names.WSMAN_ACK_REQUESTED));
  }

  @Test
  void fieldsOfThePostAreBentToo() {
    assertEquals(
        "text/xml",
        delivered(on(1, "http: {Content-Type: text/xml}"), DeliveryMode.PUSH, 1)
            .get(0)
            .contentType());
    assertEquals(
        "",
        delivered(on(1, "http: {Content-Type: null}"), DeliveryMode.PUSH, 1).get(0).contentType());
  }

  @Test
  void carelessOnesTakeAnythingForAnAcknowledgement() {
    try (TestSink sink = new TestSink().answering(g -> Answer.of(500, "no"));
        Rig rig = Rig.real(being("rules:\n  - {careless: true}\n"), DeliverySettings.DEFAULT)) {
      Delivery delivery = rig.begin(Agreed.on(DeliveryMode.PUSH_WITH_ACK, sink.address("/")));
      delivery.offer(event(1));
      delivery.offer(event(2));
      assertEquals(List.of(1L, 2L), numbers(sink.await(2)));
    }
  }

  @Test
  void whatIsSentAgainIsNotMuddledAgain() {
    Misbehavior counting =
        new Misbehavior() {
          private int asked;

          @Override
          public List<Outgoing> deliver(Outgoing message) {
            asked++;
            return asked == 1 ? List.of(message) : List.of();
          }
        };
    try (TestSink sink = new TestSink();
        Rig rig = Rig.real(counting, DeliverySettings.DEFAULT)) {
      sink.answering(g -> sink.got().size() < 2 ? Answer.of(500, "") : TestSink.ack(g));
      rig.begin(Agreed.on(DeliveryMode.PUSH_WITH_ACK, sink.address("/")).retry(Duration.ZERO, 5))
          .offer(event(1));
      assertEquals(List.of(1L, 1L, 1L), numbers(sink.await(3)));
    }
  }
}
