package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Client.resource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Uris;

/** The way through: Identify, Get, Enumerate and Pull over a socket. */
class ReferenceEndpointTests {

  private static ReferenceEndpoint endpoint;
  private static Client client;

  @BeforeAll
  static void start() {
    endpoint = ReferenceEndpoint.builder().build().start();
    client = new Client(endpoint.address());
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @Test
  void identifyNeedsNoAddressing() {
    Client.Answer answer = client.send(Client.raw("", "<wsmid:Identify/>"));
    assertEquals(200, answer.status());
    assertEquals(
        Uris.PROTOCOL_VERSION, answer.at("//wsmid:IdentifyResponse/wsmid:ProtocolVersion"));
    assertEquals("1", answer.at("count(/s:Envelope/s:Body/*)"));
  }

  @Test
  void getReturnsTheInstance() {
    String id = Client.freshId();
    Client.Answer answer =
        client.send(
            Client.envelope(
                Client.T + "Get", id, resource("WSPEC_Pair", "Name", "left", "Number", "1"), ""));
    assertEquals(200, answer.status(), answer::text);
    assertEquals(Client.T + "GetResponse", answer.envelope().action().orElseThrow());
    assertEquals(id, answer.envelope().relatesTo().orElseThrow());
    assertEquals(Uris.ANONYMOUS, answer.envelope().to().orElseThrow());
    assertEquals("first of two", answer.at("//s:Body/*/*[local-name()='Note']"));
    assertEquals(Client.WMI + "WSPEC_Pair", answer.at("namespace-uri(//s:Body/*)"));
  }

  @Test
  void pullGoesThroughAllInstances() {
    String many = resource("WSPEC_Many");
    Client.Answer first = client.enumerate(many, "");
    String context = first.at("//wsen:EnumerationContext");
    assertEquals("0", first.at("count(//wsman:Items)"));
    int seen = 0;
    Client.Answer answer;
    do {
      answer = client.pull(many, context, "<wsen:MaxElements>2000</wsen:MaxElements>");
      seen += Integer.parseInt(answer.at("count(//wsen:Items/*)"));
      assertTrue(answer.http().body().length <= 32_767);
    } while (answer.at("count(//wsen:EndOfSequence)").equals("0"));
    assertEquals(10_000, seen);
    assertEquals("0", answer.at("count(//wsen:EnumerationContext)"));
    assertEquals(
        "s:Receiver wsen:InvalidEnumerationContext", client.pull(many, context, "").faultLine());
  }

  @Test
  void theJournalTellsWhichRequestAskedWhat() {
    String id = Client.freshId();
    Client.Answer answer =
        client.send(
            Client.envelope(
                Client.T + "Get", id, resource("WSPEC_Pair", "Name", "right", "Number", "2"), ""));
    assertFalse(answer.envelope().isFault());
    assertEquals(
        java.util.List.of("accessCheck", "getClass", "getInstance"),
        endpoint.journal().stream()
            .filter(e -> e.messageId().equals(id))
            .map(e -> e.operation())
            .toList());
  }
}
