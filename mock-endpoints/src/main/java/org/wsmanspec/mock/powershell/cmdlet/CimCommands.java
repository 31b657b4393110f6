package org.wsmanspec.mock.powershell.cmdlet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimMethod;
import org.wsmanspec.mock.cim.CimParameter;
import org.wsmanspec.mock.cim.CimStatus;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.MethodResult;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.Cmdlet.Parameter;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;

/** Commands over the CIM repository. */
final class CimCommands {

  private static final String STRING = "System.String";
  private static final String INSTANCE = "Microsoft.Management.Infrastructure.CimInstance";

  private CimCommands() {}

  static Map<String, Cmdlet> all() {
    Map<String, Cmdlet> all = new LinkedHashMap<>();
    List<Parameter> getting =
        List.of(
            Parameter.at(0, "ClassName", STRING, "Class"),
            Parameter.named("Filter", STRING),
            Parameter.named("Query", STRING),
            Parameter.named("QueryDialect", STRING),
            Parameter.named("Namespace", STRING),
            Parameter.named("Property", STRING + "[]", "SelectProperties"),
            Parameter.named("ComputerName", STRING + "[]"),
            Parameter.flag("KeyOnly"),
            Parameter.flag("Shallow"));
    all.put("Get-CimInstance", Cmdlet.of(getting, CimCommands::instances));
    all.put("Get-WmiObject", Cmdlet.of(getting, CimCommands::instances));
    all.put(
        "Get-CimClass",
        Cmdlet.of(
            List.of(Parameter.at(0, "ClassName", STRING), Parameter.at(1, "Namespace", STRING)),
            CimCommands::classes));
    all.put(
        "Invoke-CimMethod",
        Cmdlet.each(
            List.of(
                Parameter.named("InputObject", INSTANCE, "CimInstance"),
                Parameter.at(0, "ClassName", STRING, "Class"),
                Parameter.at(1, "MethodName", STRING, "Name"),
                Parameter.at(2, "Arguments", "System.Collections.IDictionary"),
                Parameter.named("Query", STRING),
                Parameter.named("Namespace", STRING)),
            CimCommands::invoke));
    Cmdlet invoke = all.get("Invoke-CimMethod");
    all.put("Invoke-CimMethod", new InvokeCim(invoke));
    return all;
  }

  /** Works without an instance too: then it is a method of the class, or of what a query finds. */
  private record InvokeCim(Cmdlet each) implements Cmdlet {

    @Override
    public List<Parameter> parameters() {
      return each.parameters();
    }

    @Override
    public Work begin(CmdletCall call) {
      Work work = each.begin(call);
      if (call.value("InputObject").isPresent() || call.text("ClassName").isEmpty()) {
        if (call.text("Query").isEmpty()) {
          return work;
        }
      }
      return new Work() {
        @Override
        public void process(Object input) {
          work.process(input);
        }

        @Override
        public void end() {
          String namespace = namespace(call);
          if (call.text("Query").isPresent()) {
            found(call, namespace).forEachRemaining(i -> invoke(call, instance(call, i)));
          } else {
            invoke(call, ObjectPath.ofClass(namespace, call.text("ClassName").orElse("")));
          }
        }
      };
    }
  }

  private static String namespace(CmdletCall call) {
    return call.text("Namespace")
        .map(n -> n.replace('\\', '/'))
        .orElse(ObjectManager.DEFAULT_NAMESPACE);
  }

  private static Iterator<CimInstance> found(CmdletCall call, String namespace) {
    Optional<String> query = call.text("Query");
    if (query.isEmpty()) {
      String className = PsValues.text(call.required("ClassName"));
      Optional<String> filter = call.text("Filter");
      if (filter.isEmpty()) {
        return call.manager()
            .enumerateInstances(call.caller(), namespace, className, !call.isSet("Shallow"));
      }
      query = Optional.of("SELECT * FROM " + className + " WHERE " + filter.get());
    }
    return call.manager().execQuery(call.caller(), namespace, "WQL", query.get()).instances();
  }

