package org.wsmanspec.mock.binding;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.Extension;
import org.wsmanspec.mock.binding.ClassUris.Style;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimDateTime;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimProperty;
import org.wsmanspec.mock.cim.CimType;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.soap.Xml;

/** Instances as XML (DSP0230 sections 7 to 9). */
public final class InstanceWriter {

  private final Resources resources;
  private final String address;
  private final Style style;

  /**
   * A writer for one response.
   *
   * @param address the URL in the endpoint references that references become
   */
  public InstanceWriter(Resources resources, String address, Style style) {
    this.resources = resources;
    this.address = address;
    this.style = style;
  }

  /** The root element of an instance. */
  public QName name(String namespace, String className) {
    CimClass cimClass = cimClass(namespace, className);
    return new QName(resources.uris().of(namespace, cimClass, style), cimClass.name(), "p");
  }

  private CimClass cimClass(String namespace, String className) {
    return resources.manager().findClass(namespace, className).orElseThrow();
  }

  /** An instance as the root of a document of its own. */
  public Element document(String namespace, CimInstance instance, boolean extensions) {
    QName name = name(namespace, instance.className());
    Element root = Xml.root(name);
    CimClass cimClass = cimClass(namespace, instance.className());
    fill(root, name, namespace, cimClass, instance);
    if (extensions) {
      Xml.add(root, Extension.LINEAGE, String.join(" ", cimClass.lineage()));
    }
    return root;
  }

  private void fill(
      Element element, QName name, String namespace, CimClass cimClass, CimInstance instance) {
    Xml.qnameAttribute(
        element,
        Names.XSI_TYPE,
        new QName(name.getNamespaceURI(), cimClass.name() + "_Type", name.getPrefix()));
    for (CimProperty property : cimClass.properties()) {
      Optional<CimValue> value = instance.property(property.name());
      if (value.isPresent()) {
        write(
            element,
            new QName(name.getNamespaceURI(), property.name(), name.getPrefix()),
            namespace,
            value.get(),
            property.isOctetString());
      }
    }
  }

  /** Appends a value: one element, or for an array as many as it has entries. */
  public void write(
      Element parent, QName name, String namespace, CimValue value, boolean octetString) {
    if (value.isNull()) {
      Xml.nil(Xml.add(parent, name));
      return;
    }
    if (octetString && value.isArray() && value.type() == CimType.UINT8) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      value.elements().forEach(e -> octets.write(((Number) e).intValue()));
      Xml.add(parent, name, Base64.getEncoder().encodeToString(octets.toByteArray()));
      return;
    }
    var texts = value.texts().iterator();
    for (Object scalar : value.elements()) {
      Element element = Xml.add(parent, name);
      String text = texts.next();
      if (scalar instanceof CimDateTime time) {
        DateTimes.write(element, time);
      } else if (scalar instanceof ObjectPath path) {
        resources.writeReferenceContent(element, address, path, style);
      } else if (scalar instanceof CimInstance embedded) {
        QName inner = name(namespace, embedded.className());
        fill(
            element,
            new QName(inner.getNamespaceURI(), inner.getLocalPart(), "q"),
            namespace,
            cimClass(namespace, embedded.className()),
            embedded);
      } else if (octetString && text.toLowerCase(Locale.ROOT).startsWith("0x")) {
        element.setTextContent(text.substring(2));
      } else {
        element.setTextContent(text);
      }
    }
  }
}
