package org.wsmanspec.mock.binding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.binding.ClassUris.Style;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimProperty;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** Between resource addresses and object paths, in both directions (DSP0227 section 5). */
public final class Resources {

  private final ObjectManager manager;
  private final ClassUris uris;

  public Resources(ObjectManager manager) {
    this.manager = manager;
    this.uris = new ClassUris(manager);
  }

  public ObjectManager manager() {
    return manager;
  }

  public ClassUris uris() {
    return uris;
  }

  /**
   * What an address names: a class with or without key selectors, or all classes.
   *
   * @throws SoapFaultException DestinationUnreachable or InvalidSelectors
   */
  public Target target(ResourceAddress address) {
    Optional<String> namespace = Optional.empty();
    Map<String, Object> keys = new LinkedHashMap<>();
    TreeSet<String> folded = new TreeSet<>();
    for (Selector selector : address.selectors()) {
      if (selector.name().equalsIgnoreCase(Uris.CIM_NAMESPACE_SELECTOR)) {
        namespace = Optional.of(selector.value());
        continue;
      }
      if (!folded.add(selector.name().toLowerCase(Locale.ROOT))) {
        throw SoapFaultException.of(
            FaultSubcode.INVALID_SELECTORS,
            "DuplicateSelectors",
            "The selector " + selector.name() + " is given twice; names differ in case only");
      }
      Optional<EndpointReference> reference = selector.reference();
      keys.put(selector.name(), reference.isPresent() ? path(reference.get()) : selector.value());
    }
    ClassUris.Named named = uris.resolve(address.uri(), namespace);
    return new Target(address.uri(), named.namespace(), named.cimClass(), named.style(), keys);
  }

  /**
   * The canonical path of the instance that a target names.
   *
   * @throws SoapFaultException InvalidSelectors, naming the selectors of the class, or
   *     ActionNotSupported where the class has no instances that could be named
   */
  public ObjectPath instance(Target target) {
    CimClass cimClass = target.cimClass().orElseThrow();
    try {
      return manager.resolve(target.namespace(), cimClass.name(), target.keys());
    } catch (CimException e) {
      throw describe(CimFaults.of(e, CimFaults.Situation.RESOURCE), cimClass);
    }
  }

  /** Lists the selectors of a class in s:Detail, if the fault is about selectors. */
  public static SoapFaultException describe(SoapFaultException fault, CimClass cimClass) {
    if (fault.subcode().filter(FaultSubcode.INVALID_SELECTORS.qname()::equals).isEmpty()) {
      return fault;
    }
    List<String> names = new java.util.ArrayList<>();
    cimClass.keys().stream().map(CimProperty::name).forEach(names::add);
    names.add(Uris.CIM_NAMESPACE_SELECTOR);
    return fault.listing(Names.WSMAN_SUPPORTED_SELECTOR_NAME, names);
  }

  /**
   * Refuses key selectors where a class as a whole is meant.
   *
   * @throws SoapFaultException InvalidSelectors/UnexpectedSelectors
   */
  public static void requireClassLevel(Target target) {
    if (!target.keys().isEmpty()) {
      throw SoapFaultException.of(
              FaultSubcode.INVALID_SELECTORS,
              "UnexpectedSelectors",
              "This addresses a class as a whole, but these selectors are given: "
                  + new TreeSet<>(target.keys().keySet()))
          .listing(Names.WSMAN_SUPPORTED_SELECTOR_NAME, List.of(Uris.CIM_NAMESPACE_SELECTOR));
    }
  }

  /**
   * The path of an instance that an endpoint reference names.
   *
   * @throws SoapFaultException as {@link #target} and {@link #instance}
   */
  public ObjectPath path(EndpointReference reference) {
    Target target = target(ResourceAddress.in(reference));
    if (target.cimClass().isEmpty()) {
      throw ResourceAddress.unreachable("An EPR names all classes instead of an instance");
    }
    return instance(target);
  }

  /** Appends wsa:EndpointReference of an instance or, for a path without keys, of a class. */
  public Element writeReference(Element parent, Call call, ObjectPath path, Style style) {
    Element epr = Xml.add(parent, Names.WSA_ENDPOINT_REFERENCE);
    writeReferenceContent(epr, call.address(), path, style);
    return epr;
  }

  /** Fills an element with the content of an endpoint reference. */
  public void writeReferenceContent(Element epr, String address, ObjectPath path, Style style) {
    Xml.add(epr, Names.WSA_ADDRESS, address);
    Element parameters = Xml.add(epr, Names.WSA_REFERENCE_PARAMETERS);
    CimClass cimClass = manager.findClass(path.namespace(), path.className()).orElseThrow();
    Xml.add(parameters, Names.WSMAN_RESOURCE_URI, uris.of(path.namespace(), cimClass, style));
    Element set = Xml.add(parameters, Names.WSMAN_SELECTOR_SET);
    path.keys().forEach((name, value) -> writeKey(set, address, name, value, style));
    selector(set, Uris.CIM_NAMESPACE_SELECTOR).setTextContent(path.namespace());
  }

  private void writeKey(Element set, String address, String name, CimValue value, Style style) {
    Element selector = selector(set, name);
    if (value.reference().isPresent()) {
      writeReferenceContent(
          Xml.add(selector, Names.WSA_ENDPOINT_REFERENCE), address, value.reference().get(), style);
    } else {
      selector.setTextContent(value.text().orElse(""));
    }
  }

  private static Element selector(Element set, String name) {
    Element selector = Xml.add(set, Names.WSMAN_SELECTOR);
    Xml.attribute(selector, Names.NAME, name);
    return selector;
  }
}
