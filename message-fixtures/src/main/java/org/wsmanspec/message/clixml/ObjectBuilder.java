package org.wsmanspec.message.clixml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.PropertyBag.Kind;
import org.wsmanspec.message.clixml.PropertyBag.Member;

/**
 * Makes an object whose parts stand in the order in which PowerShell writes them: type names, text,
 * primitive, container, adapted properties, extended properties.
 */
public final class ObjectBuilder {

  private final List<ObjectPart> first = new ArrayList<>();
  private final List<Member> adapted = new ArrayList<>();
  private final List<Member> extended = new ArrayList<>();
  private Optional<String> refId = Optional.empty();

  ObjectBuilder() {}

  /** A number of one's own, so that a {@link Reference} can name it. */
  public ObjectBuilder refId(String id) {
    refId = Optional.of(id);
    return this;
  }

  /** Names of the type, the most derived first. */
  public ObjectBuilder types(String... names) {
    first.add(TypeNames.of(names));
    return this;
  }

  /** Names of the type, the most derived first. */
  public ObjectBuilder types(List<String> names) {
    first.add(new TypeNames(Optional.empty(), names, false));
    return this;
  }

  /** What ToString returns. */
  public ObjectBuilder text(String toString) {
    first.add(ToStringText.of(toString));
    return this;
  }

  /** The primitive that the object is. */
  public ObjectBuilder primitive(Primitive value) {
    first.add(new ExtendedPrimitive(value));
    return this;
  }

  /** Items of a list. */
  public ObjectBuilder list(List<? extends ClixmlValue> items) {
    return sequence(Sequence.Kind.LST, items);
  }

  /** Items of a container. */
  public ObjectBuilder sequence(Sequence.Kind kind, List<? extends ClixmlValue> items) {
    first.add(new Sequence(kind, List.copyOf(items)));
    return this;
  }

  /** Entries of a dictionary. */
  public ObjectBuilder dictionary(List<Dictionary.Entry> entries) {
    first.add(new Dictionary(entries));
    return this;
  }

  /** A property of the object itself. */
  public ObjectBuilder adapted(String name, ClixmlValue value) {
    adapted.add(new Property(name, value));
    return this;
  }

  /** A property that PowerShell adds; most of what PSRP sends is such. */
  public ObjectBuilder extended(String name, ClixmlValue value) {
    extended.add(new Property(name, value));
    return this;
  }

  /** An extended property that is left out if there is no value. */
  public ObjectBuilder extended(String name, Optional<? extends ClixmlValue> value) {
    value.ifPresent(v -> extended(name, v));
    return this;
  }

  /** Extended properties. */
  public ObjectBuilder extended(List<Property> properties) {
    extended.addAll(properties);
    return this;
  }

  /** The object. */
  public ComplexObject build() {
    List<ObjectPart> parts = new ArrayList<>(first);
    if (!adapted.isEmpty()) {
      parts.add(new PropertyBag(Kind.ADAPTED, adapted));
    }
    if (!extended.isEmpty()) {
      parts.add(new PropertyBag(Kind.EXTENDED, extended));
    }
    return new ComplexObject(refId, parts);
  }
}
