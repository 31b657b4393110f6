package org.wsmanspec.mock.eventing.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.eventing.delivery.Agreed.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.eventing.Credentials;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.JettyFrontend;
import org.wsmanspec.mock.http.Misbehavior;

/** Deliveries to sinks that want to know who it is, over HTTP and HTTPS. */
final class SinkLoginTests {

  private static final String PASSWORD = "pass \"wörd\\";

  private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();

  private JettyFrontend sink(AuthenticationScheme scheme, boolean https) {
    JettyFrontend sink =
        new JettyFrontend(
            new JettyFrontend.Settings(
                "127.0.0.1",
                0,
                https,
                scheme,
                "Zoë",
                PASSWORD,
                1_000_000,
                1_000_000,
                Duration.ofSeconds(30),
                16),
            question -> {
              Envelope event = Envelope.parse(question.body());
              delivered.add(question.principal().orElse("nobody"));
              return new HttpAnswer(
                  200,
                  HttpHeaders.of("Content-Type", "application/soap+xml"),
                  TestSink.envelope(Actions.ACK, event.messageId().orElse(""), "")
                      .getBytes(StandardCharsets.UTF_8));
            },
            Misbehavior.NONE,
            Clock.systemUTC());
    sink.start();
    return sink;
  }

  @ParameterizedTest
  @CsvSource({"NONE,true", "BASIC,false", "BASIC,true", "DIGEST,false", "DIGEST,true"})
  void theUserIsToldToSinksThatAsk(AuthenticationScheme scheme, boolean https) throws Exception {
    try (JettyFrontend sink = sink(scheme, https);
        Rig rig = Rig.real()) {
      Delivery delivery =
          rig.begin(
              Agreed.on(DeliveryMode.PUSH_WITH_ACK, sink.address())
                  .user("Zoë", PASSWORD)
                  .retry(Duration.ZERO, 0));
      for (int n = 1; n <= 5; n++) {
        delivery.offer(event(n));
      }
      for (int n = 1; n <= 5; n++) {
        assertEquals(
            scheme == AuthenticationScheme.NONE ? "nobody" : "Zoë",
            delivered.poll(20, TimeUnit.SECONDS));
      }
      // Asked once, known ever after.
      assertEquals(
          scheme == AuthenticationScheme.NONE ? 5 : 6,
          rig.steps().stream().filter(s -> s.startsWith("deliver")).count());
    }
  }

  @ParameterizedTest
  @CsvSource({"BASIC", "DIGEST"})
  void aWrongPasswordIsNotTriedForever(AuthenticationScheme scheme) throws Exception {
    try (JettyFrontend sink = sink(scheme, false);
        Rig rig = Rig.real()) {
      rig.begin(
              Agreed.on(DeliveryMode.PUSH_WITH_ACK, sink.address())
                  .user("Zoë", "wrong")
                  .retry(Duration.ZERO, 1))
          .offer(event(1));
      assertTrue(rig.awaitEnd().contains("401"), rig.end());
      assertTrue(
          rig.steps().stream().filter(s -> s.startsWith("deliver")).count() <= 4,
          rig.steps().toString());
      assertTrue(delivered.isEmpty());
    }
  }

  @Test
  void aUserIsNotToldInAnotherWayThanAgreed() throws Exception {
    try (JettyFrontend sink = sink(AuthenticationScheme.BASIC, false);
        Rig rig = Rig.real()) {
      rig.begin(
              Agreed.on(DeliveryMode.PUSH_WITH_ACK, sink.address())
                  .user("Zoë", PASSWORD)
                  .profile(Uris.SECURITY_PROFILE + "http/digest")
                  .retry(Duration.ZERO, 0))
          .offer(event(1));
      assertTrue(rig.awaitEnd().contains("401"), rig.end());
      assertTrue(delivered.isEmpty());
    }
  }

  @Test
  void theAnswerToAChallengeIsThatOfTheStandard() {
    // RFC 7616 3.9.1 with a client nonce of our own, so only what does not hang on it is compared.
    SinkLogin login =
        new SinkLogin(new Credentials.User("Mufasa", "Circle of Life"), Optional.empty());
    assertEquals(Optional.empty(), login.authorization("/dir/index.html"));
    assertTrue(
        login.learn(
            List.of(
                "Basic realm=\"x\"",
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5,"
                    + " nonce=\"7ypf\", opaque=\"FQhe\"",
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
                    + " algorithm=SHA-256, nonce=\"7ypf\", opaque=\"FQhe\"")));
    String said = login.authorization("/dir/index.html").orElse("");
    assertTrue(said.startsWith("Digest username=\"Mufasa\""), said);
    assertTrue(said.contains("algorithm=SHA-256"), said);
    assertTrue(said.contains("nc=00000001"), said);
    assertTrue(said.contains("opaque=\"FQhe\""), said);
    assertFalse(said.contains("Circle"), said);
    // The same nonce once more means that the password is wrong.
    assertFalse(
        login.learn(
            List.of("Digest realm=\"http-auth@example.org\", qop=\"auth\", nonce=\"7ypf\"")));
    assertTrue(
        login.learn(
            List.of(
                "Digest realm=\"http-auth@example.org\", qop=\"auth\", stale=true, nonce=\"8\"")));
  }

  @Test
  void withoutQualityOfProtectionTheOldWayIsGone() {
    SinkLogin login = new SinkLogin(new Credentials.User("u", "p"), Optional.empty());
    assertTrue(login.learn(List.of("Digest realm=\"r\", nonce=\"n\"")));
    String said = login.authorization("/").orElse("");
    // MD5(MD5("u:r:p") ":n:" MD5("POST:/"))
    assertTrue(said.contains("response=\"" + expected() + "\""), said);
    assertFalse(said.contains("qop"), said);
  }

  private static String expected() {
    return md5(md5("u:r:p") + ":n:" + md5("POST:/"));
  }

  private static String md5(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("MD5")
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
