package org.wsmanspec.scenario.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of one kind of map: the reader accepts them and the JSON Schema describes them.
 *
 * @param what the kind of map, for messages, with its article
 * @param keys by name, in the order of the documentation
 */
public record KeyTable(String what, Map<String, Key> keys) {

  /**
   * One key.
   *
   * @param type name of a JSON Schema definition
   * @param required whether the map must have it
   * @param description for people
   */
  public record Key(String type, boolean required, String description) {}

  public KeyTable {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /** A table from lines {@code name | type | description}; an exclamation mark makes required. */
  public static KeyTable of(String what, String lines) {
    Map<String, Key> keys = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      String[] cells = line.split("\\|", 3);
      String name = cells[0].strip();
      boolean required = name.endsWith("!");
      keys.put(
          required ? name.substring(0, name.length() - 1) : name,
          new Key(cells[1].strip(), required, cells[2].strip()));
    }
    return new KeyTable(what, keys);
  }

  /** This table with the keys of another behind its own. */
  KeyTable and(KeyTable other) {
    Map<String, Key> all = new LinkedHashMap<>(keys);
    all.putAll(other.keys);
    return new KeyTable(what, all);
  }

  /** The keys there may be. */
  public Set<String> names() {
    return keys.keySet();
  }

  /** The keys there must be. */
  public List<String> required() {
    List<String> names = new ArrayList<>();
    keys.forEach(
        (name, key) -> {
          if (key.required()) {
            names.add(name);
          }
        });
    return names;
  }
}
