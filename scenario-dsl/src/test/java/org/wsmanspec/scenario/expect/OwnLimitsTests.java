package org.wsmanspec.scenario.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.Expectation;

/** What the harness did not see is not held against the endpoint. */
final class OwnLimitsTests {

  private static Exchange exchange(
      Optional<Response> response, Optional<Trouble> trouble, Duration total) {
    return new Exchange(
        "0001",
        Exchange.Role.OPERATION,
        1,
        Optional.empty(),
        response,
        trouble,
        Optional.of(new Timing(Instant.EPOCH, Duration.ZERO, total)),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  private static Exchange trouble(Trouble.Kind kind, Duration total) {
    return exchange(Optional.empty(), Optional.of(new Trouble(kind, "told so")), total);
  }

  private static Exchange answer(String body, String... headers) {
    Response response =
        new Response(
            200,
            "OK",
            HttpHeaders.of(headers),
            Payload.of(body.getBytes(StandardCharsets.UTF_8), Optional.empty()));
    return exchange(Optional.of(response), Optional.empty(), Duration.ofMillis(1));
  }

  private static Outcome.Kind kind(Exchange exchange) {
    Conversation conversation =
        new Conversation(
            new Conversation.Origin("t", "live", Set.of(), Optional.empty()),
            Declaration.NONE,
            java.util.List.of(exchange),
            java.util.List.of(),
            java.util.List.of());
    return new ExpectationEvaluator()
        .evaluate(
            Expectation.builder().response("GetResponse").build(),
            Optional.of(exchange),
            conversation)
        .kind();
  }

  @Test
  void aShortWaitIsNoSilence() {
    assertEquals(Outcome.Kind.UNKNOWN, kind(trouble(Trouble.Kind.TIMEOUT, Duration.ofSeconds(19))));
  }

  @Test
  void aLongWaitIs() {
    assertEquals(Outcome.Kind.BROKEN, kind(trouble(Trouble.Kind.TIMEOUT, Duration.ofSeconds(20))));
  }

  @Test
  void anAnswerThatIsTooLargeForTheHarnessIsNotJudged() {
    assertEquals(Outcome.Kind.UNKNOWN, kind(trouble(Trouble.Kind.TOO_LARGE, Duration.ZERO)));
  }

  @Test
  void aLostAnswerIsHeldAgainstTheEndpoint() {
    assertEquals(Outcome.Kind.BROKEN, kind(trouble(Trouble.Kind.CONNECTION_LOST, Duration.ZERO)));
  }

  @Test
  void aBodyBeyondTheParsersLimitsIsNotJudged() {
    Exchange deep = answer("<a>".repeat(300) + "</a>".repeat(300));
    assertEquals(Outcome.Kind.UNKNOWN, kind(deep));
    assertTrue(OwnLimits.reason(deep).orElseThrow().contains("parsing limit"));
  }

  @Test
  void aContentCodingIsNotUndone() {
    Exchange coded = answer("\u001f\u008b", "Content-Encoding", "GZIP");
    assertEquals(
        Optional.of("the body has Content-Encoding gzip, which is allowed and not undone here"),
        OwnLimits.reason(coded));
    assertEquals(Outcome.Kind.UNKNOWN, kind(coded));
  }

  @Test
  void aBodyThatIsNoXmlIsHeldAgainstTheEndpoint() {
    assertEquals(Outcome.Kind.BROKEN, kind(answer("hello", "Content-Encoding", "identity")));
    assertEquals(Outcome.Kind.BROKEN, kind(answer("")));
  }
}
