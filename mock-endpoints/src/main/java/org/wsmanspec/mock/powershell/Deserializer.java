package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlLimits;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.clixml.Property;
import org.wsmanspec.message.clixml.PropertyBag;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.SessionKey;

/** Makes values of scripts from what a client sent. */
final class Deserializer {

  private static final String PREFIX = "Deserialized.";

  private final Optional<SessionKey> key;

  /** With the key of the pool, if there is one. */
  Deserializer(Optional<SessionKey> key) {
    this.key = key;
  }

  /** A value that may contain references. */
  Object read(ClixmlValue value) {
    return detached(Clixml.detached(value, ClixmlLimits.DEFAULT));
  }

  private Object detached(ClixmlValue value) {
    if (value instanceof Primitive primitive) {
      return primitive(primitive);
    } else if (value instanceof ComplexObject object) {
      return object(object);
    }
    return PsNull.NULL;
  }

  private Object primitive(Primitive p) {
    return switch (p.tag()) {
      case NIL -> PsNull.NULL;
      case SS -> new SecureText(decrypt(p));
      case S, C, B, DT, TS, I32, I64, DB, D, G, BA -> p.value().orElse(PsNull.NULL);
      default -> p;
    };
  }

  private String decrypt(Primitive p) {
    if (key.isEmpty()) {
      throw noKey();
    }
    try {
      return key.get().decrypt(p);
    } catch (PsrpException e) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_DATA,
              "CannotDecryptSecureString",
              String.valueOf(e.getMessage())));
    }
  }

  static PsErrorException noKey() {
    return new PsErrorException(
        PsError.of(
            ErrorCategory.SECURITY_ERROR,
            "NoSessionKey",
            "A secure string came before the session key was exchanged."));
  }

  private Object object(ComplexObject o) {
    List<Property> properties = o.properties();
    List<String> names = o.typeNames().stream().map(Deserializer::prefixed).toList();
    Optional<Object> base = base(o, names);
    if (properties.isEmpty() && base.isPresent()) {
      return base.get();
    }
    if (!o.typeNames().isEmpty() && o.typeNames().get(0).endsWith(".PSCredential")) {
      names = o.typeNames();
    }
    PsObject object = new PsObject(names.isEmpty() ? List.of("System.Object") : names);
    o.toStringText().ifPresent(object::text);
    base.ifPresent(object::base);
    for (Property p : o.properties(PropertyBag.Kind.ADAPTED)) {
      object.withAdapted(p.name(), detached(p.value()));
    }
    for (Property p : o.properties(PropertyBag.Kind.EXTENDED)) {
      object.with(p.name(), detached(p.value()));
    }
    return object;
  }

  private static String prefixed(String name) {
    return name.startsWith(PREFIX)
            || name.equals("System.Management.Automation.PSCustomObject")
            || name.endsWith(".PSCredential")
        ? name
        : PREFIX + name;
  }

  private Optional<Object> base(ComplexObject o, List<String> names) {
    if (o.items().isPresent()) {
      List<Object> items = new ArrayList<>();
      o.items().get().forEach(i -> items.add(detached(i)));
      return Optional.of(new DeserializedList(items, names));
    } else if (o.entries().isPresent()) {
      PsHashtable table =
          new PsHashtable(names.isEmpty() ? List.of("System.Collections.Hashtable") : names);
      for (Dictionary.Entry e : o.entries().get()) {
        table.put(detached(e.key()), detached(e.value()));
      }
      return Optional.of(table);
    }
    Optional<Primitive> primitive = o.primitive();
    boolean isEnum = o.typeNames().contains("System.Enum");
    if (primitive.isPresent() && isEnum && primitive.get().tag() == PrimitiveTag.I32) {
      return Optional.of(
          new PsEnum(
              o.typeNames().get(0),
              o.toStringText().orElse(primitive.get().text()),
              (Integer) primitive.get().value().orElse(0)));
    }
    return primitive.map(this::primitive);
  }
}
