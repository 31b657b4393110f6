package org.wsmanspec.scenario.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.Text;

/** The entries of one map, checked against its table; a wrong one is reported and left out. */
public final class Fields {

  private final Source source;
  private final Node node;
  private final KeyTable table;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();

  private Fields(Source source, Node node, KeyTable table) {
    this.source = source;
    this.node = node;
    this.table = table;
  }

  /** Read a map; anything else is reported and gives no entries. */
  public static Fields of(Source source, Node node, KeyTable table) {
    Fields fields = new Fields(source, node, table);
    if (!(node instanceof MappingNode mapping)) {
      source.problem(
          node,
          "expected " + table.what() + " with keys, but found " + Yaml.kind(node),
          "the keys are " + String.join(", ", table.names()));
      return fields;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      fields.take(tuple);
    }
    for (String required : table.required()) {
      if (!fields.values.containsKey(required)) {
        source.problem(node, table.what() + " must have the key '" + required + "'");
      }
    }
    return fields;
  }

  private void take(NodeTuple tuple) {
    Node key = tuple.getKeyNode();
    if (!(key instanceof ScalarNode scalar)) {
      source.problem(key, "a key is a single word, but this is " + Yaml.kind(key));
      return;
    }
    String name = scalar.getValue();
    if (!table.names().contains(name)) {
      source.add(
          key,
          "unknown key '" + name + "' in " + table.what(),
          Optional.of(
              Nearest.to(name, table.names())
                  .map(n -> "did you mean '" + n + "'?")
                  .orElse("the keys are " + String.join(", ", table.names()))));
    } else if (values.containsKey(name)) {
      source.problem(
          key,
          "the key '" + name + "' is here twice",
          "it is first in line " + source.position(key(name)).line());
    } else {
      keys.put(name, key);
      values.put(name, tuple.getValueNode());
    }
  }

  /** The file. */
  public Source source() {
    return source;
  }

  Node node() {
    return node;
  }

  Position position() {
    return source.position(node);
  }

  /** Whether the map has a key. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  Collection<String> present() {
    return values.keySet();
  }

  /** The value of a key. */
  public Optional<Node> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The key itself, to report what is wrong with its being there. */
  Node key(String key) {
    return keys.getOrDefault(key, node);
  }

  /** A text; anything else is reported. */
  public Optional<Text> text(String key) {
    return value(key).flatMap(n -> text(source, n, "'" + key + "'"));
  }

  /** A required text; its absence is already reported. */
  Text requiredText(String key) {
    return text(key).orElse(Text.of(""));
  }

  static Optional<Text> text(Source source, Node node, String what) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return Optional.of(new Text(scalar.getValue(), source.position(node)));
    }
    boolean none = node instanceof ScalarNode;
    source.problem(
        node,
        "expected a text for " + what + ", but found " + (none ? "nothing" : Yaml.kind(node)),
        none ? "write \"\" for an empty text, or leave the key out" : "write a single value");
    return Optional.empty();
  }

  Optional<Boolean> bool(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Optional.of(Boolean.parseBoolean(scalar.getValue()));
    }
    source.problem(value.get(), "expected true or false for '" + key + "'");
    return Optional.empty();
  }

  Optional<Integer> integer(String key, int least, int most) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (value.get() instanceof ScalarNode scalar) {
        int number = Integer.parseInt(scalar.getValue());
        if (number >= least && number <= most) {
          return Optional.of(number);
        }
      }
    } catch (NumberFormatException e) {
      // Reported below like any other wrong value.
    }
    source.problem(
        value.get(), "expected a number from " + least + " to " + most + " for '" + key + "'");
    return Optional.empty();
  }

  /** One of a few words. */
  Optional<String> word(String key, Collection<String> words) {
    return text(key)
        .map(Text::template)
        .filter(word -> word(source, values.getOrDefault(key, node), word, words, "'" + key + "'"));
  }

  static boolean word(
      Source source, Node node, String word, Collection<String> words, String what) {
    if (words.contains(word)) {
      return true;
    }
    source.problem(
        node,
        "'" + word + "' is no value of " + what,
        Nearest.to(word, words)
            .map(n -> "did you mean '" + n + "'?")
            .orElse("expected " + String.join(", ", words)));
    return false;
  }

  /** Texts: a list, or a single one. */
  List<Text> texts(String key) {
    List<Text> texts = new ArrayList<>();
    for (Node item : items(key)) {
      text(source, item, "an item of '" + key + "'").ifPresent(texts::add);
    }
    return texts;
  }

  /** The items of a list; a value that is no list is its only item. */
  List<Node> items(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    return value.get() instanceof SequenceNode s ? s.getValue() : List.of(value.get());
  }

  /** The items of what must be a list. */
  public List<Node> list(String key) {
    Optional<Node> value = value(key);
    if (value.isPresent() && !(value.get() instanceof SequenceNode)) {
      source.problem(
          value.get(),
          "expected a list for '" + key + "', but found " + Yaml.kind(value.get()),
          "begin each item with '- '");
      return List.of();
    }
    return items(key);
  }

  /** Texts by name. */
  Optional<Map<String, Text>> textMap(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Text> map = new LinkedHashMap<>();
    entries(key)
        .forEach(
            (name, n) -> text(source, n, "'" + name + "'").ifPresent(text -> map.put(name, text)));
    return Optional.of(map);
  }

  /** Nodes by name. */
  Map<String, Node> entries(String key) {
    Optional<Node> value = value(key);
    return value.isEmpty() ? Map.of() : entries(source, value.get(), "'" + key + "'");
  }

  static Map<String, Node> entries(Source source, Node node, String what) {
    Map<String, Node> map = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      source.problem(
          node,
          "expected names and values for " + what + ", but found " + Yaml.kind(node),
          "write each as 'name: value'");
      return map;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        source.problem(tuple.getKeyNode(), "a name is a single word");
      } else if (map.put(name.getValue(), tuple.getValueNode()) != null) {
        source.problem(name, "the name '" + name.getValue() + "' is here twice");
      }
    }
    return map;
  }
}
