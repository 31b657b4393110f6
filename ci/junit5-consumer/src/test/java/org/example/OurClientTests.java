package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.wsmanspec.suite.junit.AgainstReferenceEndpoint;
import org.wsmanspec.suite.junit.WitnessedEndpoint;

/** A client that gets an endpoint to talk to, and is judged by what it said. */
@AgainstReferenceEndpoint
class OurClientTests {

  private static final String IDENTIFY =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
          + " xmlns:wsmid='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'>"
          + "<s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>";

  @Test
  void identifies(WitnessedEndpoint endpoint) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.address())
            .header("Content-Type", "application/soap+xml;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(IDENTIFY))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    assertTrue(answer.contains("IdentifyResponse"), answer);
    assertEquals(1, endpoint.conversation().exchanges().size());
  }
}
