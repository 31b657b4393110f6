package org.wsmanspec.mock.transfer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.binding.CimFaults;
import org.wsmanspec.mock.binding.CimFaults.Situation;
import org.wsmanspec.mock.binding.InstanceReader;
import org.wsmanspec.mock.binding.InstanceWriter;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimProperty;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** Get, Put, Create and Delete of CIM instances (DSP0226 section 7, DSP0227). */
public final class Transfer implements Operation {

  /** Which of the four. */
  public enum Verb {
    GET,
    PUT,
    CREATE,
    DELETE
  }

  private final Verb verb;
  private final Resources resources;
  private final Fragments fragments;

  public Transfer(Verb verb, Resources resources) {
    this.verb = verb;
    this.resources = resources;
    this.fragments = new Fragments(resources);
  }

  @Override
  public Set<QName> headers() {
    return Set.of(Names.WSMAN_FRAGMENT_TRANSFER);
  }

  @Override
  public void perform(Call call) {
    Target target = resources.target(ResourceAddress.required(call.envelope()));
    CimClass cimClass =
        target
            .cimClass()
            .orElseThrow(
                () ->
                    CimFaults.mismatch(
                        call.addressing().action(),
                        "All classes together can be enumerated, but not transferred"));
    Optional<Element> fragment = call.envelope().header(Names.WSMAN_FRAGMENT_TRANSFER);
    if (fragment.isPresent()) {
      fragments.perform(verb, call, target, fragment.get());
      return;
    }
    switch (verb) {
      case GET -> get(call, target);
      case PUT -> put(call, target, cimClass);
      case CREATE -> create(call, target, cimClass);
      case DELETE -> delete(call, target);
    }
  }

  private void get(Call call, Target target) {
    CimInstance instance = find(call, target, resources);
    ObjectPath path = instance.path().orElseThrow();
    Replies.requestedEpr(call, resources, Optional.of(path), target.style());
    write(call, target, path, instance);
  }

  /** The instance a request is for. */
  static CimInstance find(Call call, Target target, Resources resources) {
    ObjectPath path = resources.instance(target);
    return cim(
        call, Situation.RESOURCE, () -> resources.manager().getInstance(call.caller(), path));
  }

  private void write(Call call, Target target, ObjectPath path, CimInstance instance) {
    Element document =
        new InstanceWriter(resources, call.address(), target.style())
            .document(path.namespace(), instance, call.control().options().showExtensions());
    Xml.copy(call.reply().body(), document);
  }

  private void put(Call call, Target target, CimClass cimClass) {
    ObjectPath path = resources.instance(target);
    if (!resources.manager().capabilities(path.namespace(), cimClass.name()).modify()) {
      throw CimFaults.mismatch(
          call.addressing().action(), "Instances of " + cimClass.name() + " cannot be modified");
    }
    Element body = call.body();
    // The body is what Get returned: of the class of the instance, which may be a derived one.
    CimClass bodyClass =
        resources
            .manager()
            .findClass(path.namespace(), String.valueOf(body.getLocalName()))
            .filter(c -> c.isA(cimClass.name()))
            .orElse(cimClass);
    CimInstance sent =
        new InstanceReader(resources, path.namespace(), target.style()).instance(body, bodyClass);
    requireValues(bodyClass, sent);
    CimInstance stored =
        cim(
            call,
            Situation.REPRESENTATION,
            () -> resources.manager().modifyInstance(call.caller(), path, sent, Optional.empty()));
    call.commit();
    ObjectPath now = stored.path().orElse(path);
    Replies.requestedEpr(call, resources, Optional.of(now), target.style());
    if (differs(sent, stored)) {
      write(call, target, now, stored);
    }
  }

  private static void requireValues(CimClass cimClass, CimInstance sent) {
    for (CimProperty property : cimClass.properties()) {
      if (property.isRequired()
          && sent.property(property.name()).filter(v -> !v.isNull()).isEmpty()) {
        throw SoapFaultException.of(
            FaultSubcode.INVALID_REPRESENTATION,
            "MissingValues",
            "The representation lacks the required property " + property.name());
      }
    }
  }

  /** Whether a client would be wrong about the instance if it took what it sent for it. */
  private static boolean differs(CimInstance sent, CimInstance stored) {
    for (Map.Entry<String, CimValue> each : stored.properties().entrySet()) {
      Optional<CimValue> given = sent.property(each.getKey());
      boolean same =
          given.isPresent() ? given.get().equals(each.getValue()) : each.getValue().isNull();
      if (!same) {
        return true;
      }
    }
    return false;
  }

  private void create(Call call, Target target, CimClass cimClass) {
    Resources.requireClassLevel(target);
    if (cimClass.isAbstract()
        || !resources.manager().capabilities(target.namespace(), cimClass.name()).create()) {
      throw CimFaults.mismatch(
          call.addressing().action(), "Instances of " + cimClass.name() + " cannot be created");
    }
    CimInstance sent =
        new InstanceReader(resources, target.namespace(), target.style())
            .instance(call.body(), cimClass);
    CimInstance created =
        cim(
            call,
            Situation.REPRESENTATION,
            () -> resources.manager().createInstance(call.caller(), target.namespace(), sent));
    call.commit();
    ObjectPath path = created.path().orElseThrow();
    Replies.requestedEpr(call, resources, Optional.of(path), target.style());
    resources.writeReferenceContent(
        Xml.add(call.reply().body(), Names.WXF_RESOURCE_CREATED),
        call.address(),
        path,
        target.style());
  }

  private void delete(Call call, Target target) {
    ObjectPath path = resources.instance(target);
    cim(
        call,
        Situation.RESOURCE,
        () -> {
          resources.manager().deleteInstance(call.caller(), path);
          return path;
        });
    call.commit();
    Replies.requestedEpr(call, resources, Optional.empty(), target.style());
  }

  /** Runs a step of the object manager and answers its errors with faults. */
  static <T> T cim(Call call, Situation situation, Supplier<T> step) {
    try {
      return step.get();
    } catch (CimException e) {
      throw CimFaults.naming(CimFaults.of(e, situation), call.addressing().action());
    }
  }
}
