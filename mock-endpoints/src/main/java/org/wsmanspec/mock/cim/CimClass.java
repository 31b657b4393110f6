package org.wsmanspec.mock.cim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A CIM class with everything it inherits. Immutable.
 *
 * <p>Properties and methods keep their order of declaration, those of the superclass first; one
 * that overrides takes the place of the one it overrides.
 */
public final class CimClass {
  private final String name;
  private final @Nullable CimClass superclass;
  private final Qualifiers qualifiers;
  private final Map<String, CimProperty> properties = new LinkedHashMap<>();
  private final Map<String, CimMethod> methods = new LinkedHashMap<>();
  private final List<CimProperty> keys;

  /**
   * A class that adds to its superclass.
   *
   * @param declared the properties declared here, with or without override
   * @param declaredMethods the methods declared here, with or without override
   */
  public CimClass(
      String name,
      @Nullable CimClass superclass,
      Qualifiers qualifiers,
      List<CimProperty> declared,
      List<CimMethod> declaredMethods) {
    this.name = name;
    this.superclass = superclass;
    this.qualifiers = qualifiers;
    if (superclass != null) {
      properties.putAll(superclass.properties);
      methods.putAll(superclass.methods);
    }
    for (CimProperty property : declared) {
      properties.merge(Names.fold(property.name()), property, CimClass::override);
    }
    for (CimMethod method : declaredMethods) {
      methods.merge(Names.fold(method.name()), method, CimClass::override);
    }
    this.keys = properties.values().stream().filter(CimProperty::isKey).toList();
  }

  private static CimProperty override(CimProperty inherited, CimProperty own) {
    return new CimProperty(
        own.name(),
        own.type(),
        own.array(),
        own.ofClass(),
        own.qualifiers().over(inherited.qualifiers()),
        own.defaultValue().isNull() ? inherited.defaultValue() : own.defaultValue(),
        inherited.origin());
  }

  private static CimMethod override(CimMethod inherited, CimMethod own) {
    return new CimMethod(
        own.name(),
        own.returnType(),
        own.parameters(),
        own.qualifiers().over(inherited.qualifiers()),
        inherited.origin());
  }

  /** The name as declared. */
  public String name() {
    return name;
  }

  /** The class this one extends. */
  public Optional<CimClass> superclass() {
    return Optional.ofNullable(superclass);
  }

  /** The qualifiers declared on this class itself. */
  public Qualifiers qualifiers() {
    return qualifiers;
  }

  /** A class qualifier, looked up along the superclasses. */
  public Optional<Object> inheritedQualifier(String qualifier) {
    Optional<Object> own = qualifiers.value(qualifier);
    return own.isPresent() || superclass == null ? own : superclass.inheritedQualifier(qualifier);
  }

  /** All properties, inherited ones first. */
  public Collection<CimProperty> properties() {
    return Collections.unmodifiableCollection(properties.values());
  }

  /** A property by its name, case-insensitively. */
  public Optional<CimProperty> property(String propertyName) {
    return Optional.ofNullable(properties.get(Names.fold(propertyName)));
  }

  /** The key properties. */
  public List<CimProperty> keys() {
    return keys;
  }

  /** All methods, inherited ones first. */
  public Collection<CimMethod> methods() {
    return Collections.unmodifiableCollection(methods.values());
  }

  /** A method by its name, case-insensitively. */
  public Optional<CimMethod> method(String methodName) {
    return Optional.ofNullable(methods.get(Names.fold(methodName)));
  }

  /** Whether instances of this very class cannot exist. */
  public boolean isAbstract() {
    return qualifiers.isTrue("Abstract");
  }

  /** Whether this class relates instances. */
  public boolean isAssociation() {
    return inheritedQualifier("Association").filter(v -> !Boolean.FALSE.equals(v)).isPresent();
  }

  /** Whether instances of this class are events. */
  public boolean isIndication() {
    return inheritedQualifier("Indication").filter(v -> !Boolean.FALSE.equals(v)).isPresent();
  }

  /** Whether at most one instance exists, so that no keys are needed to name it. */
  public boolean isSingleton() {
    return inheritedQualifier("Singleton").filter(v -> !Boolean.FALSE.equals(v)).isPresent();
  }

  /** The value of the Version qualifier, own or inherited. */
  public Optional<String> version() {
    return inheritedQualifier("Version").map(Object::toString);
  }

  /**
   * The prefix of the class's resource URI (own qualifier ResourcePrefix of this repository), own
   * or inherited.
   */
  public Optional<String> resourcePrefix() {
    return inheritedQualifier("ResourcePrefix").map(Object::toString);
  }

  /** Whether this class is the named one or extends it, case-insensitively. */
  public boolean isA(String className) {
    return Names.same(name, className) || (superclass != null && superclass.isA(className));
  }

  /** The names from this class up to the root of its hierarchy. */
  public List<String> lineage() {
    List<String> names = new ArrayList<>();
    for (CimClass each = this; each != null; each = each.superclass) {
      names.add(each.name);
    }
    return names;
  }

  @Override
  public String toString() {
    return lineage().stream().collect(Collectors.joining(" : ", "class ", ""));
  }
}
