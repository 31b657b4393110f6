package org.wsmanspec.scenario.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.transport.OutgoingMessage.Wire;

/** What servers do to clients; both doors must come out of it in time and with the right word. */
@Timeout(20)
final class HostileServerTests {

  private static final String SOAP = "application/soap+xml;charset=UTF-8";

  /** Which way a message goes out. */
  enum Door {
    CLIENT,
    RAW
  }

  private static TransportSettings settings(int connect, int response, int exchange, int bound) {
    return new TransportSettings(
        Authentication.NONE,
        TlsSettings.ANY,
        Duration.ofMillis(connect),
        Duration.ofMillis(response),
        Duration.ofMillis(exchange),
        bound);
  }

  private static Exchange send(Door door, URI address, TransportSettings settings) {
    byte[] body = "<x/>".getBytes(StandardCharsets.UTF_8);
    OutgoingMessage message = OutgoingMessage.post(address, body, SOAP);
    if (door == Door.RAW) {
      OptionalLong told = OptionalLong.of(body.length);
      message = message.withWire(new Wire("HTTP/1.1", false, false, told, true, true, false));
    }
    try (HttpTransport transport = new HttpTransport(settings)) {
      return transport.send(message, "0001", Optional.empty());
    }
  }

  private static Exchange ask(Door door, LittleServer.Conduct conduct) {
    try (LittleServer server = LittleServer.always(conduct)) {
      return send(door, server.address(), settings(5000, 5000, 8000, 1 << 20));
    }
  }

  private static Trouble.Kind kind(Exchange exchange) {
    return exchange.trouble().map(Trouble::kind).orElseThrow();
  }

  private static String text(Exchange exchange) {
    return exchange.response().map(Response::body).orElseThrow().text();
  }