  private static PsObject instance(CmdletCall call, CimInstance instance) {
    return CimObjects.of(instance, namespace(call), call.manager());
  }

  private static void instances(CmdletCall call) {
    Optional<List<String>> wanted =
        call.value("Property").map(p -> PsValues.items(p).stream().map(PsValues::text).toList());
    Iterator<CimInstance> found = found(call, namespace(call));
    while (found.hasNext()) {
      CimInstance each = found.next();
      call.write(instance(call, wanted.map(each::project).orElse(each)));
    }
  }

  private static void classes(CmdletCall call) {
    String namespace = namespace(call);
    String pattern = call.text("ClassName").orElse("*");
    List<CimClass> found = new ArrayList<>(call.manager().classes(namespace));
    found.removeIf(c -> !Wildcards.fits(c.name(), pattern));
    found.sort(java.util.Comparator.comparing(CimClass::name));
    if (found.isEmpty() && !Wildcards.isPattern(pattern)) {
      throw new CimException(CimStatus.NOT_FOUND, pattern, "There is no class " + pattern);
    }
    for (CimClass each : found) {
      List<Object> properties = new ArrayList<>();
      each.properties().forEach(p -> properties.add(p.name()));
      List<Object> methods = new ArrayList<>();
      each.methods().forEach(m -> methods.add(m.name()));
      call.write(
          new PsObject(
                  List.of(
                      "Microsoft.Management.Infrastructure.CimClass#"
                          + namespace
                          + "/"
                          + each.name(),
                      "Microsoft.Management.Infrastructure.CimClass",
                      "System.Object"))
              .text(namespace + ":" + each.name())
              .withAdapted("CimClassName", each.name())
              .withAdapted(
                  "CimSuperClassName",
                  each.superclass()
                      .<Object>map(CimClass::name)
                      .orElse(org.wsmanspec.mock.powershell.PsNull.NULL))
              .withAdapted("CimClassProperties", properties)
              .withAdapted("CimClassMethods", methods));
    }
  }

  private static void invoke(CmdletCall call, Object target) {
    ObjectPath path;
    if (target instanceof ObjectPath given) {
      path = given;
    } else if (target instanceof PsObject object
        && object.origin().orElse("") instanceof CimInstance instance
        && instance.path().isPresent()) {
      path = instance.path().get();
    } else {
      throw new PsErrorException(
          PsError.of(
                  ErrorCategory.INVALID_ARGUMENT,
                  "CannotConvertArgument,Invoke-CimMethod",
                  "InputObject is no instance of the CIM repository.")
              .by(call.command()));
    }
    String namespace =
        path.namespace().isEmpty() ? ObjectManager.DEFAULT_NAMESPACE : path.namespace();
    String name = PsValues.text(call.required("MethodName"));
    CimMethod method =
        call.manager()
            .getClass(call.caller(), namespace, path.className())
            .method(name)
            .orElseThrow(
                () ->
                    new CimException(
                        CimStatus.METHOD_NOT_FOUND,
                        name,
                        "The class " + path.className() + " has no method " + name));
    Map<String, CimValue> in = new LinkedHashMap<>();
    if (call.value("Arguments").orElse("") instanceof PsHashtable table) {
      for (PsHashtable.Entry e : table.entries()) {
        String key = PsValues.text(e.key());
        Optional<CimParameter> parameter = method.parameter(key);
        in.put(
            key,
            parameter
                .map(p -> CimObjects.typed(p.type(), p.array(), e.value()))
                .orElseGet(() -> CimValue.of(PsValues.text(e.value()))));
      }
    }
    MethodResult result = call.manager().invokeMethod(call.caller(), path, name, in);
    Map<String, Object> values = new LinkedHashMap<>();
    result.out().forEach((k, v) -> values.put(k, CimObjects.value(v, namespace, call.manager())));
    values.put("ReturnValue", CimObjects.value(result.returnValue(), namespace, call.manager()));
    values.put("PSComputerName", org.wsmanspec.mock.powershell.PsNull.NULL);
    call.write(CimObjects.result(namespace + "/" + path.className() + "." + method.name(), values));
  }
}
