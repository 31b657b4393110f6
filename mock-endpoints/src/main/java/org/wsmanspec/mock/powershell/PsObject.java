package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An object with properties. Names are found whatever their case, and keep their order. Not
 * thread-safe.
 */
public final class PsObject {

  private final List<String> typeNames;
  private final Map<String, Property> properties = new LinkedHashMap<>();
  private Optional<String> text = Optional.empty();
  private Optional<Object> base = Optional.empty();
  private Optional<Object> origin = Optional.empty();

  /**
   * A property.
   *
   * @param name as it was given
   * @param value any value, perhaps {@link PsNull#NULL}
   * @param adapted whether it belongs to the object itself ({@code <Props>}) rather than having
   *     been added ({@code <MS>})
   */
  public record Property(String name, Object value, boolean adapted) {}

  /** An object of a type, the most derived name first. */
  public PsObject(List<String> typeNames) {
    this.typeNames = new ArrayList<>(typeNames);
  }

  /** A PSCustomObject. */
  public static PsObject custom() {
    return new PsObject(List.of("System.Management.Automation.PSCustomObject", "System.Object"));
  }

  /** An object of a type that derives from System.Object. */
  public static PsObject of(String typeName) {
    return new PsObject(List.of(typeName, "System.Object"));
  }

  /** Names of its type, the most derived first. */
  public List<String> typeNames() {
    return typeNames;
  }

  /** Adds or replaces a property that PowerShell adds. */
  public PsObject with(String name, Object value) {
    return put(new Property(name, value, false));
  }

  /** Adds or replaces a property of the object itself. */
  public PsObject withAdapted(String name, Object value) {
    return put(new Property(name, value, true));
  }

  private PsObject put(Property property) {
    properties.merge(
        property.name().toLowerCase(Locale.ROOT),
        property,
        (a, b) -> new Property(a.name(), b.value(), a.adapted()));
    return this;
  }

  /** What ToString returns. */
  public PsObject text(String toString) {
    text = Optional.of(toString);
    return this;
  }

  /** The list, dictionary, enumeration or primitive that it is beside its properties. */
  public PsObject base(Object value) {
    base = Optional.of(value);
    return this;
  }

  /** Keeps what the object was made of, for commands that are given it again. */
  public PsObject madeOf(Object value) {
    origin = Optional.of(value);
    return this;
  }

  /** What the object was made of. */
  public Optional<Object> origin() {
    return origin;
  }

  /** What ToString returns, if it says something of its own. */
  public Optional<String> text() {
    return text;
  }

  /** The list, dictionary, enumeration or primitive that it is beside its properties. */
  public Optional<Object> base() {
    return base;
  }

  /** The value of a property; empty if there is none of that name. */
  public Optional<Object> get(String name) {
    return Optional.ofNullable(properties.get(name.toLowerCase(Locale.ROOT))).map(Property::value);
  }

  /** The properties in order. */
  public List<Property> properties() {
    return new ArrayList<>(properties.values());
  }
}
