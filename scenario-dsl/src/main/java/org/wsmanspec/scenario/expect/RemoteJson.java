package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wsmanspec.scenario.RemoteExpectation;
import org.wsmanspec.scenario.RemoteExpectation.Item;
import org.wsmanspec.scenario.RemoteExpectation.Output;
import org.wsmanspec.scenario.RemoteExpectation.Pipeline;
import org.wsmanspec.scenario.RemoteExpectation.Pool;
import org.wsmanspec.scenario.RemoteExpectation.Records;
import org.wsmanspec.scenario.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of what is expected of remote shells. */
final class RemoteJson {

  private final Function<Text, String> resolve;

  private RemoteJson(Function<Text, String> resolve) {
    this.resolve = resolve;
  }

  /** Write it beside the other keys of an expectation. */
  static void write(ObjectNode node, RemoteExpectation remote, Function<Text, String> resolve) {
    new RemoteJson(resolve).write(node, remote);
  }

  private void write(ObjectNode node, RemoteExpectation remote) {
    remote
        .output()
        .ifPresent(
            o -> {
              ObjectNode output = node.putObject("output");
              texts(output.putObject("streams"), o.streams());
              put(output, "exitCode", o.exitCode());
              put(output, "state", o.state());
              put(output, "encoding", o.encoding());
            });
    remote
        .pipeline()
        .ifPresent(
            p -> {
              ObjectNode pipeline = node.putObject("pipeline");
              put(pipeline, "state", p.state());
              put(pipeline, "reason", p.reason());
              p.records().forEach((kind, r) -> records(pipeline.putObject(kind), r));
            });
    remote
        .pool()
        .ifPresent(
            p -> {
              ObjectNode pool = node.putObject("pool");
              put(pool, "state", p.state());
              put(pool, "protocol", p.protocol());
              put(pool, "availability", p.availability());
              put(pool, "min", p.min());
              put(pool, "max", p.max());
            });
    if (!remote.messages().isEmpty()) {
      ArrayNode messages = node.putArray("messages");
      remote.messages().forEach(messages::add);
    }
  }

  private void records(ObjectNode node, Records records) {
    put(node, "count", records.count());
    if (records.count().isEmpty()) {
      ArrayNode items = node.putArray("items");
      for (Item item : records.items()) {
        if (item.text().isPresent()) {
          items.add(resolve.apply(item.text().get()));
        } else {
          texts(items.addObject(), item.properties());
        }
      }
    }
  }

  private void texts(ObjectNode node, Map<String, Text> texts) {
    texts.forEach((k, t) -> node.put(k, resolve.apply(t)));
  }

  private void put(ObjectNode node, String key, Optional<Text> text) {
    text.ifPresent(t -> node.put(key, resolve.apply(t)));
  }

  /** Read it; empty if none of it is there. */
  static Optional<RemoteExpectation> read(JsonNode node) {
    JsonNode output = node.path("output");
    JsonNode pipeline = node.path("pipeline");
    JsonNode pool = node.path("pool");
    JsonNode messages = node.path("messages");
    if (!output.isObject() && !pipeline.isObject() && !pool.isObject() && !messages.isArray()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    messages.forEach(m -> words.add(m.asString()));
    return Optional.of(
        new RemoteExpectation(
            output.isObject()
                ? Optional.of(
                    new Output(
                        texts(output.path("streams")),
                        text(output, "exitCode"),
                        text(output, "state"),
                        text(output, "encoding")))
                : Optional.empty(),
            pipeline.isObject() ? Optional.of(pipeline(pipeline)) : Optional.empty(),
            pool.isObject()
                ? Optional.of(
                    new Pool(
                        text(pool, "state"),
                        text(pool, "protocol"),
                        text(pool, "availability"),
                        text(pool, "min"),
                        text(pool, "max")))
                : Optional.empty(),
            words));
  }

  private static Pipeline pipeline(JsonNode node) {
    Map<String, Records> records = new LinkedHashMap<>();
    node.propertyStream()
        .filter(e -> e.getValue().isObject())
        .forEach(e -> records.put(e.getKey(), records(e.getValue())));
    return new Pipeline(text(node, "state"), text(node, "reason"), records);
  }

  private static Records records(JsonNode node) {
    List<Item> items = new ArrayList<>();
    node.path("items")
        .forEach(
            i ->
                items.add(
                    i.isObject()
                        ? new Item(Optional.empty(), texts(i))
                        : new Item(Optional.of(Text.of(i.asString())), Map.of())));
    return new Records(text(node, "count"), items);
  }

  private static Map<String, Text> texts(JsonNode node) {
    Map<String, Text> texts = new LinkedHashMap<>();
    node.propertyStream().forEach(e -> texts.put(e.getKey(), Text.of(e.getValue().asString())));
    return texts;
  }

  private static Optional<Text> text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? Optional.of(Text.of(value.asString())) : Optional.empty();
  }
}
