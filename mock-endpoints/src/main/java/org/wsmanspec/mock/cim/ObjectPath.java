package org.wsmanspec.mock.cim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The name of an instance, or of a class if it has no keys: namespace, class and key bindings
 * (DSP0004 section 8.2).
 *
 * <p>Two paths are equal if they differ at most in the case of names and the order of keys. A path
 * read from text has loosely typed keys; {@link ObjectManager#canonical} gives them the types of
 * the class.
 */
public final class ObjectPath {
  private final String namespace;
  private final String className;
  private final Map<String, CimValue> keys;
  private final Map<String, CimValue> folded = new TreeMap<>();

  /**
   * A path.
   *
   * @param namespace for instance {@code root/cimv2}; empty if relative
   * @param keys key values by key name, in order; a reference key holds a path itself
   */
  public ObjectPath(String namespace, String className, Map<String, CimValue> keys) {
    this.namespace = Names.namespace(namespace);
    this.className = className;
    this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    keys.forEach((name, value) -> folded.put(Names.fold(name), value));
  }

  /** The path of a class. */
  public static ObjectPath ofClass(String namespace, String className) {
    return new ObjectPath(namespace, className, Map.of());
  }

  /**
   * Reads {@code [[//host]/namespace:]Class[.key=value,…]}, also with backslashes before the colon,
   * and {@code Class=@}.
   *
   * @throws CimException with INVALID_PARAMETER if the text is no object path
   */
  public static ObjectPath parse(String text) {
    return new ObjectPathReader(text).read();
  }

  /** The namespace; empty text if the path is relative. */
  public String namespace() {
    return namespace;
  }

  /** The class name. */
  public String className() {
    return className;
  }

  /** The key bindings in order, names as given. */
  public Map<String, CimValue> keys() {
    return keys;
  }

  /** The value of a key, by its name, case-insensitively. */
  public Optional<CimValue> key(String name) {
    return Optional.ofNullable(folded.get(Names.fold(name)));
  }

  /** Whether this names a class (or a singleton) rather than an instance by its keys. */
  public boolean isClassPath() {
    return keys.isEmpty();
  }

  /** The same path in a namespace. */
  public ObjectPath in(String otherNamespace) {
    return new ObjectPath(otherNamespace, className, keys);
  }

  /** The same keys in another class. */
  ObjectPath ofSameKeys(String otherClass) {
    return new ObjectPath(namespace, otherClass, keys);
  }

  boolean sameKeys(ObjectPath other) {
    return folded.equals(other.folded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectPath that
        && Names.same(namespace, that.namespace)
        && Names.same(className, that.className)
        && folded.equals(that.folded);
  }

  @Override
  public int hashCode() {
    return (Names.fold(namespace).hashCode() * 31 + Names.fold(className).hashCode()) * 31
        + folded.hashCode();
  }

  /** The path without its namespace. */
  public String relative() {
    return keys.isEmpty()
        ? className
        : keys.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(",", className + ".", ""));
  }

  /** The path as text: {@code root/cimv2:Class.Key="value"}. */
  @Override
  public String toString() {
    return namespace.isEmpty() ? relative() : namespace + ":" + relative();
  }
}
