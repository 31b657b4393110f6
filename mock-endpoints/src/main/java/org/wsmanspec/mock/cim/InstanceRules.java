package org.wsmanspec.mock.cim;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value, a path and an instance must be to fit their class. */
final class InstanceRules {
  private final Repository repository;

  InstanceRules(Repository repository) {
    this.repository = repository;
  }

  /**
   * The path with declared names, typed keys and an absolute namespace; every key must be there
   * unless none is.
   */
  ObjectPath canonical(String defaultNamespace, ObjectPath path) {
    String namespace =
        repository.namespaceName(path.namespace().isEmpty() ? defaultNamespace : path.namespace());
    CimClass cimClass = repository.entry(namespace, path.className()).cimClass;
    Map<String, CimValue> keys = new LinkedHashMap<>();
    for (CimProperty key : cimClass.keys()) {
      Optional<CimValue> given = path.key(key.name());
      given.ifPresent(value -> keys.put(key.name(), keyValue(namespace, cimClass, key, value)));
      if (given.isEmpty() && !path.isClassPath()) {
        throw missingKey(cimClass, key);
      }
    }
    for (String name : path.keys().keySet()) {
      if (cimClass.property(name).filter(CimProperty::isKey).isEmpty()) {
        throw unknownKey(cimClass, name);
      }
    }
    return new ObjectPath(namespace, cimClass.name(), keys);
  }

  CimClass classOf(String namespace, String className) {
    return repository.entry(namespace, className).cimClass;
  }

  /** The canonical path of an instance; a class path only of a singleton. */
  ObjectPath instancePath(String defaultNamespace, ObjectPath path) {
    ObjectPath canonical = canonical(defaultNamespace, path);
    CimClass cimClass = repository.entry(canonical.namespace(), canonical.className()).cimClass;
    if (canonical.isClassPath() && !cimClass.isSingleton()) {
      throw cimClass.keys().isEmpty()
          ? new CimException(
              CimStatus.NOT_SUPPORTED,
              cimClass.name(),
              "Class " + cimClass.name() + " has no key: it cannot have stored instances")
          : missingKey(cimClass, cimClass.keys().get(0));
    }
    return canonical;
  }

  static CimException missingKey(CimClass cimClass, CimProperty key) {
    return new CimException(
        CimStatus.INVALID_PARAMETER,
        CimException.Problem.MISSING_KEY,
        key.name(),
        "Key "
            + cimClass.name()
            + "."
            + key.name()
            + " is missing; an instance needs all keys: "
            + cimClass.keys().stream().map(CimProperty::name).toList());
  }

  static CimException unknownKey(CimClass cimClass, String name) {
    return new CimException(
        CimStatus.INVALID_PARAMETER,
        CimException.Problem.UNKNOWN_KEY,
        name,
        "\""
            + name
            + "\" is no key of "
            + cimClass.name()
            + "; the keys are "
            + cimClass.keys().stream().map(CimProperty::name).toList());
  }

