package org.wsmanspec.scenario.expect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.mutation.MutationException;
import org.wsmanspec.message.mutation.XPathExpressions;
import org.wsmanspec.scenario.Delivered;
import org.wsmanspec.scenario.Expectation.EventsExpectation;
import org.wsmanspec.scenario.Expectation.XPathCondition;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.Mismatch.Side;
import org.wsmanspec.scenario.expect.Outcome.Kind;

/** Compares what was delivered in some exchanges with what was expected. */
final class EventsComparison {

  /** More of the same would tell nobody anything. */
  private static final int MOST_MISMATCHES = 5;

  private final EventsExpectation expected;
  private final Map<String, String> prefixes;
  private final XPathExpressions xpaths;
  private final List<Node> nodes = new ArrayList<>();
  private int count;
  private final Side side;

  private EventsComparison(
      EventsExpectation expected, Map<String, String> prefixes, List<Exchange> exchanges) {
    this.expected = expected;
    this.prefixes = prefixes;
    this.xpaths = new XPathExpressions(prefixes);
    this.side =
        exchanges.stream().anyMatch(e -> e.role() == Exchange.Role.OPERATION)
            ? Side.RESPONSE
            : Side.REQUEST;
    Delivered of = expected.of().orElse(Delivered.EVENTS);
    for (Exchange exchange : exchanges) {
      for (Deliveries.Item item : Deliveries.in(exchange)) {
        if (item.is(of) && wanted(item)) {
          count++;
          item.node().ifPresent(nodes::add);
        }
      }
    }
  }

  static Outcome compare(
      EventsExpectation expected, List<Exchange> exchanges, Map<String, String> prefixes) {
    try {
      return new EventsComparison(expected, prefixes, exchanges).all();
    } catch (MutationException e) {
      return ExpectationEvaluator.unknown(describe(expected), String.valueOf(e.getMessage()));
    }
  }

  private boolean wanted(Deliveries.Item item) {
    return expected.filter().isEmpty()
        || item.node().filter(n -> xpaths.holds(n, expected.filter().get().template())).isPresent();
  }

  private Outcome all() {
    Outcome outcome = Outcome.HELD;
    if (expected.count().isPresent()
        && !Comparison.count(expected.count().get().template(), count)) {
      outcome =
          outcome.and(
              broken(
                  "a delivery of " + expected.count().get() + " " + word(),
                  count == 0 ? "none came" : count + " came",
                  Optional.empty()));
    }
    for (Text some : expected.some()) {
      if (nodes.stream().noneMatch(n -> xpaths.holds(n, some.template()))) {
        outcome =
            outcome.and(
                broken(
                    "one of the " + word() + " for which " + some + " is true",
                    "none of " + count,
                    Optional.empty()));
      }
    }
    return outcome.and(each()).and(distinct()).and(inOrder());
  }

  private Outcome each() {
    Outcome outcome = Outcome.HELD;
    int wrong = 0;
    for (Node node : nodes) {
      Conditions conditions = new Conditions(Optional.of(node), prefixes, side);
      for (XPathCondition condition : expected.each()) {
        Outcome one = conditions.evaluate(condition);
        if (!one.held() && wrong < MOST_MISMATCHES) {
          wrong++;
          outcome = outcome.and(one);
        }
      }
    }
    return outcome;
  }

  private Outcome distinct() {
    if (expected.distinct().isEmpty()) {
      return Outcome.HELD;
    }
    String expression = expected.distinct().get().template();
    Set<String> seen = new HashSet<>();
    for (Value value : values(expression)) {
      if (!seen.add(value.text())) {
        return broken(
            expression + " is another in each of the " + word(),
            "'" + value.text() + "' came twice",
            value.place());
      }
    }
    return Outcome.HELD;
  }

  private Outcome inOrder() {
    if (expected.inOrder().isEmpty()) {
      return Outcome.HELD;
    }
    String expression = expected.inOrder().get().template();
    String due = expression + " grows from one of the " + word() + " to the next";
    Optional<BigDecimal> before = Optional.empty();
    for (Value value : values(expression)) {
      BigDecimal number;
      try {
        number = new BigDecimal(value.text().strip());
      } catch (NumberFormatException e) {
        return broken(due, "'" + value.text() + "' is no number", value.place());
      }
      if (before.isPresent() && number.compareTo(before.get()) < 0) {
        return broken(
            due,
            number.toPlainString() + " came after " + before.get().toPlainString(),
            value.place());
      }
      before = Optional.of(number);
    }
    return Outcome.HELD;
  }

  private record Value(String text, Optional<String> place) {}

  /** The values of an expression in order; a node that several events select is there once. */
  private List<Value> values(String expression) {
    List<Value> values = new ArrayList<>();
    Set<Node> known = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node node : nodes) {
      Object value = xpaths.value(node, expression);
      if (value instanceof List<?> selected) {
        for (Object each : selected) {
          Node found = (Node) each;
          if (known.add(found)) {
            values.add(new Value(Dom.text(found), Optional.of(Dom.xpath(found))));
          }
        }
      } else {
        String text =
            value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
                ? Long.toString(d.longValue())
                : String.valueOf(value);
        values.add(new Value(text, Optional.of(Dom.xpath(node))));
      }
    }
    return values;
  }

  private String word() {
    return word(expected);
  }

  private static String word(EventsExpectation events) {
    return switch (events.of().orElse(Delivered.EVENTS)) {
      case EVENTS -> "events";
      case HEARTBEATS -> "heartbeats";
      case DROPPED -> "notices of dropped events";
      case END -> "SubscriptionEnd messages";
      case ENROLLMENTS -> "requests for the list";
      case FAULTS -> "faults of the publisher";
      case REFUSED -> "deliveries that the sink refuses";
      case ANY -> "deliveries";
    };
  }

  /** The expectation for people, such as {@code >=3 events}. */
  static String describe(EventsExpectation events) {
    List<String> parts = new ArrayList<>();
    parts.add(events.count().map(c -> c + " ").orElse("") + word(events));
    events.some().forEach(s -> parts.add("one with " + s));
    events.each().forEach(c -> parts.add("each with " + Conditions.describe(c)));
    events.distinct().ifPresent(d -> parts.add("with distinct " + d));
    events.inOrder().ifPresent(o -> parts.add("in order of " + o));
    return String.join(", ", parts);
  }

  private Outcome broken(String due, String actual, Optional<String> place) {
    return Outcome.of(Kind.BROKEN, new Mismatch(due, actual, place, side));
  }
}
