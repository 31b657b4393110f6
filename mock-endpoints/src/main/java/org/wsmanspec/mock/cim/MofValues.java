package org.wsmanspec.mock.cim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.mock.cim.mof.MofDeclaration;
import org.wsmanspec.mock.cim.mof.MofSyntaxException;
import org.wsmanspec.mock.cim.mof.MofValue;

/** Gives MOF values the types of their properties. */
final class MofValues {
  private final InstanceRules rules;
  private final String namespace;
  private final Map<String, ObjectPath> aliases;

  MofValues(InstanceRules rules, String namespace, Map<String, ObjectPath> aliases) {
    this.rules = rules;
    this.namespace = namespace;
    this.aliases = aliases;
  }

  CimInstance instance(CimClass cimClass, MofDeclaration.Instance declaration) {
    Map<String, CimValue> values = new LinkedHashMap<>();
    for (MofDeclaration.Assignment assignment : declaration.assignments()) {
      CimProperty property =
          MofLoader.at(
              assignment.position(), () -> InstanceRules.property(cimClass, assignment.name()));
      CimValue value =
          value(property.type(), property.array(), property.ofClass(), assignment.value());
      if (values.put(property.name(), value) != null) {
        throw new MofSyntaxException(
            assignment.position(), property.name() + " has a value already");
      }
    }
    return new CimInstance(cimClass.name(), values);
  }

  CimValue value(CimType type, boolean array, Optional<String> ofClass, MofValue value) {
    if (value instanceof MofValue.Null) {
      return CimValue.nullOf(type, array);
    }
    if (array != value instanceof MofValue.Array) {
      throw new MofSyntaxException(
          value.position(),
          array ? "expected an array in braces" : "expected a single value, found an array");
    }
    if (value instanceof MofValue.Array elements) {
      List<Object> converted = new ArrayList<>();
      for (MofValue element : elements.elements()) {
        converted.add(scalar(type, ofClass, element));
      }
      return CimValue.array(type, converted);
    }
    return CimValue.of(type, scalar(type, ofClass, value));
  }

  private Object scalar(CimType type, Optional<String> ofClass, MofValue value) {
    return MofLoader.at(
        value.position(),
        () -> {
          CimValue typed = CimValue.of(type, java(type, value));
          return type == CimType.REFERENCE || type == CimType.EMBEDDED
              ? rules.fit(namespace, type, false, ofClass, "value", typed).scalar().orElseThrow()
              : typed.scalar().orElseThrow();
        });
  }

  private Object java(CimType type, MofValue value) {
    if (value instanceof MofValue.Text text) {
      return type == CimType.BOOLEAN || type.isNumeric()
          ? text.value()
          : CimValue.parse(type, text.value()).scalar().orElseThrow();
    }
    if (value instanceof MofValue.Whole whole) {
      return whole.value();
    }
    if (value instanceof MofValue.Real real) {
      return real.value();
    }
    if (value instanceof MofValue.Bool bool) {
      return bool.value();
    }
    if (value instanceof MofValue.Char character) {
      return character.value();
    }
    if (value instanceof MofValue.Alias alias) {
      ObjectPath path = aliases.get(Names.fold(alias.name()));
      if (path == null) {
        throw new MofSyntaxException(
            alias.position(),
            "alias " + alias.name() + " is not known; an instance is declared before it is used");
      }
      return path;
    }
    if (value instanceof MofValue.Embedded embedded) {
      MofDeclaration.Instance declaration = embedded.instance();
      CimClass cimClass =
          MofLoader.at(
              declaration.className().position(),
              () -> rules.classOf(namespace, declaration.className().text()));
      return instance(cimClass, declaration);
    }
    throw new MofSyntaxException(
        value.position(),
        "expected "
            + (type == CimType.EMBEDDED ? "an instance" : "a value of type " + type.keyword()));
  }
}
