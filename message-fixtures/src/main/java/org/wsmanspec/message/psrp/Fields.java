package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.clixml.Property;
import org.wsmanspec.message.clixml.PropertyBag;
import org.wsmanspec.message.psrp.PsrpException.Kind;

/**
 * The properties of an object, asked for by name and type; says whose they are if they do not fit.
 */
final class Fields {

  private static final List<String> STRINGS =
      List.of("System.String[]", "System.Array", "System.Object");
  private static final List<String> STRING_LIST =
      List.of(
          "System.Collections.Generic.List`1[[System.String, mscorlib, Version=4.0.0.0,"
              + " Culture=neutral, PublicKeyToken=b77a5c561934e089]]",
          "System.Object");

  private final String owner;
  private final ComplexObject object;
  private final ClixmlDocument document;

  private Fields(String owner, ComplexObject object, ClixmlDocument document) {
    this.owner = owner;
    this.object = object;
    this.document = document;
  }

  static Fields of(String owner, ClixmlDocument document) {
    return of(owner, document.root(), document);
  }

  private static Fields of(String owner, ClixmlValue value, ClixmlDocument document) {
    if (document.resolve(value) instanceof ComplexObject object) {
      return new Fields(owner, object, document);
    }
    throw new PsrpException(Kind.PAYLOAD, owner + ": expected an object (<Obj>)");
  }

  private PsrpException wrong(String name, String expected) {
    return new PsrpException(
        Kind.PAYLOAD, owner + ": expected " + expected + " as property " + name);
  }

  /**
   * As it stands, perhaps null or a reference.
   *
   * <p>PowerShell finds properties whatever their case, and pypsrp relies on that for ci.
   */
  Optional<ClixmlValue> optional(String name) {
    return object
        .property(name)
        .or(
            () ->
                object.properties().stream()
                    .filter(p -> p.name().equalsIgnoreCase(name))
                    .map(Property::value)
                    .findFirst());
  }

  ClixmlValue value(String name) {
    return optional(name).orElseThrow(() -> wrong(name, "a value"));
  }

  Primitive primitive(String name) {
    ClixmlValue value = document.resolve(value(name));
    if (value instanceof Primitive p) {
      return p;
    } else if (value instanceof ComplexObject o && o.primitive().isPresent()) {
      return o.primitive().get();
    }
    throw wrong(name, "a primitive value");
  }

  private Optional<Primitive> optionalPrimitive(String name) {
    return optional(name).isPresent()
        ? Optional.of(primitive(name)).filter(p -> !p.isNil())
        : Optional.empty();
  }

  <T> T typed(String name, Class<T> type) {
    return typed(name, primitive(name), type);
  }

  private <T> T typed(String name, Primitive primitive, Class<T> type) {
    return primitive
        .value()
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(() -> wrong(name, "a value like a " + type.getSimpleName() + " of Java"));
  }

  int i32(String name) {
    return typed(name, Integer.class);
  }

  OptionalInt optionalI32(String name) {
    return optionalPrimitive(name)
        .map(p -> OptionalInt.of(typed(name, p, Integer.class)))
        .orElse(OptionalInt.empty());
  }

  long i64(String name) {
    return typed(name, Long.class);
  }

  boolean bool(String name) {
    return typed(name, Boolean.class);
  }

  Optional<Boolean> optionalBool(String name) {
    return optionalPrimitive(name).map(p -> typed(name, p, Boolean.class));
  }

  String string(String name) {
    return typed(name, String.class);
  }

  Optional<String> optionalString(String name) {
    return optionalPrimitive(name).map(p -> typed(name, p, String.class));
  }

  String text(String name, PrimitiveTag tag) {
    Primitive p = primitive(name);
    if (p.tag() != tag) {
      throw wrong(name, "a <" + tag.element() + ">");
    }
    return p.text();
  }

  EnumValue enumeration(String name) {
    return EnumValue.read(document.resolve(value(name)))
        .orElseThrow(() -> wrong(name, "an enumeration or its number"));
  }

  Fields object(String name) {
    return of(owner + "/" + name, value(name), document);
  }

  Optional<Fields> optionalObject(String name) {
    return optional(name).filter(v -> !v.isNil()).map(v -> of(owner + "/" + name, v, document));
  }

  /** The items of a list, each an object. */
  List<Fields> list(String name) {
    return values(name).stream().map(v -> of(owner + "/" + name, v, document)).toList();
  }

  Optional<List<Fields>> optionalList(String name) {
    return optional(name).filter(v -> !v.isNil()).map(v -> list(name));
  }

  /** The items of a list, as they stand. */
  List<ClixmlValue> values(String name) {
    if (document.resolve(value(name)) instanceof ComplexObject list && list.items().isPresent()) {
      return list.items().get();
    }
    throw wrong(name, "a list");
  }

  Optional<List<String>> optionalStrings(String name) {
    return optional(name)
        .filter(v -> !v.isNil())
        .map(v -> values(name).stream().map(i -> string(name, i)).toList());
  }

  private String string(String name, ClixmlValue item) {
    if (document.resolve(item) instanceof Primitive p && p.tag() == PrimitiveTag.S) {
      return p.string();
    }
    throw wrong(name, "a list of strings");
  }

  String toStringText() {
    return object.toStringText().orElse("");
  }

  List<Property> extendedBut(Set<String> names) {
    return object.properties(PropertyBag.Kind.EXTENDED).stream()
        .filter(p -> !names.contains(p.name()))
        .toList();
  }

  List<Property> allBut(Set<String> names) {
    return object.properties().stream().filter(p -> !names.contains(p.name())).toList();
  }

  static ClixmlValue orNil(Optional<String> string) {
    return string.map(Primitive::string).orElse(Primitive.NIL);
  }

  static ClixmlValue strings(List<String> strings) {
    return ComplexObject.builder()
        .types(STRINGS)
        .list(strings.stream().map(Primitive::string).toList())
        .build();
  }

  static ClixmlValue stringList(List<String> strings) {
    return ComplexObject.builder()
        .types(STRING_LIST)
        .list(strings.stream().map(Primitive::string).toList())
        .build();
  }
}
