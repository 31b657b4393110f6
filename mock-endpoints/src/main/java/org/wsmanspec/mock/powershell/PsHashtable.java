package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A hashtable: keys are found whatever their case, and keep their order. Not thread-safe. */
public final class PsHashtable {

  private final Map<Object, Entry> entries = new LinkedHashMap<>();
  private final List<String> typeNames;

  /**
   * A key as it was given, and its value.
   *
   * @param key mostly a string
   * @param value any value, perhaps {@link PsNull#NULL}
   */
  public record Entry(Object key, Object value) {}

  /** An empty System.Collections.Hashtable. */
  public PsHashtable() {
    this(List.of("System.Collections.Hashtable", "System.Object"));
  }

  /** An empty one of a type, the most derived name first. */
  public PsHashtable(List<String> typeNames) {
    this.typeNames = List.copyOf(typeNames);
  }

  /** Names of its type, the most derived first. */
  public List<String> typeNames() {
    return typeNames;
  }

  private static Object fold(Object key) {
    return key instanceof String text ? text.toLowerCase(Locale.ROOT) : key;
  }

  /** Adds or replaces a value. */
  public PsHashtable put(Object key, Object value) {
    entries.merge(fold(key), new Entry(key, value), (a, b) -> new Entry(a.key(), b.value()));
    return this;
  }

  /** The value of a key; empty if there is none. */
  public Optional<Object> get(Object key) {
    return Optional.ofNullable(entries.get(fold(key))).map(Entry::value);
  }

  /** Removes a key, if it is there. */
  public void remove(Object key) {
    entries.remove(fold(key));
  }

  /** The entries in order. */
  public List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** How many entries there are. */
  public int size() {
    return entries.size();
  }

  @Override
  public String toString() {
    return typeNames.get(0);
  }
}
