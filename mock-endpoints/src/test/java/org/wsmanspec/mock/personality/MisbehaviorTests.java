package org.wsmanspec.mock.personality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.ReferenceEndpoint;

/** What personalities do to a real exchange over HTTP. */
final class MisbehaviorTests {

  @SuppressWarnings("InlineFormatString") // inline, so long a template would hide what is tested
  private static final String GET =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
          + " xmlns:wsa='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
          + " xmlns:wsman='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'><s:Header>"
          + "<wsa:To>http://localhost/wsman</wsa:To><wsa:Action>"
          + "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</wsa:Action>"
          + "<wsa:MessageID>uuid:MESSAGE</wsa:MessageID><wsa:ReplyTo><wsa:Address>"
          + "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address>"
          + "</wsa:ReplyTo><wsman:ResourceURI>http://schemas.microsoft.com/wbem/wsman/1/wmi/"
          + "root/cimv2/Win32_ComputerSystem</wsman:ResourceURI><wsman:SelectorSet>"
          + "<wsman:Selector Name='Name'>WSPEC-HOST</wsman:Selector></wsman:SelectorSet>"
          + "</s:Header><s:Body/></s:Envelope>";

  private static Personality personality(String rules) {
    return PersonalityReader.read("t.yaml", "t:\n  about: t\n  breaks: [x]\n" + rules.indent(2))
        .get(0);
  }

  private static HttpResponse<byte[]> ask(ReferenceEndpoint endpoint, String id)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(endpoint.address())
                .header("Content-Type", "application/soap+xml;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(GET.replace("MESSAGE", id)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static ReferenceEndpoint being(String rules) {
    return ReferenceEndpoint.builder().personality(personality(rules)).build().start();
  }

  @Test
  void answersAreBentOnTheirWayOut() throws Exception {
    try (ReferenceEndpoint endpoint =
        being(
            """
            rules:
              - when: {operation: Get, fault: none}
                response:
                  - set: {at: "//wsa:RelatesTo", value: "urn:of:${request://wsa:MessageID}"}
                http: {X-Odd: "yes"}
                status: 202
            """)) {
      HttpResponse<byte[]> answer = ask(endpoint, "1");
      assertEquals(202, answer.statusCode());
      assertEquals(Optional.of("yes"), answer.headers().firstValue("X-Odd"));
      assertEquals(
          Optional.of("urn:of:uuid:1"),
          Envelope.parse(answer.body()).headerText(Names.WSA_RELATES_TO));
    }
  }

  @Test
  void requestsAreBentOnTheirWayIn() throws Exception {
    try (ReferenceEndpoint endpoint =
        being("rules:\n  - request:\n      - remove: \"//wsman:ResourceURI\"\n")) {
      HttpResponse<byte[]> answer = ask(endpoint, "1");
      assertTrue(Envelope.parse(answer.body()).isFault());
    }
  }

  @Test
  void onlyEverySecondOne() throws Exception {
    try (ReferenceEndpoint endpoint = being("rules:\n  - when: {every: 2}\n    status: 202\n")) {
      assertEquals(200, ask(endpoint, "1").statusCode());
      assertEquals(202, ask(endpoint, "2").statusCode());
      assertEquals(200, ask(endpoint, "3").statusCode());
    }
  }

  @Test
  void anAnswerOfItsOwn() throws Exception {
    try (ReferenceEndpoint endpoint =
        being(
            """
            rules:
              - when: {operation: Get}
                answer: {fault: {code: s:Receiver, subcode: wsman:InternalError, reason: "<no>"}}
            """)) {
      HttpResponse<byte[]> answer = ask(endpoint, "7");
      assertEquals(500, answer.statusCode());
      Envelope envelope = Envelope.parse(answer.body());
      assertEquals(Optional.of("uuid:7"), envelope.relatesTo());
      assertEquals("<no>", envelope.fault().orElseThrow().reasons().get(0).text());
      assertTrue(envelope.action().orElseThrow().endsWith("wsman/fault"));
    }
  }

  @Test
  void aConnectionThatIsDropped() {
    try (ReferenceEndpoint endpoint = being("rules: [{drop: true}]")) {
      assertThrows(IOException.class, () -> ask(endpoint, "1"));
    }
  }

  @Test
  void theAnswerThatWasDueBefore() throws Exception {
    Personality previous =
        PersonalityReader.read("t.yaml", "t: {about: t, behavior: previous-answer}").get(0);
    try (ReferenceEndpoint endpoint =
        ReferenceEndpoint.builder().personality(previous).build().start()) {
      assertEquals(200, ask(endpoint, "1").statusCode());
      assertTrue(
          new String(ask(endpoint, "2").body(), StandardCharsets.UTF_8)
              .contains("RelatesTo>uuid:1<"));
    }
  }
}
