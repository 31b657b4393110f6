package org.wsmanspec.mock.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Trouble;

class OverheardTests {

  private static final byte[] ASKED = "<asked/>".getBytes(StandardCharsets.UTF_8);
  private final List<Exchange> told = new ArrayList<>();

  private static Heard heard() {
    return new Heard("POST", "/wsman", HttpHeaders.of("Content-Type", "text/xml")).with(ASKED);
  }

  @Test
  void tellsWhatWasSentAndNotWhatWouldHaveBeenRight() {
    Misbehavior lie = Misbehavior.answering((r, a) -> HttpAnswer.plain(500, "a lie"));
    Overheard overheard = new Overheard(lie, told::add);

    Said said = overheard.say(heard(), HttpAnswer.plain(200, "the truth"));

    assertEquals(500, said.answer().status());
    Exchange exchange = told.get(0);
    assertEquals("0001", exchange.id());
    assertEquals("/wsman", exchange.request().orElseThrow().target());
    assertArrayEquals(ASKED, exchange.request().orElseThrow().body().bytes());
    assertEquals(500, exchange.response().orElseThrow().status());
    assertEquals("a lie\n", exchange.response().orElseThrow().body().text());
    assertTrue(exchange.lacks(Gap.TIMES));
  }

  @Test
  void anAnswerThatIsNeverSentIsNone() {
    Misbehavior deaf =
        new Misbehavior() {
          @Override
          public Said say(Heard request, HttpAnswer answer) {
            return new Said(answer, Duration.ZERO, true);
          }
        };

    Said said = new Overheard(deaf, told::add).say(heard(), HttpAnswer.plain(200, "never sent"));

    assertTrue(said.dropped());
    assertEquals(Optional.empty(), told.get(0).response());
    assertEquals(
        Optional.of(Trouble.Kind.CONNECTION_LOST), told.get(0).trouble().map(Trouble::kind));
  }
}
