package org.wsmanspec.mock.cim;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An instance: its class's name, property values and, when it lives in a repository, its path.
 * Immutable.
 *
 * <p>A property may be absent (not part of this representation, as after a projection) or NULL
 * (present without a value).
 */
public final class CimInstance {
  private final String className;
  private final Map<String, Entry> entries;
  private final @Nullable ObjectPath path;

  private record Entry(String name, CimValue value) {}

  private CimInstance(String className, Map<String, Entry> entries, @Nullable ObjectPath path) {
    this.className = className;
    this.entries = entries;
    this.path = path;
  }

  /** An instance with property values in order, for instance to be created. */
  public CimInstance(String className, Map<String, CimValue> properties) {
    this(className, entriesOf(properties), null);
  }

  private static Map<String, Entry> entriesOf(Map<String, CimValue> properties) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    properties.forEach((name, value) -> entries.put(Names.fold(name), new Entry(name, value)));
    return entries;
  }

  /** Starts an instance of a class. */
  public static Builder of(String className) {
    return new Builder(className);
  }

  /** The name of the class. */
  public String className() {
    return className;
  }

  /** The path, if the instance came from a repository. */
  public Optional<ObjectPath> path() {
    return Optional.ofNullable(path);
  }

  /**
   * The value of a property, by its name, case-insensitively; empty if absent, present also if
   * NULL.
   */
  public Optional<CimValue> property(String name) {
    return Optional.ofNullable(entries.get(Names.fold(name))).map(Entry::value);
  }

  /** The lexical form of a scalar property; empty if absent, NULL or an array. */
  public Optional<String> text(String name) {
    return property(name).flatMap(CimValue::text);
  }

  /** All values by property name, in order. */
  public Map<String, CimValue> properties() {
    Map<String, CimValue> values = new LinkedHashMap<>();
    entries.values().forEach(e -> values.put(e.name(), e.value()));
    return Collections.unmodifiableMap(values);
  }

  /** The same instance under a path. */
  public CimInstance at(ObjectPath newPath) {
    return new CimInstance(className, entries, newPath);
  }

  /** The same instance with one value changed or added. */
  public CimInstance with(String name, CimValue value) {
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    changed.merge(
        Names.fold(name),
        new Entry(name, value),
        (before, after) -> new Entry(before.name(), after.value()));
    return new CimInstance(className, changed, path);
  }

  /** Only the named properties, in the order of the instance; unknown names are ignored. */
  public CimInstance project(Collection<String> names) {
    var wanted = names.stream().map(Names::fold).collect(Collectors.toSet());
    Map<String, Entry> kept = new LinkedHashMap<>(entries);
    kept.keySet().retainAll(wanted);
    return new CimInstance(className, kept, path);
  }

  /**
   * This instance seen as one of a superclass: that class's name and properties only. The path
   * stays that of the instance.
   *
   * <p>Serves the polymorphism mode ExcludeSubClassProperties (DSP0227 section 10).
   */
  public CimInstance castTo(CimClass superclass) {
    Map<String, Entry> kept = new LinkedHashMap<>();
    for (CimProperty property : superclass.properties()) {
      Entry entry = entries.get(Names.fold(property.name()));
      if (entry != null) {
        kept.put(Names.fold(property.name()), entry);
      }
    }
    return new CimInstance(superclass.name(), kept, path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CimInstance that
        && Names.same(className, that.className)
        && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Names.fold(className).hashCode() * 31 + values().hashCode();
  }

  private Map<String, CimValue> values() {
    Map<String, CimValue> values = new LinkedHashMap<>();
    entries.forEach((name, entry) -> values.put(name, entry.value()));
    return values;
  }

  /** The instance as MOF would write it, on one line. */
  @Override
  public String toString() {
    return entries.values().stream()
        .map(e -> e.name() + " = " + e.value() + ";")
        .collect(Collectors.joining(" ", "instance of " + className + " { ", " }"));
  }

  /** Collects property values. */
  public static final class Builder {
    private final String className;
    private final Map<String, CimValue> properties = new LinkedHashMap<>();

    private Builder(String className) {
      this.className = className;
    }

    /** Sets a property. */
    public Builder set(String name, CimValue value) {
      properties.put(name, value);
      return this;
    }

    /** Sets a string property. */
    public Builder set(String name, String value) {
      return set(name, CimValue.of(value));
    }

    /** Sets a scalar property; see {@link CimValue#of(CimType, Object)}. */
    public Builder set(String name, CimType type, Object value) {
      return set(name, CimValue.of(type, value));
    }

    /** The instance. */
    public CimInstance build() {
      return new CimInstance(className, properties);
    }
  }
}
