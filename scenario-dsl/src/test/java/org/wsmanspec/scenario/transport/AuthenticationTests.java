package org.wsmanspec.scenario.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.scenario.transport.OutgoingMessage.Wire;

@Timeout(20)
final class AuthenticationTests {

  private static final String PASSWORD = "s\u00e9cret:1";

  private static Exchange send(HttpTransport transport, LittleServer server) {
    return send(transport, server, Wire.DEFAULT);
  }

  private static Exchange send(HttpTransport transport, LittleServer server, Wire wire) {
    byte[] body = "<x/>".getBytes(StandardCharsets.UTF_8);
    OutgoingMessage message =
        OutgoingMessage.post(server.address(), body, "application/soap+xml").withWire(wire);
    return transport.send(message, "0001", Optional.empty());
  }

  private static Optional<String> authorization(String request) {
    return request
        .lines()
        .filter(line -> line.startsWith("Authorization: "))
        .map(line -> line.substring("Authorization: ".length()))
        .findFirst();
  }

  /** Takes Basic credentials, and asks for them where there are none. */
  private static LittleServer basic() {
    return new LittleServer(
        c -> {
          for (Optional<String> r = c.request(); r.isPresent(); r = c.request()) {
            String expected =
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(("bob:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            if (authorization(r.get()).equals(Optional.of(expected))) {
              c.answer(200, "<y/>");
            } else {
              c.answer(401, "", "WWW-Authenticate", "Basic realm=\"r\", charset=\"UTF-8\"");
            }
          }
        });
  }

  private static TransportSettings as(Authentication authentication) {
    return TransportSettings.DEFAULT.withAuthentication(authentication);
  }

  @Test
  void basicWaitsToBeAskedAndIsNeverStored() {
    try (LittleServer server = basic();
        HttpTransport transport = new HttpTransport(as(Authentication.basic("bob", PASSWORD)))) {
      Exchange exchange = send(transport, server);
      assertEquals(200, exchange.response().orElseThrow().status());
      assertEquals(2, server.requests().size());
      assertEquals(Optional.empty(), authorization(server.requests().get(0)));
      assertEquals(1, transport.challengesAnswered());
      assertEquals(
          Optional.of("Basic"), exchange.request().orElseThrow().headers().first("Authorization"));
      assertEquals(200, send(transport, server).response().orElseThrow().status());
    }
  }

  @Test
  void aServerThatClosesAfterItsChallengeLosesNothing() {
    // Openwsman answers 401 as if the connection stayed, and closes it.
    LittleServer closing =
        new LittleServer(
            c -> {
              if (authorization(c.request().orElseThrow()).isPresent()) {
                c.answer(200, "<y/>");
              } else {
                c.answer(401, "", "WWW-Authenticate", "Basic realm=\"r\"");
              }
            });
    try (closing;
        HttpTransport transport = new HttpTransport(as(Authentication.basic("bob", PASSWORD)))) {
      Exchange exchange = send(transport, closing);
      assertEquals(Optional.empty(), exchange.trouble());
      assertEquals(200, exchange.response().orElseThrow().status());
    }
  }

  @Test
  void preemptiveBasicDoesNotWait() {
    Authentication preemptive =
        new Authentication(Authentication.Scheme.BASIC, "bob", PASSWORD, true);
    try (LittleServer server = basic();
        HttpTransport transport = new HttpTransport(as(preemptive))) {
      assertEquals(200, send(transport, server).response().orElseThrow().status());
      assertEquals(1, server.requests().size());
      assertEquals(0, transport.challengesAnswered());
    }
  }

  @Test
  void aMessageWithoutAuthenticationGetsTheRefusal() {
    try (LittleServer server = basic();
        HttpTransport transport = new HttpTransport(as(Authentication.basic("bob", PASSWORD)))) {
      send(transport, server);
      Wire anonymous = new Wire("HTTP/1.1", false, false, OptionalLong.empty(), true, false, false);
      Exchange exchange = send(transport, server, anonymous);
      assertEquals(401, exchange.response().orElseThrow().status());
      assertEquals(3, exchange.connection(), "not on a connection that was used with credentials");
    }
  }

  @Test
  void wrongPasswordEndsWithTheRefusal() {
    try (LittleServer server = basic();
        HttpTransport transport = new HttpTransport(as(Authentication.basic("bob", "wrong")))) {
      assertEquals(401, send(transport, server).response().orElseThrow().status());
      assertEquals(401, send(transport, server).response().orElseThrow().status());
      assertEquals(4, server.requests().size(), "asked anew each time");
    }
  }

  @Test
  void otherSchemesThanTheOneNamedAreNotAnswered() {
    try (LittleServer server = basic();
        HttpTransport transport = new HttpTransport(as(Authentication.digest("bob", PASSWORD)))) {
      assertEquals(401, send(transport, server).response().orElseThrow().status());
      assertEquals(1, server.requests().size(), "a password must not leak to a weaker scheme");
    }
  }

  @Test
  void theRawDoorSendsBasicUnasked() {
    try (LittleServer server = basic();
        HttpTransport transport = new HttpTransport(as(Authentication.basic("bob", PASSWORD)))) {
      Wire old = new Wire("HTTP/1.0", false, false, OptionalLong.empty(), true, true, false);
      Exchange exchange = send(transport, server, old);
      assertEquals(200, exchange.response().orElseThrow().status());
      assertEquals(
          Optional.of("Basic"), exchange.request().orElseThrow().headers().first("Authorization"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5", "SHA-256"})
  void digestIsComputedAsTheRfcSays(String algorithm) {
    try (LittleServer server = new LittleServer(c -> digest(c, algorithm));
        HttpTransport transport = new HttpTransport(as(Authentication.digest("bob", "pw")))) {
      Exchange exchange = send(transport, server);
      assertEquals(200, exchange.response().orElseThrow().status());
      assertEquals(
          Optional.of("Digest"), exchange.request().orElseThrow().headers().first("Authorization"));
      send(transport, server);
      assertEquals(3, server.requests().size(), "the nonce is used again");
    }
  }

  /** Verify RFC 7616 section 3.4.1 with qop=auth, by hand. */
  private static void digest(LittleServer.Connection c, String algorithm) throws IOException {
    for (Optional<String> r = c.request(); r.isPresent(); r = c.request()) {
      String given = authorization(r.get()).orElse("");
      String ha1 = hash(algorithm, "bob:realm:pw");
      String ha2 = hash(algorithm, "POST:/wsman");
      String expected =
          hash(
              algorithm,
              String.join(
                  ":", ha1, "n0nce", field(given, "nc"), field(given, "cnonce"), "auth", ha2));
      if (given.startsWith("Digest ") && field(given, "response").equals(expected)) {
        c.answer(200, "<y/>");
      } else {
        c.answer(
            401,
            "",
            "WWW-Authenticate",
            "Digest realm=\"realm\", nonce=\"n0nce\", qop=\"auth\", algorithm=" + algorithm);
      }
    }
  }

  private static String field(String header, String name) {
    Matcher matcher = Pattern.compile("[ ,]" + name + "=\"?([^\",]*)").matcher(header);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String hash(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ntlmBeginsItsHandshakeOnOneConnection() {
    Authentication ntlm =
        new Authentication(Authentication.Scheme.NTLM, "DOMAIN\\bob", "pw", false);
    try (LittleServer server =
            LittleServer.always(c -> c.answer(401, "", "WWW-Authenticate", "NTLM"));
        HttpTransport transport = new HttpTransport(as(ntlm))) {
      Exchange exchange = send(transport, server);
      assertEquals(401, exchange.response().orElseThrow().status());
      String second = authorization(server.requests().get(1)).orElseThrow();
      byte[] message = Base64.getDecoder().decode(second.substring("NTLM ".length()));
      assertTrue(new String(message, StandardCharsets.US_ASCII).startsWith("NTLMSSP"));
      assertEquals(1, server.connections());
    }
  }

  @Test
  void settingsDoNotShowThePassword() {
    assertFalse(as(Authentication.basic("bob", PASSWORD)).toString().contains(PASSWORD));
  }
}
