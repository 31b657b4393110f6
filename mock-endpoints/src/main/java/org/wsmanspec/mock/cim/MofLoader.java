package org.wsmanspec.mock.cim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.wsmanspec.mock.cim.mof.MofDeclaration;
import org.wsmanspec.mock.cim.mof.MofParser;
import org.wsmanspec.mock.cim.mof.MofPosition;
import org.wsmanspec.mock.cim.mof.MofResolver;
import org.wsmanspec.mock.cim.mof.MofSource;
import org.wsmanspec.mock.cim.mof.MofSyntaxException;
import org.wsmanspec.mock.cim.mof.MofValue;

/** Gives MOF declarations their meaning: classes and instances in the repository. */
final class MofLoader {
  private final ObjectManager manager;
  private final Repository repository;
  private final InstanceRules rules;
  private final Map<String, ObjectPath> aliases = new HashMap<>();
  private String namespace = ObjectManager.DEFAULT_NAMESPACE;

  MofLoader(ObjectManager manager, Repository repository, InstanceRules rules) {
    this.manager = manager;
    this.repository = repository;
    this.rules = rules;
  }

  void load(MofSource source, MofResolver resolver) {
    for (MofDeclaration declaration : MofParser.parse(source, resolver)) {
      if (declaration instanceof MofDeclaration.Namespace pragma) {
        namespace = Names.namespace(pragma.name());
        repository.addNamespace(namespace);
      } else if (declaration instanceof MofDeclaration.ClassDeclaration cimClass) {
        load(cimClass);
      } else {
        load((MofDeclaration.Instance) declaration);
      }
    }
  }

  private void load(MofDeclaration.ClassDeclaration declaration) {
    Optional<CimClass> superclass =
        declaration
            .superclass()
            .map(
                name ->
                    repository
                        .find(namespace, name.text())
                        .map(e -> e.cimClass)
                        .orElseThrow(
                            () ->
                                new MofSyntaxException(
                                    name.position(),
                                    "there is no class \""
                                        + name.text()
                                        + "\" in "
                                        + namespace
                                        + "; a superclass is declared before its subclasses")));
    List<CimProperty> properties = new ArrayList<>();
    for (MofDeclaration.Property property : declaration.properties()) {
      properties.add(property(declaration.name(), property));
    }
    List<CimMethod> methods = new ArrayList<>();
    for (MofDeclaration.Method method : declaration.methods()) {
      methods.add(method(declaration.name(), method));
    }
    CimClass cimClass =
        new CimClass(
            declaration.name(),
            superclass.orElse(null),
            qualifiers(declaration.qualifiers()),
            properties,
            methods);
    at(
        declaration.position(),
        () -> {
          manager.addClass(namespace, cimClass);
          return cimClass;
        });
  }

  private CimProperty property(String origin, MofDeclaration.Property declared) {
    Qualifiers qualifiers = qualifiers(declared.qualifiers());
    CimType type = type(declared.type(), qualifiers);
    Optional<String> ofClass = ofClass(declared.type(), qualifiers);
    boolean array = declared.type().array();
    CimValue value =
        declared
            .defaultValue()
            .map(v -> new MofValues(rules, namespace, aliases).value(type, array, ofClass, v))
            .orElse(CimValue.nullOf(type, array));
    return new CimProperty(declared.name(), type, array, ofClass, qualifiers, value, origin);
  }

  private CimMethod method(String origin, MofDeclaration.Method declared) {
    List<CimParameter> parameters = new ArrayList<>();
    for (MofDeclaration.Parameter parameter : declared.parameters()) {
      Qualifiers qualifiers = qualifiers(parameter.qualifiers());
      parameters.add(
          new CimParameter(
              parameter.name(),
              type(parameter.type(), qualifiers),
              parameter.type().array(),
              ofClass(parameter.type(), qualifiers),
              qualifiers));
    }
    Qualifiers qualifiers = qualifiers(declared.qualifiers());
    CimType returnType = type(declared.returnType(), Qualifiers.NONE);
    return new CimMethod(declared.name(), returnType, parameters, qualifiers, origin);
  }

  private static CimType type(MofDeclaration.DeclaredType type, Qualifiers qualifiers) {
    if (type.reference()) {
      return CimType.REFERENCE;
    }
    CimType keyword =
        CimType.ofKeyword(type.name())
            .orElseThrow(
                () ->
                    new MofSyntaxException(
                        type.position(),
                        "unknown type \""
                            + type.name()
                            + "\"; expected an intrinsic type, or \"REF\" after a class name"));
    boolean embedded =
        qualifiers.isTrue("EmbeddedObject") || qualifiers.value("EmbeddedInstance").isPresent();
    return keyword == CimType.STRING && embedded ? CimType.EMBEDDED : keyword;
  }

  private static Optional<String> ofClass(MofDeclaration.DeclaredType type, Qualifiers qualifiers) {
    return type.reference() ? Optional.of(type.name()) : qualifiers.text("EmbeddedInstance");
  }

  private static Qualifiers qualifiers(List<MofDeclaration.Qualifier> declared) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (MofDeclaration.Qualifier qualifier : declared) {
      values.put(qualifier.name(), plain(qualifier.value()));
    }
    return new Qualifiers(values);
  }

  private static Object plain(MofValue value) {
    if (value instanceof MofValue.Text text) {
      return text.value();
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
    if (value instanceof MofValue.Array array) {
      return array.elements().stream().map(MofLoader::plain).toList();
    }
    throw new MofSyntaxException(
        value.position(), "expected a string, number, boolean or an array of them");
  }

  private void load(MofDeclaration.Instance declaration) {
    CimInstance created =
        at(
            declaration.className().position(),
            () -> {
              CimInstance given =
                  new MofValues(rules, namespace, aliases)
                      .instance(classOf(declaration), declaration);
              return manager.create(namespace, given);
            });
    declaration
        .alias()
        .ifPresent(
            alias -> {
              ObjectPath path = created.path().orElseThrow();
              if (aliases.putIfAbsent(Names.fold(alias.text()), path) != null) {
                throw new MofSyntaxException(
                    alias.position(), "alias " + alias.text() + " is taken already");
              }
            });
  }

  private CimClass classOf(MofDeclaration.Instance declaration) {
    return repository.entry(namespace, declaration.className().text()).cimClass;
  }

  /** Runs what may be refused, so that the refusal says where. */
  static <T> T at(MofPosition position, Supplier<T> body) {
    try {
      return body.get();
    } catch (CimException e) {
      throw new MofSyntaxException(position, String.valueOf(e.getMessage()));
    }
  }
}
