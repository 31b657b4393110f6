package org.wsmanspec.mock.personality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;

/** What personalities do to messages that the endpoint sends by itself. */
final class DeliveryMuddleTests {

  private static Misbehavior being(String rules) {
    return PersonalityReader.read("t.yaml", "t:\n  about: t\n  breaks: [x]\n" + rules.indent(2))
        .get(0)
        .misbehavior();
  }

  private static Outgoing message(Outgoing.Kind kind, String subscription, int number) {
    String envelope =
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
            + " xmlns:wsa='http://schemas.xmlsoap.org/ws/2004/08/addressing'><s:Header>"
            + "<wsa:Action>urn:a</wsa:Action><wsa:MessageID>urn:"
            + number
            + "</wsa:MessageID></s:Header><s:Body><n>"
            + number
            + "</n></s:Body></s:Envelope>";
    return new Outgoing(
        kind,
        subscription,
        URI.create("http://sink.example/"),
        HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8"),
        envelope.getBytes(StandardCharsets.UTF_8),
        Duration.ZERO,
        false);
  }

  private static Outgoing event(int number) {
    return message(Outgoing.Kind.EVENT, "one", number);
  }

  private static List<String> numbers(List<Outgoing> messages) {
    return messages.stream()
        .map(m -> Envelope.parse(m.body()).bodyChild().orElseThrow().getTextContent())
        .toList();
  }

  @Test
  void messagesAreBentByKind() {
    Misbehavior bent =
        being(
            """
            rules:
              - when: {delivery: [Event, Events], request: "//n[. > 1]"}
                delivery:
                  - set: {at: "//wsa:Action", value: "of ${request://n}"}
                text: [{find: "MessageID", replace: MessageId}]
                http: {Content-Type: text/xml, X-Odd: "yes"}
            """);
    Outgoing same = event(1);
    assertSame(same, bent.deliver(same).get(0));
    Outgoing beat = message(Outgoing.Kind.HEARTBEAT, "one", 2);
    assertSame(beat, bent.deliver(beat).get(0));
    Outgoing other = bent.deliver(message(Outgoing.Kind.EVENTS, "one", 2)).get(0);
    Envelope envelope = Envelope.parse(other.body());
    assertEquals(Optional.of("of 2"), envelope.action());
    assertEquals(Optional.empty(), envelope.messageId());
    assertEquals(Optional.of("text/xml"), other.headers().first("Content-Type"));
    assertEquals(Optional.of("yes"), other.headers().first("X-Odd"));
  }

  @Test
  void messagesAreLostAndSentTwice() {
    Misbehavior lossy =
        being(
            """
            rules:
              - when: {delivery: Event, every: 2}
                lose: true
            """);
    assertEquals(List.of("1"), numbers(lossy.deliver(event(1))));
    assertEquals(List.of(), lossy.deliver(event(2)));
    assertEquals(List.of("3"), numbers(lossy.deliver(event(3))));
    Misbehavior eager = being("rules:\n  - {twice: true}\n");
    assertEquals(List.of("1", "1"), numbers(eager.deliver(event(1))));
  }

  @Test
  void aHeldMessageFollowsTheNextOneOfItsSubscription() {
    Misbehavior holding =
        being(
            """
            rules:
              - when: {delivery: Event, request: "//n[. = 1]"}
                hold: true
            """);
    assertEquals(List.of(), holding.deliver(event(1)));
    assertEquals(List.of("2"), numbers(holding.deliver(message(Outgoing.Kind.EVENT, "other", 2))));
    assertEquals(
        List.of("3"), numbers(holding.deliver(message(Outgoing.Kind.HEARTBEAT, "one", 3))));
    assertEquals(List.of("4", "1"), numbers(holding.deliver(event(4))));
    assertEquals(List.of("5"), numbers(holding.deliver(event(5))));
  }

  @Test
  void messagesComeLateAndNobodyHeedsTheirAnswer() {
    Misbehavior late =
        being(
            """
            rules:
              - when: {delivery: Heartbeat}
                delay: PT3S
                careless: true
            """);
    Outgoing beat = late.deliver(message(Outgoing.Kind.HEARTBEAT, "one", 1)).get(0);
    assertEquals(Duration.ofSeconds(3), beat.delay());
    assertTrue(beat.careless());
  }
}
