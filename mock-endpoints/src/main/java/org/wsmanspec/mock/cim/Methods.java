package org.wsmanspec.mock.cim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finding a method's declaration and implementation, checking what goes in and comes out. */
final class Methods {
  private Methods() {}

  static CimMethod declared(CimClass cimClass, String method) {
    return cimClass
        .method(method)
        .orElseThrow(
            () ->
                new CimException(
                    CimStatus.METHOD_NOT_FOUND,
                    method,
                    "Class " + cimClass.name() + " has no method \"" + method + "\""));
  }

  static MethodResult invoke(
      Repository repository,
      InstanceRules rules,
      ObjectManager manager,
      Caller caller,
      CimMethod method,
      ObjectPath target,
      Optional<CimInstance> instance,
      Map<String, CimValue> in) {
    CimClass cimClass = repository.entry(target.namespace(), target.className()).cimClass;
    MethodProvider provider = implementation(repository, target.namespace(), cimClass, method);
    Map<String, CimValue> checked = checkIn(rules, target.namespace(), method, in);
    MethodCall call = new MethodCall(manager, caller, method, target, instance, checked);
    try {
      return checkOut(rules, target.namespace(), method, provider.invoke(call));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CimException(
          CimStatus.FAILED,
          CimException.Problem.NONE,
          method.name(),
          "Method " + method.name() + " was interrupted before it ended",
          e);
    }
  }

  private static MethodProvider implementation(
      Repository repository, String namespace, CimClass cimClass, CimMethod method) {
    for (String name : cimClass.lineage()) {
      MethodProvider provider =
          repository.entry(namespace, name).methods.get(Names.fold(method.name()));
      if (provider != null) {
        return provider;
      }
    }
    throw new CimException(
        CimStatus.METHOD_NOT_AVAILABLE,
        method.name(),
        "Method " + cimClass.name() + "." + method.name() + " is declared but not implemented");
  }

  private static Map<String, CimValue> checkIn(
      InstanceRules rules, String namespace, CimMethod method, Map<String, CimValue> in) {
    Map<String, CimValue> checked = new LinkedHashMap<>();
    in.forEach(
        (name, value) -> {
          CimParameter parameter =
              method
                  .parameter(name)
                  .filter(CimParameter::isIn)
                  .orElseThrow(
                      () ->
                          invalid(
                              CimException.Problem.NONE,
                              name,
                              "Method " + method.name() + " has no in-parameter \"" + name + "\""));
          try {
            checked.put(parameter.name(), fit(rules, namespace, parameter, value));
          } catch (CimException e) {
            throw invalid(
                CimException.Problem.BAD_VALUE, parameter.name(), "Parameter " + e.getMessage());
          }
        });
    for (CimParameter parameter : method.parameters()) {
      CimValue value = checked.get(parameter.name());
      if (parameter.isIn() && parameter.isRequired() && (value == null || value.isNull())) {
        throw invalid(
            CimException.Problem.MISSING_VALUE,
            parameter.name(),
            "Method " + method.name() + " needs parameter " + parameter.name());
      }
    }
    return checked;
  }

  private static MethodResult checkOut(
      InstanceRules rules, String namespace, CimMethod method, MethodResult result) {
    Map<String, CimValue> out = new LinkedHashMap<>();
    for (CimParameter parameter : method.parameters()) {
      CimValue value = result.out().get(parameter.name());
      if (parameter.isOut() && value != null) {
        out.put(parameter.name(), fit(rules, namespace, parameter, value));
      }
    }
    return new MethodResult(result.returnValue(), out);
  }

  private static CimValue fit(
      InstanceRules rules, String namespace, CimParameter parameter, CimValue value) {
    return rules.fit(
        namespace,
        parameter.type(),
        parameter.array(),
        parameter.ofClass(),
        parameter.name(),
        value);
  }

  private static CimException invalid(CimException.Problem problem, String name, String message) {
    return new CimException(CimStatus.INVALID_PARAMETER, problem, name, message);
  }

  static ObjectPath loosePath(String namespace, String className, Map<String, ?> keys) {
    Map<String, CimValue> values = new LinkedHashMap<>();
    keys.forEach(
        (name, value) -> {
          if (value instanceof ObjectPath path) {
            values.put(name, CimValue.of(path));
          } else if (value instanceof CimValue typed) {
            values.put(name, typed);
          } else {
            values.put(name, CimValue.of(String.valueOf(value)));
          }
        });
    return new ObjectPath(namespace, className, values);
  }
}
