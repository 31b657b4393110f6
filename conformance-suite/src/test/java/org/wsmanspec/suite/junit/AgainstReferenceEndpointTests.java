package org.wsmanspec.suite.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventConditions;
import org.wsmanspec.message.Exchange;

/** A test of a client gets an endpoint, and its client is judged. */
final class AgainstReferenceEndpointTests {

  private static final String GET =
      """
      <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
          xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
          xmlns:wsman="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
        <s:Header>
          <wsa:To>%s</wsa:To>
          <wsman:ResourceURI s:mustUnderstand="true">http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_OperatingSystem</wsman:ResourceURI>
          <wsa:Action s:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</wsa:Action>
          <wsa:MessageID>%s</wsa:MessageID>
          <wsa:ReplyTo>
            <wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address>
          </wsa:ReplyTo>
        </s:Header>
        <s:Body>%s</s:Body>
      </s:Envelope>
      """;

  private static final String ID = "uuid:6a6b5d9c-2c0d-4c3e-9c7e-0a3a4b5c6d7e";
  private static final String TOO_MUCH = "<too-much xmlns='urn:example'/>";

  /** A client that is not bad at all, unless it is told to put something into the body. */
  private static int get(URI address, String body, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/soap+xml;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(GET.formatted(address, ID, body)));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode();
  }

  /** Tests of clients, run by the tests below only. */
  @TestInstance(TestInstance.Lifecycle.PER_METHOD)
  @AgainstReferenceEndpoint
  static final class Clients {

    @Test
    void good(WitnessedEndpoint endpoint) throws Exception {
      get(endpoint.address(), "", "");
      assertEquals(1, endpoint.conversation().exchanges().size());
      assertFalse(endpoint.journal().isEmpty());
    }

    @Test
    void saysTooMuch(WitnessedEndpoint endpoint) throws Exception {
      get(endpoint.address(), TOO_MUCH, "");
    }

    @Test
    @AgainstReferenceEndpoint(judged = false)
    void saysTooMuchAndNobodyMinds(WitnessedEndpoint endpoint) throws Exception {
      get(endpoint.address(), TOO_MUCH, "");
      assertFalse(endpoint.failures().isEmpty());
    }

    @Test
    @AgainstReferenceEndpoint(except = "DSP0226-transfer-32")
    void isKnownToSayTooMuch(WitnessedEndpoint endpoint) throws Exception {
      get(endpoint.address(), TOO_MUCH, "");
    }

    @Test
    @AgainstReferenceEndpoint(user = "somebody", password = "kept to ourselves")
    void knowsThePassword(WitnessedEndpoint endpoint) throws Exception {
      String account =
          Base64.getEncoder()
              .encodeToString("somebody:kept to ourselves".getBytes(StandardCharsets.UTF_8));
      assertEquals(401, get(endpoint.address(), "", ""));
      get(endpoint.address(), "", "Basic " + account);
      List<Exchange> exchanges = endpoint.conversation().exchanges();
      assertEquals(2, exchanges.size());
      assertFalse(exchanges.toString().contains(account), "the password is recorded");
      assertTrue(exchanges.toString().contains("Basic"));
    }

    @Test
    @AgainstReferenceEndpoint(personality = "no-such-one")
    void wantsAnUnknownPersonality(WitnessedEndpoint endpoint) {
      assertEquals("is not reached", endpoint.address().toString());
    }

    @Test
    @AgainstReferenceEndpoint(personality = "relates-to-missing")
    void meetsAFaultyServer(WitnessedEndpoint endpoint) throws Exception {
      get(endpoint.address(), "", "");
      String answer =
          new String(
              endpoint.conversation().exchanges().get(0).response().orElseThrow().body().bytes(),
              StandardCharsets.UTF_8);
      assertFalse(answer.contains("RelatesTo"), answer);
    }
  }

  @Test
  void aTestFailsByWhatItsClientDidWrong() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Clients.class)).execute();
    assertEquals(
        "good, isKnownToSayTooMuch, knowsThePassword, meetsAFaultyServer,"
            + " saysTooMuchAndNobodyMinds",
        names(results.testEvents().succeeded().list()));
    assertEquals(
        "saysTooMuch, wantsAnUnknownPersonality", names(results.testEvents().failed().list()));
    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            EventConditions.finishedWithFailure(
                message(m -> m.startsWith("DSP0226-transfer-32: expected "))))
        .haveExactly(
            1,
            EventConditions.finishedWithFailure(
                message(m -> m.contains("there is no personality 'no-such-one'"))));
  }

  private static String names(List<Event> events) {
    return events.stream()
        .map(e -> e.getTestDescriptor().getDisplayName().replaceAll("\\(.*", ""))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
