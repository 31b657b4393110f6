package org.wsmanspec.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Timing;

/** Conversations as a run records them, of any length. */
final class Conversations {

  private static final HttpHeaders HEADERS =
      HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int STEPS_OF_A_SCENARIO = 5;

  private Conversations() {}

  /** So many exchanges like these in turn, none of whose envelopes has been parsed yet. */
  static Conversation of(List<Talk.Pair> pairs) {
    List<Exchange> exchanges = new ArrayList<>(pairs.size());
    List<StepRecord> steps = new ArrayList<>(pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      StepRef step =
          new StepRef(
              "scenario-" + i / STEPS_OF_A_SCENARIO,
              Integer.toString(1 + i % STEPS_OF_A_SCENARIO),
              "get",
              "scenario.yaml",
              1);
      Exchange exchange = exchange(i, pairs.get(i), step);
      exchanges.add(exchange);
      steps.add(
          new StepRecord(
              step,
              List.of("DSP0226-addressing-50"),
              List.of(exchange.id()),
              Optional.empty(),
              Optional.of("{\"answered\":true}")));
    }
    return new Conversation(
        new Conversation.Origin(
            "benchmark", "live", Set.of(Conversation.Party.SERVICE), Optional.of(BEGIN)),
        new Declaration("benchmark", Set.of("get", "enumeration", "identify")),
        exchanges,
        steps,
        List.of());
  }

  /** So many exchanges, each with message ids of its own. */
  static List<Talk.Pair> repeated(List<Talk.Pair> kinds, int count) {
    List<Talk.Pair> pairs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pairs.add(kinds.get(i % kinds.size()).renumbered(10_000_000 + i));
    }
    return pairs;
  }

  private static Exchange exchange(int number, Talk.Pair pair, StepRef step) {
    return new Exchange(
        String.format(Locale.ROOT, "%06d", number),
        Exchange.Role.OPERATION,
        1,
        Optional.of(
            new Request("POST", "http://127.0.0.1/wsman", HEADERS, Payload.ofText(pair.request()))),
        Optional.of(new Response(pair.status(), "", HEADERS, Payload.ofText(pair.response()))),
        Optional.empty(),
        Optional.of(
            new Timing(BEGIN.plusMillis(10L * number), Duration.ofMillis(2), Duration.ofMillis(3))),
        Optional.of(step),
        Set.of(),
        Optional.empty());
  }
}
