package org.wsmanspec.mock.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.mock.ReferenceEndpoint;

class LostClientTests {

  private final ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start();
  private final ShellClient client = new ShellClient(endpoint, "anonymous");

  @AfterEach
  void close() {
    endpoint.close();
  }

  /** Sends a request over a connection of its own. */
  private Socket post(String envelope) throws IOException {
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

  @Test
  void outputForAClientThatLeftWaitsForTheNext() throws IOException {
    String shell = client.open();
    String command = client.start(shell, "more");
    post(client.receiving(shell, command)).close();
    ShellClient.ok(client.input(shell, command, "not lost", true));
    assertEquals("not lost", client.finish(shell, command).text("stdout"));
  }

  @Test
  void aClientThatComesBackFindsItsShell() throws IOException {
    String shell = client.open();
    String command = client.start(shell, "more");
    try (Socket lost = post(client.receiving(shell, command))) {
      CompletableFuture<Envelope> again = client.sendAside(client.receiving(shell, command));
      lost.setSoLinger(true, 0);
      lost.close();
      ShellClient.ok(client.input(shell, command, "here", true));
      Envelope first = again.join();
      String text =
          first.isFault()
              ? client.finish(shell, command).text("stdout")
              : new String(
                  java.util.Base64.getDecoder()
                      .decode(
                          first
                              .elements(org.wsmanspec.message.vocabulary.Names.RSP_STREAM)
                              .get(0)
                              .getTextContent()),
                  StandardCharsets.UTF_8);
      assertEquals("here", text);
    }
  }
}
