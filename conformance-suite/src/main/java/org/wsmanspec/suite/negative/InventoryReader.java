package org.wsmanspec.suite.negative;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the inventory that comes with the suite; a mistake in it is a fault of this tool. */
final class InventoryReader {

  private static final String FILE = "/org/wsmanspec/suite/negative/inventory.yaml";

  private final Map<String, Inventory.Due> due = new LinkedHashMap<>();

  private InventoryReader() {}

  /**
   * The shipped inventory.
   *
   * @throws IllegalStateException if it is missing or wrong
   */
  static Inventory read() {
    try (InputStream in = InventoryReader.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + FILE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      LoadSettings settings =
          LoadSettings.builder().setLabel(FILE).setMaxAliasesForCollections(1000).build();
      return new InventoryReader().inventory(map(new Load(settings).loadFromString(text), FILE));
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + FILE + " cannot be read", e);
    }
  }

  private Inventory inventory(Map<String, Object> root) {
    keys(root, "the inventory", "due", "messages", "elements", "elsewhere");
    maps(root, "due").forEach((name, m) -> due.put(name, due(name, m)));
    Map<String, Inventory.Message> messages = new LinkedHashMap<>();
    maps(root, "messages").forEach((name, m) -> messages.put(name, message(name, m)));
    List<Inventory.Item> items = new ArrayList<>();
    for (Object element : list(root, "elements")) {
      items.add(item(map(element, "an element"), messages.keySet()));
    }
    Map<String, String> elsewhere = new LinkedHashMap<>();
    map(root.getOrDefault("elsewhere", Map.of()), "elsewhere")
        .forEach((name, where) -> elsewhere.put(name, where.toString()));
    return new Inventory(messages, items, elsewhere);
  }

  private static Inventory.Due due(String name, Map<String, Object> m) {
    keys(m, name, "covers", "needs", "expect", "late", "first");
    return new Inventory.Due(
        text(m, "covers"), texts(m, "needs"), text(m, "expect"), flag(m, "late"), flag(m, "first"));
  }

  private static Inventory.Message message(String name, Map<String, Object> m) {
    keys(
        m,
        name,
        "title",
        "step",
        "needs",
        "disruptive",
        "success",
        "variables",
        "before",
        "mutate",
        "keep",
        "cleanup");
    return new Inventory.Message(
        text(m, "title"),
        text(m, "step"),
        texts(m, "needs"),
        flag(m, "disruptive"),
        text(m, "success"),
        text(m, "variables"),
        text(m, "before"),
        text(m, "mutate"),
        text(m, "keep"),
        text(m, "cleanup"));
  }

  private Inventory.Item item(Map<String, Object> m, Set<String> messages) {
    String element = text(m, "element");
    keys(m, element, "element", "id", "called", "type", "at", "with", "needs", "in", "cases");
    List<String> usual = texts(m, "in");
    Map<Bend, Inventory.Case> cases = new LinkedHashMap<>();
    maps(m, "cases")
        .forEach(
            (word, c) -> {
              Inventory.Case one = bent(element + ", " + word, c, usual);
              if (!messages.containsAll(one.in())) {
                throw wrong(element + ", " + word, "knows no message among " + one.in());
              }
              cases.put(bend(element, word), one);
            });
    return new Inventory.Item(
        element,
        m.containsKey("id") ? text(m, "id") : kebab(element),
        m.containsKey("called") ? text(m, "called") : element,
        text(m, "type"),
        text(m, "at"),
        text(m, "with"),
        texts(m, "needs"),
        cases);
  }

  private Inventory.Case bent(String what, Map<String, Object> m, List<String> usual) {
    keys(m, what, "in", "value", "due", "open");
    if (m.containsKey("due") == m.containsKey("open")) {
      throw wrong(what, "has either 'due' or 'open'");
    }
    String name = text(m, "due");
    if (!name.isEmpty() && !due.containsKey(name)) {
      throw wrong(what, "has no such thing due as '" + name + "'");
    }
    return new Inventory.Case(
        m.containsKey("in") ? texts(m, "in") : usual,
        text(m, "value"),
        Optional.ofNullable(due.get(name)),
        text(m, "open"));
  }

  private static Bend bend(String element, String word) {
    for (Bend bend : Bend.values()) {
      if (bend.word().equals(word)) {
        return bend;
      }
    }
    throw wrong(element, "cannot be '" + word + "'");
  }

  /** The local name in kebab-case: {@code wsman:ResourceURI} is {@code resource-uri}. */
  private static String kebab(String element) {
    String local = element.substring(element.lastIndexOf(':') + 1);
    return local
        .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static void keys(Map<String, Object> m, String what, String... known) {
    for (String key : m.keySet()) {
      if (!Set.of(known).contains(key)) {
        throw wrong(what, "has no key '" + key + "'");
      }
    }
  }

  private static String text(Map<String, Object> m, String key) {
    return String.valueOf(m.getOrDefault(key, ""));
  }

  private static boolean flag(Map<String, Object> m, String key) {
    return Boolean.TRUE.equals(m.get(key));
  }

  private static List<String> texts(Map<String, Object> m, String key) {
    return list(m, key).stream().map(Object::toString).toList();
  }

  private static List<?> list(Map<String, Object> m, String key) {
    return m.getOrDefault(key, List.of()) instanceof List<?> list ? list : List.of();
  }

  private static Map<String, Map<String, Object>> maps(Map<String, Object> m, String key) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    map(m.getOrDefault(key, Map.of()), key).forEach((name, v) -> all.put(name, map(v, name)));
    return all;
  }

  private static Map<String, Object> map(Object value, String what) {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(what, "is no map");
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((k, v) -> copy.put(String.valueOf(k), v == null ? "" : v));
    return copy;
  }

  private static IllegalStateException wrong(String what, String problem) {
    return new IllegalStateException(FILE + ": " + what + " " + problem);
  }
}
