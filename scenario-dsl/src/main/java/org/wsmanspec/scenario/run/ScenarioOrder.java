package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;

/**
 * Puts what several workers did side by side into the order of the scenarios.
 *
 * <p>The result is what one worker would have recorded, but for the times: exchanges and
 * connections are numbered anew. Scenarios in each other's way were driven in this order.
 */
public final class ScenarioOrder {

  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<Integer, Integer> connections = new HashMap<>();

  private ScenarioOrder(List<String> scenarios) {
    scenarios.forEach(id -> places.putIfAbsent(id, places.size()));
  }

  /**
   * The conversation in the order of its scenarios.
   *
   * @param scenarios ids of the scenarios in their order; what belongs to none of them comes last
   */
  public static Conversation of(Conversation conversation, List<String> scenarios) {
    return new ScenarioOrder(scenarios).ordered(conversation);
  }

  private Conversation ordered(Conversation conversation) {
    List<Exchange> exchanges =
        sorted(conversation.exchanges(), e -> e.step().map(this::place).orElse(Integer.MAX_VALUE));
    List<Exchange> renumbered = new ArrayList<>();
    Map<String, Integer> messages = new HashMap<>();
    for (Exchange exchange : exchanges) {
      exchange
          .requestEnvelope()
          .flatMap(Envelope::messageId)
          .ifPresent(id -> messages.putIfAbsent(id, messages.size()));
      renumbered.add(renumbered(exchange, renumbered.size() + 1));
    }
    List<StepRecord> steps =
        sorted(conversation.steps(), s -> place(s.step())).stream().map(this::renumbered).toList();
    List<JournalEntry> journal =
        sorted(
            conversation.journal(), j -> messages.getOrDefault(j.messageId(), Integer.MAX_VALUE));
    return new Conversation(
        conversation.origin(), conversation.declaration(), renumbered, steps, journal);
  }

  private int place(StepRef step) {
    return places.getOrDefault(step.scenario(), Integer.MAX_VALUE);
  }

  /** Sorted by place; those of one place stay as they were. */
  private static <T> List<T> sorted(List<T> items, Function<T, Integer> place) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparing(place));
    return sorted;
  }

  private Exchange renumbered(Exchange exchange, int number) {
    String id = Recorder.id(number);
    ids.put(exchange.id(), id);
    int connection =
        exchange.connection() == 0
            ? 0
            : connections.computeIfAbsent(exchange.connection(), c -> connections.size() + 1);
    return new Exchange(
        id,
        exchange.role(),
        connection,
        exchange.request(),
        exchange.response(),
        exchange.trouble(),
        exchange.timing(),
        exchange.step(),
        exchange.gaps(),
        exchange.source());
  }

  private StepRecord renumbered(StepRecord step) {
    return new StepRecord(
        step.step(),
        step.covers(),
        step.exchanges().stream().map(id -> ids.getOrDefault(id, id)).toList(),
        step.notDriven(),
        step.expectation());
  }
}
