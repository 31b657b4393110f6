package org.wsmanspec.mock.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.EndpointLimits;
import org.wsmanspec.mock.HandClock;
import org.wsmanspec.mock.ReferenceEndpoint;

class LostClientTests {

  private final HandClock clock = new HandClock();
  private final ReferenceEndpoint endpoint =
      ReferenceEndpoint.builder().clock(clock).build().start();
  private final ShellClient client = new ShellClient(endpoint, "anonymous");

  @AfterEach
  void close() {
    endpoint.close();
  }

  /** Sends a request over a connection of its own. */
  private Socket post(String envelope) throws IOException {
    return post(endpoint, envelope);
  }

  private static Socket post(ReferenceEndpoint endpoint, String envelope) throws IOException {
    URI address = endpoint.address();
    Socket socket = new Socket(address.getHost(), address.getPort());
    byte[] body = envelope.getBytes(StandardCharsets.UTF_8);
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST /wsman HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + body.length
                + "\r\nContent-Type: application/soap+xml;charset=UTF-8\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    return socket;
  }

  /** Waits until somebody waits for output of the only shell: then it is not idle. */
  private void awaitWaiting() {
    clock.advance(Duration.ofSeconds(5));
    String enumerate =
        "<wsen:Enumerate><wsman:OptimizeEnumeration/><wsman:MaxElements>9</wsman:MaxElements>"
            + "</wsen:Enumerate>";
    Optional<String> inactivity = Optional.empty();
    while (!inactivity.equals(Optional.of("P0DT0H0M0S"))) {
      Envelope listed =
          ShellClient.ok(
              client.send(client.envelope(Actions.ENUMERATE, Uris.SHELL, "", "", enumerate)));
      inactivity = ShellClient.text(listed, Names.RSP_SHELL_INACTIVITY);
    }
  }

  @Test
  void outputForAClientThatLeftWaitsForTheNext() throws IOException {
    String shell = client.open();
    String command = client.start(shell, "more");
    Socket lost = post(client.receiving(shell, command));
    awaitWaiting();
    lost.close();
    ShellClient.ok(client.input(shell, command, "not lost", true));
    assertEquals("not lost", client.finish(shell, command).text("stdout"));
  }

  @Test
  void aClientThatComesBackTakesThePlaceOfItsEarlierSelf() throws IOException {
    String shell = client.open();
    String command = client.start(shell, "more");
    try (Socket lost = post(client.receiving(shell, command))) {
      awaitWaiting();
      CompletableFuture<Envelope> again = client.sendAside(client.receiving(shell, command));
      byte[] status = lost.getInputStream().readNBytes("HTTP/1.1 500".length());
      assertEquals("HTTP/1.1 500", new String(status, StandardCharsets.US_ASCII));
      ShellClient.ok(client.input(shell, command, "here", false));
      Element stream = ShellClient.ok(again.join()).elements(Names.RSP_STREAM).get(0);
      assertEquals("aGVyZQ==", Dom.text(stream));
    }
  }

  @Test
  void aReceiveMayWaitLongerThanAConnectionMayBeSilent() throws IOException {
    try (ReferenceEndpoint impatient =
        ReferenceEndpoint.builder()
            .limits(EndpointLimits.DEFAULT.withIdleConnection(Duration.ofMillis(200)))
            .build()
            .start()) {
      ShellClient here = new ShellClient(impatient, "anonymous");
      here.timeout = "PT1S";
      String shell = here.open();
      try (Socket socket = post(impatient, here.receiving(shell, here.start(shell, "more")))) {
        byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 500".length());
        assertEquals("HTTP/1.1 500", new String(status, StandardCharsets.US_ASCII));
      }
    }
  }
}
