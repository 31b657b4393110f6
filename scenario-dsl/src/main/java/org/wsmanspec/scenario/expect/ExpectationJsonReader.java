package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.scenario.Delivered;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Expectation.EventsExpectation;
import org.wsmanspec.scenario.Expectation.FaultExpectation;
import org.wsmanspec.scenario.Expectation.FaultPattern;
import org.wsmanspec.scenario.Expectation.HttpError;
import org.wsmanspec.scenario.Expectation.JournalExpectation;
import org.wsmanspec.scenario.Expectation.JournalPattern;
import org.wsmanspec.scenario.Expectation.XPathCondition;
import org.wsmanspec.scenario.Expectation.XPathCondition.Kind;
import org.wsmanspec.scenario.ExpectationBuilder;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the stored form of an expectation. */
final class ExpectationJsonReader {

  private ExpectationJsonReader() {}

  static Expectation read(String json) {
    try {
      JsonNode node = ExpectationJson.MAPPER.readTree(json);
      if (!node.isObject()) {
        throw new IllegalArgumentException("a stored expectation is a JSON object");
      }
      return read(node);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "a stored expectation is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Expectation read(JsonNode node) {
    ExpectationBuilder b = Expectation.builder();
    text(node, "response").ifPresent(t -> b.response(t.template()));
    b.status(strings(node.path("status")));
    text(node, "action").ifPresent(b::action);
    JsonNode fault = node.path("fault");
    if (fault.isObject()) {
      b.fault(
          new FaultExpectation(items(fault.path("anyOf")).stream().map(f -> fault(f)).toList()));
    }
    JsonNode httpError = node.path("httpError");
    if (httpError.isString()) {
      b.httpError(new HttpError(List.of()));
    } else if (httpError.isArray()) {
      b.httpError(new HttpError(strings(httpError)));
    }
    if (node.has("schema")) {
      b.schemaValid();
    }
    items(node.path("xpath")).forEach(c -> b.xpath(condition(c)));
    text(node.path("body"), "matches").ifPresent(b::bodyMatches);
    if (node.path("answered").asBoolean(false)) {
      b.answered();
    }
    JsonNode journal = node.path("journal");
    if (journal.isObject()) {
      b.journal(new JournalExpectation(entries(journal, "contains"), entries(journal, "lacks")));
    }
    JsonNode events = node.path("events");
    if (events.isObject()) {
      b.events(
          new EventsExpectation(
              text(events, "of").map(Text::template).flatMap(Delivered::of),
              text(events, "filter"),
              text(events, "count"),
              strings(events.path("some")).stream().map(Text::of).toList(),
              items(events.path("each")).stream().map(c -> condition(c)).toList(),
              text(events, "distinct"),
              text(events, "inOrder")));
    }
    RemoteJson.read(node).ifPresent(b::remote);
    items(node.path("anyOf")).forEach(a -> b.anyOf(read(a)));
    if (node.path("not").isObject()) {
      b.not(read(node.path("not")));
    }
    text(node, "hint").ifPresent(b::hint);
    node.path("namespaces")
        .propertyStream()
        .forEach(e -> b.namespace(e.getKey(), e.getValue().asString()));
    return b.build();
  }

  private static FaultPattern fault(JsonNode node) {
    return new FaultPattern(text(node, "subcode"), text(node, "code"), text(node, "detail"));
  }

  private static XPathCondition condition(JsonNode node) {
    Optional<Text> that = text(node, "that");
    if (that.isPresent()) {
      return new XPathCondition(Kind.THAT, that.get(), Optional.empty(), Position.NONE);
    }
    Kind kind = Kind.EQUALS;
    Optional<Text> value = text(node, "equals");
    if (node.has("exists")) {
      kind = Kind.EXISTS;
    } else if (node.has("absent")) {
      kind = Kind.ABSENT;
    } else if (node.has("count")) {
      kind = Kind.COUNT;
      value = text(node, "count");
    } else if (node.has("matches")) {
      kind = Kind.MATCHES;
      value = text(node, "matches");
    }
    return new XPathCondition(kind, text(node, "at").orElse(Text.of("")), value, Position.NONE);
  }

  private static List<JournalPattern> entries(JsonNode journal, String key) {
    List<JournalPattern> patterns = new ArrayList<>();
    for (JsonNode entry : items(journal.path(key))) {
      Map<String, Text> details = new LinkedHashMap<>();
      entry
          .path("details")
          .propertyStream()
          .forEach(e -> details.put(e.getKey(), Text.of(e.getValue().asString())));
      patterns.add(
          new JournalPattern(
              text(entry, "operation"),
              text(entry, "subject"),
              details,
              text(entry, "count").map(Text::template)));
    }
    return patterns;
  }

  private static List<JsonNode> items(JsonNode node) {
    List<JsonNode> items = new ArrayList<>();
    node.forEach(items::add);
    return items;
  }

  private static List<String> strings(JsonNode node) {
    return items(node).stream().map(JsonNode::asString).toList();
  }

  private static Optional<Text> text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? Optional.of(Text.of(value.asString())) : Optional.empty();
  }
}
