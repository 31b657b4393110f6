package org.wsmanspec.mock.binding;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.Extension;
import org.wsmanspec.mock.binding.ClassUris.Style;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimProperty;
import org.wsmanspec.mock.cim.CimStatus;
import org.wsmanspec.mock.cim.CimType;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.soap.SoapFaultException;

/** XML as instances and values, by the declarations of their class (DSP0230). */
public final class InstanceReader {

  private static final String TYPE_SUFFIX = "_Type";

  private final Resources resources;
  private final String namespace;
  private final Style style;

  public InstanceReader(Resources resources, String namespace, Style style) {
    this.resources = resources;
    this.namespace = namespace;
    this.style = style;
  }

  /**
   * Reads a representation of an instance of a class.
   *
   * @throws SoapFaultException InvalidRepresentation
   */
  public CimInstance instance(Element root, CimClass cimClass) {
    String uri = resources.uris().of(namespace, cimClass, style);
    if (!uri.equals(root.getNamespaceURI())) {
      throw bad(
          "InvalidNamespace",
          "The representation is " + Dom.name(root) + "; the namespace must be " + uri);
    }
    if (!cimClass.name().equals(root.getLocalName())) {
      throw bad(
          "InvalidValues",
          "The representation is " + root.getLocalName() + ", not " + cimClass.name());
    }
    return new CimInstance(cimClass.name(), properties(root, uri, cimClass));
  }

  private Map<String, CimValue> properties(Element root, String uri, CimClass cimClass) {
    Map<String, List<Element>> byName = new LinkedHashMap<>();
    for (Element child : Dom.children(root)) {
      if (Extension.NAMESPACE.equals(child.getNamespaceURI())) {
        continue;
      }
      if (!uri.equals(child.getNamespaceURI())) {
        throw bad(
            "InvalidNamespace",
            "The property " + Dom.name(child) + " is not in the namespace " + uri);
      }
      byName.computeIfAbsent(child.getLocalName(), n -> new ArrayList<>()).add(child);
    }
    Map<String, CimValue> values = new LinkedHashMap<>();
    byName.forEach(
        (name, elements) -> {
          CimProperty property =
              cimClass
                  .property(name)
                  .filter(p -> p.name().equals(name))
                  .orElseThrow(
                      () ->
                          bad(
                              "InvalidValues",
                              "The class " + cimClass.name() + " has no property " + name));
          values.put(name, property(property, elements));
        });
    return values;
  }

  private CimValue property(CimProperty property, List<Element> elements) {
    try {
      return value(
          property.name(), property.type(), property.array(), property.isOctetString(), elements);
    } catch (CimException e) {
      throw bad("InvalidValues", property.name() + ": " + e.getMessage());
    }
  }

  /**
   * Reads the elements of one property or parameter.
   *
   * @throws CimException TYPE_MISMATCH if they do not fit the type
   */
  public CimValue value(
      String name, CimType type, boolean array, boolean octetString, List<Element> elements) {
    if (elements.size() == 1 && Dom.isNil(elements.get(0))) {
      return CimValue.nullOf(type, array);
    }
    if (!array && elements.size() != 1) {
      throw mismatch(name + " is given " + elements.size() + " times, but is no array");
    }
    if (array && octetString && type == CimType.UINT8 && elements.size() == 1) {
      Optional<CimValue> octets = octets(Dom.text(elements.get(0)));
      if (octets.isPresent()) {
        return octets.get();
      }
    }
    List<Object> scalars = new ArrayList<>();
    for (Element element : elements) {
      if (Dom.isNil(element)) {
        throw mismatch(name + " has an entry without a value");
      }
      scalars.add(scalar(name, type, octetString, element));
    }
    return array ? CimValue.array(type, scalars) : CimValue.of(type, scalars.get(0));
  }

  private static Optional<CimValue> octets(String base64) {
    try {
      List<Object> octets = new ArrayList<>();
      for (byte b : Base64.getMimeDecoder().decode(base64)) {
        octets.add(b & 0xFF);
      }
      return Optional.of(CimValue.array(CimType.UINT8, octets));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Object scalar(String name, CimType type, boolean octetString, Element element) {
    return switch (type) {
      case DATETIME ->
          DateTimes.read(element)
              .orElseThrow(() -> mismatch(name + " is no datetime: '" + Dom.text(element) + "'"));
      case REFERENCE ->
          resources.path(
              EndpointReference.in(
                  Dom.child(element, Names.WSA_ENDPOINT_REFERENCE).orElse(element)));
      case EMBEDDED -> embedded(name, element);
      default -> simple(name, type, octetString, element);
    };
  }

  private static Object simple(String name, CimType type, boolean octetString, Element element) {
    if (!Dom.children(element).isEmpty()) {
      throw mismatch(name + " is a simple value, but holds elements");
    }
    String text = element.getTextContent();
    boolean literal = type == CimType.STRING || type == CimType.CHAR16;
    String read = literal ? text : text.strip();
    if (octetString && type == CimType.STRING && !read.toLowerCase(Locale.ROOT).startsWith("0x")) {
      read = "0x" + read.strip();
    }
    return CimValue.parse(type, read).scalar().orElseThrow();
  }

  private CimInstance embedded(String name, Element element) {
    Optional<QName> declared =
        Dom.attribute(element, Names.XSI_TYPE).flatMap(t -> Dom.qname(element, t));
    List<Element> children = Dom.children(element);
    String className = "";
    Element holder = element;
    if (declared.isPresent() && declared.get().getLocalPart().endsWith(TYPE_SUFFIX)) {
      String local = declared.get().getLocalPart();
      className = local.substring(0, local.length() - TYPE_SUFFIX.length());
    } else if (children.size() == 1 && !Dom.children(children.get(0)).isEmpty()) {
      // Older peers put the instance's own element into the property.
      holder = children.get(0);
      className = String.valueOf(holder.getLocalName());
    }
    Optional<CimClass> cimClass = resources.manager().findClass(namespace, className);
    if (cimClass.isEmpty()) {
      throw mismatch(
          name + " is an embedded instance and needs xsi:type with the type of a known class");
    }
    String uri = resources.uris().of(namespace, cimClass.get(), style);
    return new CimInstance(cimClass.get().name(), properties(holder, uri, cimClass.get()));
  }

  private static CimException mismatch(String reason) {
    return new CimException(CimStatus.TYPE_MISMATCH, CimException.Problem.BAD_VALUE, null, reason);
  }

  private static SoapFaultException bad(String detail, String reason) {
    return SoapFaultException.of(FaultSubcode.INVALID_REPRESENTATION, detail, reason);
  }
}
