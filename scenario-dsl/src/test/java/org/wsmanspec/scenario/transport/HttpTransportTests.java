package org.wsmanspec.scenario.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.scenario.transport.OutgoingMessage.Wire;

@Timeout(20)
final class HttpTransportTests {

  private static final String SOAP = "application/soap+xml;charset=UTF-8";
  private static final byte[] BODY = "<x>\u00fc</x>".getBytes(StandardCharsets.UTF_8);

  private static OutgoingMessage message(URI address) {
    return OutgoingMessage.post(address, BODY, SOAP);
  }

  private static Exchange send(HttpTransport transport, OutgoingMessage message) {
    return transport.send(message, "0001", Optional.empty());
  }

  private static LittleServer fine() {
    return LittleServer.always(c -> c.answer(200, "<y/>", "Content-Type", SOAP, "X-Twice", "a"));
  }

  @Test
  void keepsWhatWasSentAndReceived() {
    try (LittleServer server = fine();
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      Exchange exchange = send(transport, message(server.address()));
      assertEquals(Optional.empty(), exchange.trouble());
      HttpHeaders sent = exchange.request().orElseThrow().headers();
      String wire = server.requests().get(0);
      assertTrue(wire.startsWith("POST /wsman HTTP/1.1\r\n"), wire);
      for (HttpHeaders.Field field : sent.fields()) {
        assertTrue(wire.contains(field.name() + ": " + field.value() + "\r\n"), field.toString());
      }
      assertEquals(wire.lines().takeWhile(l -> !l.isEmpty()).count() - 1, sent.fields().size());
      assertEquals(List.of(SOAP), sent.all("Content-Type"));
      assertTrue(sent.first("User-Agent").orElseThrow().startsWith("wsmanspec/"));
      assertEquals(Optional.empty(), sent.first("Accept-Encoding"));
      assertEquals(Optional.empty(), sent.first("Upgrade"));
      assertEquals("<y/>", exchange.response().orElseThrow().body().text());
      assertEquals("Said", exchange.response().orElseThrow().reason());
      assertEquals(Optional.of("a"), exchange.response().orElseThrow().headers().first("x-twice"));
      assertTrue(exchange.timing().orElseThrow().firstByte().compareTo(Duration.ZERO) > 0);
    }
  }

  @Test
  void connectionsAreUsedAgainAndNumbered() {
    try (LittleServer server = fine();
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      OutgoingMessage message = message(server.address());
      assertEquals(1, send(transport, message).connection());
      assertEquals(1, send(transport, message).connection());
      Wire fresh = new Wire("HTTP/1.1", false, false, OptionalLong.empty(), true, true, true);
      assertEquals(2, send(transport, message.withWire(fresh)).connection());
      assertEquals(2, send(transport, message).connection());
      assertEquals(2, server.connections());
    }
  }

  @Test
  void aConnectionThatTheServerClosedIsNotUsedAgain() {
    try (LittleServer server =
            new LittleServer(
                c -> {
                  c.request();
                  c.answer(200, "<y/>");
                });
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      for (int n = 1; n <= 3; n++) {
        Exchange exchange = send(transport, message(server.address()));
        assertEquals(Optional.empty(), exchange.trouble());
        assertEquals(n, exchange.connection());
      }
    }
  }

  @Test
  void octetsAfterTheAnswerDoNotSpoilTheNextExchange() {
    try (LittleServer server =
            LittleServer.always(
                c ->
                    c.answer(
                        c.number == 1
                            ? "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabc"
                            : "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"));
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      assertTrue(send(transport, message(server.address())).trouble().isPresent());
      Exchange second = send(transport, message(server.address()));
      assertEquals(Optional.empty(), second.trouble());
      assertEquals("x", second.response().orElseThrow().body().text());
    }
  }

