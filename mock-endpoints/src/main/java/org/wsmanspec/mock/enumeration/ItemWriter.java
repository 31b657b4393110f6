package org.wsmanspec.mock.enumeration;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.binding.ClassUris.Style;
import org.wsmanspec.mock.binding.InstanceWriter;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimProperty;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Xml;

/**
 * Instances as the items of one enumeration.
 *
 * @param resources for names and references
 * @param namespace the CIM namespace of instances without a path
 * @param style how URIs are written
 * @param mode objects, references or both
 * @param projection property names where each item is a wsman:XmlFragment of them (DSP0226 8.6)
 * @param extensions the option ShowExtensions
 */
record ItemWriter(
    Resources resources,
    String namespace,
    Style style,
    Mode mode,
    Optional<List<String>> projection,
    boolean extensions) {

  /** An item as the root of a document of its own. */
  Element write(Call call, CimInstance instance) {
    return switch (mode) {
      case OBJECT -> object(call, instance);
      case EPR -> {
        Element root = Xml.root(Names.WSA_ENDPOINT_REFERENCE);
        resources.writeReferenceContent(root, call.address(), path(instance), style);
        yield root;
      }
      case OBJECT_AND_EPR -> {
        Element root = Xml.root(Names.WSMAN_ITEM);
        Xml.copy(root, object(call, instance));
        resources.writeReference(root, call, path(instance), style);
        yield root;
      }
    };
  }

  private static ObjectPath path(CimInstance instance) {
    return instance
        .path()
        .orElseThrow(() -> Mode.unsupported("The results of this enumeration have no references"));
  }

  /** The instance itself, or the asked properties of it. */
  Element object(Call call, CimInstance instance) {
    InstanceWriter writer = new InstanceWriter(resources, call.address(), style);
    String home = instance.path().map(ObjectPath::namespace).orElse(namespace);
    if (projection.isEmpty()) {
      return writer.document(home, instance, extensions);
    }
    Element root = Xml.root(Names.WSMAN_XML_FRAGMENT);
    QName name = writer.name(home, instance.className());
    Optional<CimClass> cimClass = resources.manager().findClass(home, instance.className());
    for (String wanted : projection.get()) {
      Optional<CimValue> value = instance.property(wanted);
      Optional<CimProperty> property = cimClass.flatMap(c -> c.property(wanted));
      if (value.isPresent()) {
        writer.write(
            root,
            new QName(name.getNamespaceURI(), property.map(CimProperty::name).orElse(wanted), "p"),
            home,
            value.get(),
            property.filter(CimProperty::isOctetString).isPresent());
      }
    }
    return root;
  }
}
