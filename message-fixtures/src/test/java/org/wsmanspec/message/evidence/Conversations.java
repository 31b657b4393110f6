package org.wsmanspec.message.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.sldc.Sldc;

/** Conversations made of chance, the same for the same seed. */
final class Conversations {

  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "ıİşğ €",
          "a\"b\\c\n\t\r\u0000\u2028",
          "\uD83D\uDE00",
          "\uD800 alone",
          "{\"json\":[1]}",
          "<a b='c'/>");

  private final Random random;

  private Conversations(long seed) {
    this.random = new Random(seed);
  }

  static Conversation random(long seed) {
    return new Conversations(seed).conversation();
  }

  /** An exchange with a request body and nothing remarkable. */
  static Exchange simple(String id, byte[] body) {
    return of(id, Payload.of(body, Optional.empty()));
  }

  /** The same, whose body went over the wire as SLDC. */
  static Exchange compressed(String id, byte[] body) {
    return of(id, Payload.coded(Sldc.compress(body), Optional.empty(), Optional.of(Sldc.CODING)));
  }

  private static Exchange of(String id, Payload body) {
    return new Exchange(
        id,
        Exchange.Role.OPERATION,
        1,
        Optional.of(new Request("POST", "/wsman", HttpHeaders.NONE, body)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  static final Origin ORIGIN =
      new Origin("http://127.0.0.1:5985/wsman", "live", Set.of(Party.SERVICE), Optional.empty());

  static void assertSame(Conversation expected, Conversation actual) {
    assertEquals(expected.origin(), actual.origin());
    assertEquals(expected.declaration(), actual.declaration());
    assertEquals(expected.steps(), actual.steps());
    assertEquals(expected.journal(), actual.journal());
    assertEquals(expected.exchanges().size(), actual.exchanges().size());
    for (int i = 0; i < expected.exchanges().size(); i++) {
      Exchange e = expected.exchanges().get(i);
      Exchange a = actual.exchanges().get(i);
      assertEquals(e.request().isPresent(), a.request().isPresent());
      if (e.request().isPresent()) {
        assertSame(e.request().get().body(), a.request().orElseThrow().body());
      }
      assertEquals(e.response().isPresent(), a.response().isPresent());
      if (e.response().isPresent()) {
        assertSame(e.response().get().body(), a.response().orElseThrow().body());
      }
      assertEquals(withoutBodies(e), withoutBodies(a));
    }
  }

  private static void assertSame(Payload expected, Payload actual) {
    assertArrayEquals(expected.bytes(), actual.bytes());
    assertEquals(expected.charset(), actual.charset());
  }

  private static Exchange withoutBodies(Exchange e) {
    return new Exchange(
        e.id(),
        e.role(),
        e.connection(),
        e.request().map(r -> new Request(r.method(), r.target(), r.headers(), Payload.EMPTY)),
        e.response().map(r -> new Response(r.status(), r.reason(), r.headers(), Payload.EMPTY)),
        e.trouble(),
        e.timing(),
        e.step(),
        e.gaps(),
        e.source());
  }

  private Conversation conversation() {
    Set<Party> parties = EnumSet.noneOf(Party.class);
    for (Party party : Party.values()) {
      if (random.nextBoolean()) {
        parties.add(party);
      }
    }
    return new Conversation(
        new Origin(text(), text(), parties, maybe(this::instant)),
        new Declaration(text(), Set.copyOf(Set.of("get", "enumeration.filter." + text()))),
        many(this::exchange),
        many(
            () ->
                new StepRecord(
                    step(),
                    many(this::text),
                    many(this::text),
                    maybe(this::text),
                    maybe(this::text))),
        many(
            () ->
                new JournalEntry(
                    instant(), text(), text(), text(), Map.of("a", text(), "b", text()))));
  }

  private Exchange exchange() {
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    for (Gap gap : Gap.values()) {
      if (random.nextInt(4) == 0) {
        gaps.add(gap);
      }
    }
    return new Exchange(
        text(),
        oneOf(List.of(Exchange.Role.values())),
        random.nextInt(5),
        maybe(() -> new Request(text(), text(), headers(), payload())),
        maybe(() -> new Response(random.nextInt(600), text(), headers(), payload())),
        maybe(() -> new Trouble(oneOf(List.of(Trouble.Kind.values())), text())),
        maybe(() -> new Timing(instant(), duration(), duration())),
        maybe(this::step),
        gaps,
        maybe(this::text));
  }

  private StepRef step() {
    return new StepRef(text(), text(), text(), text(), random.nextInt(100));
  }

  private HttpHeaders headers() {
    return new HttpHeaders(many(() -> new HttpHeaders.Field("X-" + text(), text())));
  }

  private Payload payload() {
    byte[] bytes =
        switch (random.nextInt(5)) {
          case 0 -> new byte[0];
          case 1 -> {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            yield noise;
          }
          case 2 -> ("\uFEFF<a>" + text() + "</a>").getBytes(StandardCharsets.UTF_16LE);
          case 3 -> ("\uFEFF<a>ü\u0001\uFFFE" + "</a>").getBytes(StandardCharsets.UTF_8);
          default -> "\uFEFF<a>ü\r\n\uD83D\uDE00</a>".getBytes(StandardCharsets.UTF_8);
        };
    return Payload.of(bytes, maybe(() -> random.nextBoolean() ? "UTF-8" : "no such"));
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
  }

  private Duration duration() {
    return Duration.ofSeconds(random.nextInt(100_000), random.nextInt(1_000_000_000));
  }

  private String text() {
    return oneOf(TEXTS);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> Optional<T> maybe(Supplier<T> maker) {
    return random.nextBoolean() ? Optional.of(maker.get()) : Optional.empty();
  }

  private <T> List<T> many(Supplier<T> maker) {
    List<T> made = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      made.add(maker.get());
    }
    return made;
  }
}
