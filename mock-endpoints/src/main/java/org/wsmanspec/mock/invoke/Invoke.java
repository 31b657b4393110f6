package org.wsmanspec.mock.invoke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.binding.CimFaults;
import org.wsmanspec.mock.binding.CimFaults.Situation;
import org.wsmanspec.mock.binding.InstanceReader;
import org.wsmanspec.mock.binding.InstanceWriter;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimMethod;
import org.wsmanspec.mock.cim.CimParameter;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.MethodResult;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.transfer.Replies;

/** One method of a class: {@code Method_INPUT} in, {@code Method_OUTPUT} out. */
public final class Invoke implements Operation {

  private final Resources resources;
  private final String classUri;
  private final String methodName;

  private Invoke(Resources resources, String classUri, String methodName) {
    this.resources = resources;
    this.classUri = classUri;
    this.methodName = methodName;
  }

  /** The operation of an Action that is a class URI, a slash and a name. */
  public static Optional<Operation> find(Resources resources, String action) {
    int slash = action.lastIndexOf('/');
    if (slash <= 0 || slash == action.length() - 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Invoke(resources, action.substring(0, slash), action.substring(slash + 1)));
  }

  @Override
  public void perform(Call call) {
    ResourceAddress address =
        ResourceAddress.optional(call.envelope())
            .orElseGet(() -> new ResourceAddress(classUri, List.of()));
    Target target = resources.target(address);
    CimClass cimClass = target.cimClass().orElseThrow(() -> unknown(call, "all classes"));
    CimMethod method =
        cimClass
            .method(methodName)
            .filter(m -> m.name().equals(methodName))
            .orElseThrow(() -> unknown(call, cimClass.name()));
    String namespaceUri = resources.uris().of(target.namespace(), cimClass, target.style());
    if (!classUri.equals(namespaceUri)) {
      throw CimFaults.mismatch(
          call.addressing().action(),
          "The action is one of " + classUri + ", but the resource is " + target.uri());
    }
    if (method.isStatic()) {
      Resources.requireClassLevel(target);
    }
    ObjectPath path =
        method.isStatic()
            ? ObjectPath.ofClass(target.namespace(), cimClass.name())
            : resources.instance(target);
    Map<String, CimValue> in = input(call, target, method, namespaceUri);
    MethodResult result;
    try {
      result = resources.manager().invokeMethod(call.caller(), path, method.name(), in);
    } catch (CimException e) {
      throw CimFaults.naming(CimFaults.of(e, Situation.INVOCATION), call.addressing().action());
    }
    call.commit();
    if (call.control().endpointReference()) {
      Replies.requestedEpr(call, resources, afterwards(call, path), target.style());
    }
    output(call, target, method, namespaceUri, result);
  }

  /** Where the target is now; a method may have removed it. */
  private Optional<ObjectPath> afterwards(Call call, ObjectPath path) {
    if (path.isClassPath()) {
      return Optional.of(path);
    }
    try {
      return resources.manager().getInstance(call.caller(), path).path();
    } catch (CimException e) {
      return Optional.empty();
    }
  }

  private static SoapFaultException unknown(Call call, String where) {
    return CimFaults.naming(
        SoapFaultException.of(
            FaultSubcode.ACTION_NOT_SUPPORTED,
            "The action '" + call.addressing().action() + "' is no method of " + where),
        call.addressing().action());
  }

  private Map<String, CimValue> input(
      Call call, Target target, CimMethod method, String namespaceUri) {
    QName expected = new QName(namespaceUri, method.name() + "_INPUT");
    Element body;
    if (call.envelope().bodyChildren().isEmpty()
        && method.parameters().stream().noneMatch(CimParameter::isIn)) {
      return Map.of();
    }
    body = call.body(expected);
    Map<String, List<Element>> byName = new LinkedHashMap<>();
    for (Element child : Dom.children(body)) {
      if (!namespaceUri.equals(child.getNamespaceURI())) {
        throw badName(
            "The argument " + Dom.name(child) + " is not in the namespace " + namespaceUri);
      }
      byName.computeIfAbsent(child.getLocalName(), n -> new ArrayList<>()).add(child);
    }
    InstanceReader reader = new InstanceReader(resources, target.namespace(), target.style());
    Map<String, CimValue> in = new LinkedHashMap<>();
    byName.forEach(
        (name, elements) -> {
          CimParameter parameter =
              method
                  .parameter(name)
                  .filter(p -> p.name().equals(name) && p.isIn())
                  .orElseThrow(() -> badName(method.name() + " has no input parameter " + name));
          in.put(parameter.name(), read(reader, parameter, elements));
        });
    return in;
  }

  private static CimValue read(
      InstanceReader reader, CimParameter parameter, List<Element> elements) {
    try {
      return reader.value(
          parameter.name(),
          parameter.type(),
          parameter.array(),
          parameter.qualifiers().isTrue("OctetString"),
          elements);
    } catch (CimException e) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_PARAMETER,
          "TypeMismatch",
          "The argument " + parameter.name() + ": " + e.getMessage());
    }
  }

  private static SoapFaultException badName(String reason) {
    return SoapFaultException.of(FaultSubcode.INVALID_PARAMETER, "InvalidName", reason);
  }

  private void output(
      Call call, Target target, CimMethod method, String namespaceUri, MethodResult result) {
    InstanceWriter writer = new InstanceWriter(resources, call.address(), target.style());
    Element output =
        Xml.add(call.reply().body(), new QName(namespaceUri, method.name() + "_OUTPUT", "p"));
    for (CimParameter parameter : method.parameters()) {
      Optional<CimValue> value = Optional.ofNullable(result.out().get(parameter.name()));
      if (parameter.isOut() && value.isPresent()) {
        writer.write(
            output,
            new QName(namespaceUri, parameter.name(), "p"),
            target.namespace(),
            value.get(),
            parameter.qualifiers().isTrue("OctetString"));
      }
    }
    writer.write(
        output,
        new QName(namespaceUri, "ReturnValue", "p"),
        target.namespace(),
        result.returnValue(),
        false);
  }
}
