package org.wsmanspec.mock.personality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A map of a personality file, whose mistakes are noted with their place. */
final class YamlMap {

  private final String file;
  private final Node node;
  private final List<String> mistakes;
  private final Map<String, Node> values = new LinkedHashMap<>();

  YamlMap(String file, Node node, List<String> mistakes) {
    this.file = file;
    this.node = node;
    this.mistakes = mistakes;
    if (!(node instanceof MappingNode map)) {
      mistake(node, "a map is expected here");
      return;
    }
    for (NodeTuple tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (values.put(key.getValue(), tuple.getValueNode()) != null) {
          mistake(key, "'" + key.getValue() + "' is there twice");
        }
      } else {
        mistake(tuple.getKeyNode(), "a key is a single word");
      }
    }
  }

  /** Only these keys may be there. */
  YamlMap only(Set<String> known) {
    values.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            mistake(value, "unknown key '" + key + "'; known are " + String.join(", ", known));
          }
        });
    return this;
  }

  Set<String> keys() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Node node() {
    return node;
  }

  Optional<Node> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  String required(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      mistake(node, "'" + key + "' is missing");
    }
    return text.orElse("");
  }

  Optional<String> text(String key) {
    return value(key).map(this::scalar);
  }

  Optional<Integer> number(String key) {
    return text(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(Integer.valueOf(text.strip()));
              } catch (NumberFormatException e) {
                mistake(key, "'" + key + "' is a number, not '" + text + "'");
                return Optional.empty();
              }
            });
  }

  /** A list of texts; a single text is a list of one. */
  List<String> texts(String key) {
    return items(key).stream().map(this::scalar).toList();
  }

  List<Node> items(String key) {
    return value(key)
        .map(n -> n instanceof SequenceNode list ? list.getValue() : List.of(n))
        .orElse(List.of());
  }

  Optional<YamlMap> map(String key) {
    return value(key).map(n -> new YamlMap(file, n, mistakes));
  }

  List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    items(key).forEach(n -> maps.add(new YamlMap(file, n, mistakes)));
    return maps;
  }

  /** Values by key; a null value is empty. */
  Map<String, Optional<String>> optionalTexts(String key) {
    Map<String, Optional<String>> all = new LinkedHashMap<>();
    map(key)
        .ifPresent(
            m ->
                m.values.forEach(
                    (name, value) -> {
                      String text = m.scalar(value);
                      boolean none = value.getTag().getValue().endsWith(":null");
                      all.put(name, none ? Optional.empty() : Optional.of(text));
                    }));
    return all;
  }

  void mistake(String key, String what) {
    mistake(values.getOrDefault(key, node), what);
  }

  private void mistake(Node at, String what) {
    mistakes.add(place(at) + ": " + what);
  }

  /** Where a key's value, or the map itself, stands. */
  String place() {
    return place(node);
  }

  private String place(Node at) {
    Optional<Mark> mark = at.getStartMark();
    return file + mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("");
  }

  private String scalar(Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    mistake(value, "a single value is expected here");
    return "";
  }
}
