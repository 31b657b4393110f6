package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Client.resource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.cim.Pause;
import org.wsmanspec.mock.cim.Right;
import org.wsmanspec.mock.cim.SampleRepository;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.Misbehavior;

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

  @Test
  void dmtfClassesAreAddressedByNamespaceSelector() {
    String uri = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ComputerSystem";
    Client.Answer answer =
        client.enumerate(
            "<wsman:ResourceURI>"
                + uri
                + "</wsman:ResourceURI><wsman:SelectorSet><wsman:Selector Name=\"__cimnamespace\">"
                + "root/hardware</wsman:Selector></wsman:SelectorSet>",
            "<wsman:OptimizeEnumeration/>"
                + "<wsman:EnumerationMode>EnumerateObjectAndEPR</wsman:EnumerationMode>");
    assertEquals(uri, answer.at("namespace-uri(//wsman:Item/*[1])"), answer::text);
    String epr =
        answer.text().replaceAll("(?s).*<wsa:ReferenceParameters>(.*)</wsa:ReferenceP.*", "$1");
    Client.Answer got = client.get(epr);
    assertEquals(200, got.status(), got::text);
    assertEquals(uri, got.at("namespace-uri(//s:Body/*)"));
  }

  @Test
  void responsesBeyondTheClientsLimitBecomeFaults() {
    String headers =
        "<wsman:MaxEnvelopeSize s:mustUnderstand=\"true\">8192</wsman:MaxEnvelopeSize>";
    String filler = "<r:F xmlns:r=\"urn:r\">" + "x".repeat(9000) + "</r:F>";
    String pair = resource("WSPEC_Pair", "Name", "left", "Number", "1") + headers;
    Client.Answer get = client.send(filled(Client.envelope(Client.T + "Get", pair, ""), filler));
    assertEquals("s:Sender wsman:EncodingLimit MaxEnvelopeSize", get.faultLine());
    assertTrue(get.http().body().length <= 8192, "reference parameters give way");
    String ns = Client.WMI + "WSPEC_Base";
    String created = "<p:WSPEC_Base xmlns:p=\"" + ns + "\"><p:Id>new</p:Id></p:WSPEC_Base>";
    Client.Answer create =
        client.send(
            filled(
                Client.envelope(Client.T + "Create", resource("WSPEC_Base") + headers, created),
                filler));
    assertEquals("s:Sender wsman:EncodingLimit UnreportableSuccess", create.faultLine());
    assertEquals(200, client.get(resource("WSPEC_Base", "Id", "new")).status());
  }

  private static String filled(String envelope, String parameter) {
    return envelope.replace(
        "</wsa:ReplyTo>",
        "<wsa:ReferenceParameters>" + parameter + "</wsa:ReferenceParameters></wsa:ReplyTo>");
  }

  @Test
  void whoMayNotWriteIsDenied() {
    try (ReferenceEndpoint guarded =
        ReferenceEndpoint.builder()
            .repository(
                journal ->
                    SampleRepository.create(
                        journal, (caller, namespace, right) -> right != Right.WRITE, Pause.REAL))
            .build()
            .start()) {
      Client guest = new Client(guarded.address());
      String base = resource("WSPEC_Base", "Id", "a1");
      assertEquals(200, guest.get(base).status());
      assertEquals(
          "s:Sender wsman:AccessDenied",
          guest.send(Client.envelope(Client.T + "Delete", base, "")).faultLine());
      assertEquals(
          "DENIED", guarded.journal().get(guarded.journal().size() - 1).details().get("outcome"));
    }
  }

  @Test
  void misbehaviorSeesEveryAnswerLast() {
    try (ReferenceEndpoint odd =
        ReferenceEndpoint.builder()
            .misbehavior(
                Misbehavior.answering(
                    (request, answer) ->
                        new HttpAnswer(
                            request.isPresent() ? 299 : 298, answer.headers(), answer.body())))
            .build()
            .start()) {
      Client oddClient = new Client(odd.address());
      assertEquals(299, oddClient.get(resource("WSPEC_Base", "Id", "a1")).status());
      assertEquals(298, oddClient.send("<").status());
    }
  }
}
