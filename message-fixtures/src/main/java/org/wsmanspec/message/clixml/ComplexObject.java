package org.wsmanspec.message.clixml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object (MS-PSRP 2.2.5.2, {@code <Obj>}): its parts, in the order in which they stood.
 *
 * @param refId its number in its document, an opaque text; empty for one that the writer numbers
 * @param parts what it is made of
 */
public record ComplexObject(Optional<String> refId, List<ObjectPart> parts) implements ClixmlValue {

  public ComplexObject {
    parts = List.copyOf(parts);
  }

  /** Begin an object. */
  public static ObjectBuilder builder() {
    return new ObjectBuilder();
  }

  /** The names of its type, the most derived first; empty if it tells none. */
  public List<String> typeNames() {
    return part(TypeNames.class).map(TypeNames::names).orElse(List.of());
  }

  /** What its ToString returned. */
  public Optional<String> toStringText() {
    return part(ToStringText.class).map(ToStringText::string);
  }

  /** The primitive that it is or, of an enumeration, the number. */
  public Optional<Primitive> primitive() {
    return part(ExtendedPrimitive.class).map(ExtendedPrimitive::value);
  }

  /** The items of a list, enumerable, stack or queue. */
  public Optional<List<ClixmlValue>> items() {
    return part(Sequence.class).map(Sequence::items);
  }

  /** The entries of a dictionary. */
  public Optional<List<Dictionary.Entry>> entries() {
    return part(Dictionary.class).map(Dictionary::entries);
  }

  /** Value of the first dictionary entry whose key is this string. */
  public Optional<ClixmlValue> entry(String key) {
    return entries().stream()
        .flatMap(List::stream)
        .filter(e -> e.key() instanceof Primitive p && p.tag().isText() && p.string().equals(key))
        .map(Dictionary.Entry::value)
        .findFirst();
  }

  /** Value of a property, an extended one before an adapted one of the same name. */
  public Optional<ClixmlValue> property(String name) {
    return Stream.of(PropertyBag.Kind.EXTENDED, PropertyBag.Kind.ADAPTED)
        .flatMap(k -> properties(k).stream())
        .filter(p -> p.name().equals(name))
        .map(Property::value)
        .findFirst();
  }

  /** Properties of one kind, without named sets of them. */
  public List<Property> properties(PropertyBag.Kind kind) {
    return parts.stream()
        .filter(PropertyBag.class::isInstance)
        .map(PropertyBag.class::cast)
        .filter(b -> b.kind() == kind)
        .flatMap(b -> b.members().stream())
        .filter(Property.class::isInstance)
        .map(Property.class::cast)
        .toList();
  }

  /** All properties, as they stand. */
  public List<Property> properties() {
    return Stream.of(PropertyBag.Kind.ADAPTED, PropertyBag.Kind.EXTENDED)
        .flatMap(k -> properties(k).stream())
        .toList();
  }

  /** The first part of a kind. */
  public <P extends ObjectPart> Optional<P> part(Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