  @ParameterizedTest
  @EnumSource
  void oneByteAtATimeEndsAtTheBoundOfTheExchange(Door door) {
    try (LittleServer server =
        LittleServer.always(
            c -> {
              c.answer("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
              while (!c.closedWithin(50)) {
                c.answer("x");
              }
            })) {
      long before = System.nanoTime();
      Exchange exchange = send(door, server.address(), settings(5000, 5000, 600, 1 << 20));
      long millis = (System.nanoTime() - before) / 1_000_000;
      assertEquals(Trouble.Kind.TIMEOUT, kind(exchange));
      assertTrue(millis >= 590 && millis < 4000, "took " + millis + " ms");
      assertTrue(text(exchange).startsWith("xx"), "what came is kept: " + text(exchange));
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneByteOfTheHeaderAtATimeEndsToo(Door door) {
    try (LittleServer server =
        LittleServer.always(
            c -> {
              c.answer("HTTP/1.1 200 OK\r\nX: ");
              while (!c.closedWithin(50)) {
                c.answer("x");
              }
            })) {
      Exchange exchange = send(door, server.address(), settings(5000, 5000, 600, 1 << 20));
      assertEquals(Trouble.Kind.TIMEOUT, kind(exchange));
      assertTrue(exchange.trouble().orElseThrow().text().contains("600 ms"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void silenceEndsAtTheBoundOfTheResponse(Door door) {
    try (LittleServer server = LittleServer.always(c -> c.closedWithin(60_000))) {
      Exchange exchange = send(door, server.address(), settings(5000, 300, 15_000, 1 << 20));
      assertEquals(Trouble.Kind.TIMEOUT, kind(exchange));
      assertTrue(exchange.response().isEmpty());
      assertEquals(Duration.ZERO, exchange.timing().orElseThrow().firstByte());
      assertTrue(exchange.timing().orElseThrow().total().toMillis() >= 290);
    }
  }

  @ParameterizedTest
  @EnumSource
  void resetWithinTheAnswerKeepsWhatCame(Door door) {
    Exchange exchange =
        ask(
            door,
            c -> {
              c.answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
              c.reset();
            });
    assertEquals(Trouble.Kind.CONNECTION_LOST, kind(exchange));
  }

  @ParameterizedTest
  @EnumSource
  void closeWithoutAnAnswer(Door door) {
    try (LittleServer server = new LittleServer(LittleServer.Connection::request)) {
      Exchange exchange = send(door, server.address(), settings(5000, 5000, 8000, 1 << 20));
      assertEquals(Trouble.Kind.CONNECTION_LOST, kind(exchange));
      assertTrue(exchange.response().isEmpty());
      assertEquals(1, exchange.connection());
    }
  }

  @ParameterizedTest
  @EnumSource
  void endlessChunksEndAtTheBoundOfSize(Door door) {
    try (LittleServer server =
        LittleServer.always(
            c -> {
              c.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              while (!c.closedWithin(0)) {
                c.answer("10\r\n0123456789abcdef\r\n");
              }
            })) {
      Exchange exchange = send(door, server.address(), settings(5000, 5000, 15_000, 100_000));
      assertEquals(Trouble.Kind.TOO_LARGE, kind(exchange));
      assertEquals(100_000, exchange.response().orElseThrow().body().size());
      assertTrue(text(exchange).startsWith("0123456789abcdef0123"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerOfExactlyTheBoundIsWhole(Door door) {
    try (LittleServer server = LittleServer.always(c -> c.answer(200, "x".repeat(1000)))) {
      Exchange exchange = send(door, server.address(), settings(5000, 5000, 15_000, 1000));
      assertEquals(Optional.empty(), exchange.trouble());
      assertEquals(1000, exchange.response().orElseThrow().body().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void contentLengthTooLong(Door door) {
    try (LittleServer server =
        new LittleServer(
            c -> {
              c.request();
              c.answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<short/>");
            })) {
      Exchange exchange = send(door, server.address(), settings(5000, 5000, 8000, 1 << 20));
      assertEquals(Trouble.Kind.CONNECTION_LOST, kind(exchange));
      assertEquals("<short/>", text(exchange));
    }
  }

  @ParameterizedTest
  @EnumSource
  void contentLengthTooShort(Door door) {
    Exchange exchange =
        ask(door, c -> c.answer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<short/>"));
    assertEquals(Trouble.Kind.MALFORMED_HTTP, kind(exchange));
    assertEquals("<sho", text(exchange));
    assertTrue(exchange.trouble().orElseThrow().text().contains("Content-Length of 4"));
  }

  @ParameterizedTest
  @EnumSource
  void brokenChunks(Door door) {
    Exchange exchange =
        ask(
            door,
            c -> c.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<x/>\r\n"));
    assertEquals(Trouble.Kind.MALFORMED_HTTP, kind(exchange));
  }

  @ParameterizedTest
  @EnumSource
  void chunksThatStop(Door door) {
    try (LittleServer server =
        new LittleServer(
            c -> {
              c.request();
              c.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n<x/>");
            })) {
      Exchange exchange = send(door, server.address(), settings(5000, 5000, 8000, 1 << 20));
      assertEquals(Trouble.Kind.CONNECTION_LOST, kind(exchange));
      assertEquals("<x/>", text(exchange));
    }
  }

  @ParameterizedTest
  @EnumSource
  void htmlInsteadOfSoapIsAnAnswer(Door door) {
    Exchange exchange =
        ask(door, c -> c.answer(200, "<html><body>Hi<br></body>", "Content-Type", "text/html"));
    assertEquals(Optional.empty(), exchange.trouble());
    assertEquals("text/html", exchange.response().orElseThrow().contentType().get().type());
    assertTrue(exchange.responseEnvelope().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void emptyAnswerIsAnAnswer(Door door) {
    Exchange exchange = ask(door, c -> c.answer(200, ""));
    assertEquals(Optional.empty(), exchange.trouble());
    assertEquals(200, exchange.response().orElseThrow().status());
    assertTrue(exchange.response().orElseThrow().body().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void invalidUtf8IsAnAnswerThatNoOneCanRead(Door door) {
    Exchange exchange = ask(door, c -> c.answer(200, "<x>\u00c3(</x>", "Content-Type", SOAP));
    assertEquals(Optional.empty(), exchange.trouble());
    assertTrue(exchange.response().orElseThrow().body().problem().isPresent());
    assertEquals(9, exchange.response().orElseThrow().body().size(), "the bytes are as they came");
  }

  @ParameterizedTest
  @EnumSource
  void garbageInsteadOfHttp(Door door) {
    Exchange exchange = ask(door, c -> c.answer("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    assertEquals(Trouble.Kind.MALFORMED_HTTP, kind(exchange));
    assertTrue(exchange.response().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void refusedConnection(Door door) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + port + "/wsman");
    Exchange exchange = send(door, nobody, settings(2000, 2000, 4000, 1000));
    assertEquals(Trouble.Kind.UNREACHABLE, kind(exchange));
    assertEquals(0, exchange.connection());
    assertTrue(exchange.trouble().orElseThrow().text().contains("127.0.0.1:" + port));
    assertFalse(exchange.request().isEmpty(), "what was to be sent is kept");
  }

  @ParameterizedTest
  @EnumSource
  void unknownHost(Door door) {
    URI nobody = URI.create("http://no-such-host.invalid:5985/wsman");
    assertEquals(
        Trouble.Kind.UNREACHABLE, kind(send(door, nobody, settings(2000, 2000, 9000, 1000))));
  }

  @ParameterizedTest
  @EnumSource
  void tlsToAPlainPort(Door door) {
    try (LittleServer server =
        new LittleServer(c -> c.answer("HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n"))) {
      Exchange exchange = send(door, server.secureAddress(), settings(5000, 5000, 8000, 1000));
      assertEquals(Trouble.Kind.TLS, kind(exchange));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tlsToAPortThatSaysNothingEndsInTime(Door door) {
    try (LittleServer server = new LittleServer(c -> c.closedWithin(60_000))) {
      Exchange exchange = send(door, server.secureAddress(), settings(400, 5000, 8000, 1000));
      assertEquals(Trouble.Kind.TLS, kind(exchange));
    }
  }

  @Test
  void interimAnswersArePassedOver() {
    Exchange exchange =
        ask(
            Door.RAW,
            c -> {
              c.answer("HTTP/1.1 100 Continue\r\n\r\n");
              c.answer(200, "<x/>");
            });
    assertEquals(200, exchange.response().orElseThrow().status());
    assertEquals("<x/>", text(exchange));
  }
}
