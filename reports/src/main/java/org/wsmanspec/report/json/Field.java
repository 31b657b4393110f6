package org.wsmanspec.report.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value of the report and the path to it, for messages.
 *
 * @param node the value
 * @param path JSON pointer to it; empty for the root
 */
record Field(JsonNode node, String path) {

  Field get(String name) {
    if (!node.isObject()) {
      throw wrong("an object");
    }
    JsonNode child = node.get(name);
    if (child == null) {
      throw new UnreadableReportException("the run report lacks the field " + path + "/" + name);
    }
    return new Field(child, path + "/" + name);
  }

  Optional<Field> optional(String name) {
    return node.hasNonNull(name) ? Optional.of(get(name)) : Optional.empty();
  }

  String text() {
    if (!node.isString()) {
      throw wrong("a string");
    }
    return node.stringValue();
  }

  String text(String name) {
    return get(name).text();
  }

  int integer(String name) {
    Field field = get(name);
    if (!field.node.isInt()) {
      throw field.wrong("an integer");
    }
    return field.node.intValue();
  }

  long count(String name) {
    Field field = get(name);
    if (!field.node.isIntegralNumber() || !field.node.canConvertToLong()) {
      throw field.wrong("an integer");
    }
    return field.node.longValue();
  }

  <T> List<T> list(String name, Function<Field, T> map) {
    Field field = get(name);
    if (!field.node.isArray()) {
      throw field.wrong("an array");
    }
    List<T> items = new ArrayList<>();
    int i = 0;
    for (JsonNode item : field.node.values()) {
      items.add(map.apply(new Field(item, field.path + "/" + i++)));
    }
    return items;
  }

  List<String> texts(String name) {
    return list(name, Field::text);
  }

  <E extends Enum<E>> E constant(String name, E[] values) {
    Field field = get(name);
    return field.constant(values);
  }

  <E extends Enum<E>> E constant(E[] values) {
    String word = text();
    for (E value : values) {
      if (ReportToJson.word(value).equals(word)) {
        return value;
      }
    }
    throw wrong(
        "one of " + Stream.of(values).map(ReportToJson::word).collect(Collectors.joining(", ")));
  }

  UnreadableReportException wrong(String expected) {
    String shown = node.toString();
    return new UnreadableReportException(
        "the run report's "
            + (path.isEmpty() ? "root" : "field " + path)
            + " should be "
            + expected
            + " but is "
            + (shown.length() > 80 ? shown.substring(0, 80) + " …" : shown));
  }
}
