package org.wsmanspec.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;

/** Conversations that nobody had: pieces of recorded ones, bent and put together anew. */
final class ConversationCase {

  private static final List<String> REASONS =
      List.of("", "not applicable: x", "the target can no longer be reached", "mistake \u0000");
  private static final List<String> IDS =
      List.of("DSP0226-R8.2-1", "NO-SUCH-ID", "", "DSP0226-faults-14", "MS-WMOD-3.1-9");

  private final Seeds seeds;
  private final SplittableRandom random;
  private final MessageCase messages;
  private final Map<String, List<StepRecord>> recorded = new HashMap<>();

  ConversationCase(Seeds seeds, SplittableRandom random) {
    this.seeds = seeds;
    this.random = random;
    this.messages = new MessageCase(seeds, random);
    seeds
        .conversation()
        .steps()
        .forEach(s -> recorded.computeIfAbsent(s.step().scenario(), k -> new ArrayList<>()).add(s));
  }

  Conversation next() {
    List<Exchange> all = seeds.conversation().exchanges();
    int from = random.nextInt(all.size());
    int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 8 : 3);
    List<Exchange> chosen = new ArrayList<>(all.subList(from, Math.min(all.size(), from + count)));
    if (random.nextInt(4) == 0) {
      chosen.add(Words.pick(all, random));
    }
    Set<String> scenarios = new TreeSet<>();
    chosen.forEach(e -> e.step().ifPresent(s -> scenarios.add(s.scenario())));
    List<Exchange> exchanges = new ArrayList<>();
    for (Exchange exchange : chosen) {
      exchanges.add(random.nextInt(10) < 7 ? bent(exchange) : exchange);
    }
    order(exchanges);
    List<StepRecord> steps = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      scenarios.stream()
          .flatMap(s -> steps(s).stream())
          .limit(12)
          .forEach(s -> steps.add(random.nextInt(4) == 0 ? bent(s) : s));
      order(steps);
    }
    return new Conversation(
        new Conversation.Origin(
            "fuzz",
            Words.pick(List.of("live", "evidence", "har", ""), random),
            parties(),
            random.nextBoolean() ? Optional.of(Instant.EPOCH) : Optional.empty()),
        declaration(),
        exchanges,
        steps,
        random.nextInt(4) == 0 ? journal() : List.of());
  }

  private List<StepRecord> steps(String scenario) {
    return recorded.getOrDefault(scenario, List.of());
  }

  private <T> void order(List<T> items) {
    switch (random.nextInt(8)) {
      case 0 -> Collections.reverse(items);
      case 1 -> Collections.shuffle(items, new Random(random.nextLong()));
      case 2 -> {
        if (!items.isEmpty()) {
          items.add(Words.pick(items, random));
        }
      }
      default -> {
        // As they were.
      }
    }
  }

  private Set<Party> parties() {
    return Words.pick(
        List.of(
            EnumSet.of(Party.SERVICE),
            EnumSet.of(Party.CLIENT),
            EnumSet.allOf(Party.class),
            EnumSet.noneOf(Party.class)),
        random);
  }

  private Declaration declaration() {
    Set<String> claims = new TreeSet<>(seeds.conversation().declaration().capabilities());
    if (random.nextInt(3) == 0) {
      claims.removeIf(c -> random.nextBoolean());
    }
    if (random.nextInt(10) == 0) {
      claims.add("no-such-word");
    }
    return new Declaration("fuzz", claims);
  }

  private List<JournalEntry> journal() {
    List<JournalEntry> all = seeds.conversation().journal();
    List<JournalEntry> some = new ArrayList<>();
    for (int i = 0; i < 5 && !all.isEmpty(); i++) {
      JournalEntry entry = Words.pick(all, random);
      some.add(
          random.nextBoolean()
              ? entry
              : new JournalEntry(
                  entry.time(),
                  entry.messageId(),
                  Words.value(random),
                  Words.value(random),
                  new HashMap<>(Map.of("outcome", Words.value(random)))));
    }
    return some;
  }

  private Exchange bent(Exchange e) {
    Optional<Trouble> trouble = e.trouble();
    if (random.nextInt(12) == 0) {
      Trouble.Kind kind = Words.pick(List.of(Trouble.Kind.values()), random);
      trouble = Optional.of(new Trouble(kind, Words.value(random)));
    }
    return new Exchange(
        random.nextInt(20) == 0 ? Words.value(random) : e.id(),
        random.nextInt(30) == 0 ? Exchange.Role.DELIVERY : e.role(),
        random.nextInt(10) == 0 ? random.nextInt(-2, 5) : e.connection(),
        random.nextInt(30) == 0 ? Optional.empty() : e.request().map(messages::request),
        random.nextInt(15) == 0 ? Optional.empty() : e.response().map(messages::response),
        trouble,
        random.nextInt(5) == 0 ? timing() : e.timing(),
        random.nextInt(10) == 0 ? step() : e.step(),
        random.nextInt(8) == 0 ? gaps() : e.gaps(),
        random.nextInt(10) == 0 ? Optional.of(Words.value(random)) : e.source());
  }

  private Optional<Timing> timing() {
    if (random.nextBoolean()) {
      return Optional.empty();
    }
    List<Duration> durations =
        List.of(
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofSeconds(61),
            Duration.ofDays(1000),
            Duration.ofSeconds(-1));
    return Optional.of(
        new Timing(
            Instant.EPOCH.plusSeconds(random.nextInt(-100, 100_000)),
            Words.pick(durations, random),
            Words.pick(durations, random)));
  }

  private Set<Gap> gaps() {
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    for (Gap gap : Gap.values()) {
      if (random.nextInt(4) == 0) {
        gaps.add(gap);
      }
    }
    return gaps;
  }

  private Optional<StepRef> step() {
    List<StepRecord> steps = seeds.conversation().steps();
    return random.nextBoolean() ? Optional.empty() : Optional.of(Words.pick(steps, random).step());
  }

  private StepRecord bent(StepRecord step) {
    List<String> covers = new ArrayList<>(step.covers());
    if (random.nextInt(3) == 0) {
      covers.add(Words.pick(IDS, random));
    }
    List<String> exchanges = new ArrayList<>(step.exchanges());
    if (random.nextInt(3) == 0) {
      exchanges.add(random.nextBoolean() ? "no-such-exchange" : "0001");
    } else if (random.nextInt(3) == 0) {
      exchanges.clear();
    }
    return new StepRecord(
        step.step(),
        covers,
        exchanges,
        random.nextInt(5) == 0 ? Optional.of(Words.pick(REASONS, random)) : step.notDriven(),
        expectation(step));
  }

  /** Another step's expectation, a garbled one, or none. */
  private Optional<String> expectation(StepRecord step) {
    return switch (random.nextInt(4)) {
      case 0 -> Words.pick(seeds.conversation().steps(), random).expectation();
      case 1 ->
          step.expectation()
              .map(
                  e ->
                      new String(
                          new ByteMutations(random).bend(e.getBytes(StandardCharsets.UTF_8)),
                          StandardCharsets.UTF_8));
      case 2 -> Optional.empty();
      default -> step.expectation();
    };
  }
}