  @Test
  void redirectsAreNotFollowed() {
    try (LittleServer server =
            LittleServer.always(c -> c.answer(307, "", "Location", "/elsewhere"));
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      assertEquals(307, send(transport, message(server.address())).response().get().status());
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void contentCodingsAreLeftAsTheyAre() {
    try (LittleServer server =
            LittleServer.always(c -> c.answer(200, "not gzip", "Content-Encoding", "gzip"));
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      Exchange exchange = send(transport, message(server.address()));
      assertEquals("not gzip", exchange.response().orElseThrow().body().text());
      assertEquals(
          Optional.of("gzip"),
          exchange.response().orElseThrow().headers().first("Content-Encoding"));
    }
  }

  @Test
  void chunkedRequest() {
    try (LittleServer server = fine();
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      Wire chunked = new Wire("HTTP/1.1", true, false, OptionalLong.empty(), true, true, false);
      send(transport, message(server.address()).withWire(chunked));
      String wire = server.requests().get(0);
      assertTrue(wire.contains("Transfer-Encoding: chunked\r\n"), wire);
      assertFalse(wire.contains("Content-Length"), wire);
    }
  }

  @Test
  void expectContinueWaitsForPermission() {
    try (LittleServer server =
            new LittleServer(
                c -> {
                  c.answer("HTTP/1.1 100 Continue\r\n\r\n");
                  c.request();
                  c.answer(200, "<y/>");
                });
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      Wire asking = new Wire("HTTP/1.1", false, true, OptionalLong.empty(), true, true, false);
      Exchange exchange = send(transport, message(server.address()).withWire(asking));
      assertEquals(200, exchange.response().orElseThrow().status());
      assertEquals(
          Optional.of("100-continue"), exchange.request().orElseThrow().headers().first("Expect"));
    }
  }

  @Test
  void whatHttpLibrariesRefuseGoesThroughTheRawDoor() {
    try (LittleServer server = fine();
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      OutgoingMessage message = message(server.address());
      Wire old = new Wire("HTTP/1.0", false, false, OptionalLong.empty(), false, true, false);
      send(transport, message.withWire(old));
      Wire lying = new Wire("HTTP/1.1", false, false, OptionalLong.of(3), true, true, false);
      Exchange exchange = send(transport, message.withWire(lying));
      send(transport, message.withHeader("Host", "another.example"));
      assertTrue(server.requests().get(0).startsWith("POST /wsman HTTP/1.0\r\n"));
      assertFalse(server.requests().get(0).contains("Host:"));
      assertTrue(server.requests().get(1).endsWith("Content-Length: 3\r\n\r\n<x>"));
      assertEquals(
          Optional.of("3"), exchange.request().orElseThrow().headers().first("Content-Length"));
      assertEquals(BODY.length, exchange.request().orElseThrow().body().size());
      assertTrue(server.requests().get(2).contains("Host: another.example\r\n"));
    }
  }

  @Test
  void aTraceWithABodyGoesOut() {
    try (LittleServer server = fine();
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      Exchange exchange = send(transport, message(server.address()).withMethod("TRACE"));
      assertEquals(Optional.empty(), exchange.trouble());
      assertTrue(server.requests().get(0).startsWith("TRACE /wsman HTTP/1.1\r\n"));
    }
  }

  @Test
  void aMessageWithoutContentTypeHasNone() {
    try (LittleServer server = fine();
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      OutgoingMessage typed = message(server.address());
      send(
          transport,
          new OutgoingMessage(
              typed.address(),
              "POST",
              HttpHeaders.NONE,
              typed.body(),
              Wire.DEFAULT,
              Optional.empty()));
      assertFalse(server.requests().get(0).contains("Content-Type"), server.requests().get(0));
    }
  }

  @Test
  void rawBytesGoOutInPiecesAndTheSendingSideCloses() {
    try (LittleServer server =
            new LittleServer(
                c -> {
                  int requests = 0;
                  while (c.request().isPresent()) {
                    requests++;
                  }
                  c.answer(200, "<end" + requests + "/>");
                });
        HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT)) {
      byte[] twice =
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nAPOST / HTTP/1.1\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII);
      RawBytes raw =
          new RawBytes(
              RawBytes.of(twice).bytes(),
              Optional.of(new RawBytes.Pieces(7, Duration.ofMillis(1))),
              true);
      Exchange exchange = send(transport, OutgoingMessage.raw(server.address(), raw));
      assertEquals("<end2/>", exchange.response().orElseThrow().body().text());
      assertEquals(2, server.requests().size());
      assertEquals("POST", exchange.request().orElseThrow().method());
    }
  }

  @Test
  void aTrustFileWithoutCertificateIsRefusedAtOnce(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("empty.pem"), "");
    TransportSettings settings =
        TransportSettings.DEFAULT.withTls(
            new TlsSettings(TlsSettings.Trust.FILE, Optional.of(file), true));
    TransportSetupException refused =
        assertThrows(TransportSetupException.class, () -> new HttpTransport(settings).close());
    assertTrue(refused.toString().contains("empty.pem"), refused.toString());
  }

  @Test
  void addressesAreCheckedWhenAMessageIsMade() {
    assertThrows(IllegalArgumentException.class, () -> message(URI.create("ftp://a/wsman")));
    assertThrows(IllegalArgumentException.class, () -> message(URI.create("/wsman")));
  }
}