  /** A key value from a typed value, or from the loose one of a path's text. */
  CimValue keyValue(String namespace, CimClass cimClass, CimProperty key, CimValue given) {
    try {
      if (given.type() == CimType.STRING && key.type() != CimType.STRING && !given.isNull()) {
        CimValue read = CimValue.parse(key.type(), given.text().orElse(""));
        return fit(namespace, key.type(), false, key.ofClass(), key.name(), read);
      }
      return fit(namespace, key.type(), false, key.ofClass(), key.name(), given);
    } catch (CimException e) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER,
          CimException.Problem.BAD_VALUE,
          key.name(),
          "Key " + cimClass.name() + "." + key.name() + ": " + e.getMessage(),
          e);
    }
  }

  /** The value in the declared type, references canonical; TYPE_MISMATCH if it does not fit. */
  CimValue fit(
      String namespace,
      CimType type,
      boolean array,
      Optional<String> ofClass,
      String name,
      CimValue given) {
    if (given.isNull()) {
      return CimValue.nullOf(type, array);
    }
    if (given.isArray() != array) {
      throw mismatch(name, array ? "an array is expected" : "a single value is expected", null);
    }
    try {
      if (type == CimType.REFERENCE || type == CimType.EMBEDDED) {
        List<Object> fitted =
            given.elements().stream().map(e -> fitObject(namespace, type, ofClass, e)).toList();
        return array ? CimValue.array(type, fitted) : CimValue.of(type, fitted.get(0));
      }
      if (given.type() == type) {
        return given;
      }
      return array
          ? CimValue.array(type, given.elements())
          : CimValue.of(type, given.scalar().orElseThrow());
    } catch (CimException e) {
      throw mismatch(name, String.valueOf(e.getMessage()), e);
    }
  }

  private Object fitObject(
      String namespace, CimType type, Optional<String> ofClass, Object element) {
    if (element instanceof ObjectPath path && type == CimType.REFERENCE) {
      ObjectPath canonical = canonical(namespace, path);
      requireClass(canonical.namespace(), canonical.className(), ofClass);
      return canonical;
    }
    if (element instanceof CimInstance instance && type == CimType.EMBEDDED) {
      CimClass cimClass = requireClass(namespace, instance.className(), ofClass);
      Map<String, CimValue> values = new LinkedHashMap<>();
      instance
          .properties()
          .forEach(
              (name, value) -> {
                CimProperty property = property(cimClass, name);
                values.put(property.name(), fit(namespace, property, value));
              });
      CimInstance fitted = new CimInstance(cimClass.name(), values);
      return instance.path().map(fitted::at).orElse(fitted);
    }
    throw mismatch(String.valueOf(element), "expected a value of type " + type.keyword(), null);
  }

  private CimClass requireClass(String namespace, String className, Optional<String> ofClass) {
    CimClass cimClass = repository.entry(namespace, className).cimClass;
    if (ofClass.isPresent() && !cimClass.isA(ofClass.get())) {
      throw new CimException(
          CimStatus.TYPE_MISMATCH,
          CimException.Problem.BAD_VALUE,
          className,
          "class " + className + " is neither " + ofClass.get() + " nor derived from it");
    }
    return cimClass;
  }

  CimValue fit(String namespace, CimProperty property, CimValue given) {
    return fit(
        namespace, property.type(), property.array(), property.ofClass(), property.name(), given);
  }

  static CimProperty property(CimClass cimClass, String name) {
    return cimClass
        .property(name)
        .orElseThrow(
            () ->
                new CimException(
                    CimStatus.NO_SUCH_PROPERTY,
                    name,
                    "Class " + cimClass.name() + " has no property \"" + name + "\""));
  }

  private static CimException mismatch(String name, String problem, @Nullable Throwable cause) {
    return new CimException(
        CimStatus.TYPE_MISMATCH,
        CimException.Problem.BAD_VALUE,
        name,
        name + ": " + problem,
        cause);
  }

  /** The instance with every property of its class: given, default or NULL. */
  CimInstance complete(String namespace, CimClass cimClass, CimInstance given) {
    if (cimClass.isAbstract()) {
      throw new CimException(
          CimStatus.NOT_SUPPORTED,
          cimClass.name(),
          "Class " + cimClass.name() + " is abstract: it has no instances of its own");
    }
    given.properties().keySet().forEach(name -> property(cimClass, name));
    Map<String, CimValue> values = new LinkedHashMap<>();
    for (CimProperty property : cimClass.properties()) {
      CimValue value =
          given
              .property(property.name())
              .map(v -> fit(namespace, property, v))
              .orElse(property.defaultValue());
      requireValue(cimClass, property, value);
      values.put(property.name(), value);
    }
    return new CimInstance(cimClass.name(), values);
  }

  /**
   * The instance with changed values.
   *
   * @param list the properties to change; those not in {@code changes} go back to their default.
   *     Without a list, all in {@code changes}
   */
  CimInstance change(
      String namespace,
      CimClass cimClass,
      CimInstance before,
      CimInstance changes,
      Optional<? extends Collection<String>> list) {
    Collection<String> names = list.isPresent() ? list.get() : changes.properties().keySet();
    changes.properties().keySet().forEach(name -> property(cimClass, name));
    CimInstance after = before;
    for (String name : names) {
      CimProperty property = property(cimClass, name);
      CimValue value =
          changes
              .property(name)
              .map(v -> fit(namespace, property, v))
              .orElse(property.defaultValue());
      CimValue current = before.property(name).orElse(property.defaultValue());
      if (value.equals(current)) {
        continue;
      }
      if (property.isKey() || !property.isWritable()) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            CimException.Problem.READ_ONLY,
            property.name(),
            cimClass.name()
                + "."
                + property.name()
                + (property.isKey() ? " is a key and cannot change" : " is read-only")
                + "; it is "
                + current
                + ", the new value would be "
                + value);
      }
      requireValue(cimClass, property, value);
      after = after.with(property.name(), value);
    }
    return after;
  }

  private static void requireValue(CimClass cimClass, CimProperty property, CimValue value) {
    if (property.isRequired() && value.isNull()) {
      throw new CimException(
          CimStatus.INVALID_PARAMETER,
          CimException.Problem.MISSING_VALUE,
          property.name(),
          cimClass.name() + "." + property.name() + " needs a value");
    }
  }
}
