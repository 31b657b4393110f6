package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Client.resource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests that dawdle are cut off; operations that take their time are not. */
class SlowPeerTests {

  private static ReferenceEndpoint impatient() {
    EndpointLimits d = EndpointLimits.DEFAULT;
    return ReferenceEndpoint.builder()
        .limits(
            new EndpointLimits(
                d.requestOctets(),
                d.receivedOctets(),
                d.responseOctets(),
                d.operationTime(),
                Duration.ofMillis(400),
                d.idleEnumeration(),
                d.longestEnumeration(),
                d.rememberedEnumeration(),
                d.openEnumerations(),
                d.events(),
                d.shells(),
                d.journalEntries(),
                d.threads()))
        .build()
        .start();
  }

  @Test
  void anOperationMayOutlastTheIdleTimeOfItsConnection() {
    try (ReferenceEndpoint endpoint = impatient()) {
      String ns = Client.WMI + "WSPEC_Service";
      Client.Answer answer =
          new Client(endpoint.address())
              .send(
                  Client.envelope(
                      ns + "/Wait",
                      resource("WSPEC_Service", "Name", "main"),
                      "<p:Wait_INPUT xmlns:p=\""
                          + ns
                          + "\"><p:Duration><cim:Interval>PT1.5S</cim:Interval></p:Duration>"
                          + "</p:Wait_INPUT>"));
      assertEquals(200, answer.status(), answer::text);
    }
  }

  @Test
  void aRequestThatDoesNotArriveIsGivenUp() throws IOException {
    try (ReferenceEndpoint endpoint = impatient();
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), endpoint.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST /wsman HTTP/1.1\r\nHost: x\r\nContent-Type: application/soap+xml\r\n"
                      + "Content-Length: 100\r\n\r\n<s:Env")
                  .getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 408"), answer);
    }
  }
}
