package org.wsmanspec.mock.soap;

import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Small builders of DOM trees. */
public final class Xml {

  private static final ThreadLocal<DocumentBuilder> BUILDER =
      ThreadLocal.withInitial(Xml::newBuilder);

  private Xml() {}

  private static DocumentBuilder newBuilder() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK offers no plain document builder", e);
    }
  }

  /** An empty document. */
  public static Document newDocument() {
    return BUILDER.get().newDocument();
  }

  /** The root element of a new document. */
  public static Element root(QName name) {
    Document document = newDocument();
    Element root = document.createElementNS(name.getNamespaceURI(), lexical(name));
    document.appendChild(root);
    return root;
  }

  /** Appends an empty element. */
  public static Element add(Element parent, QName name) {
    Element child =
        parent.getOwnerDocument().createElementNS(name.getNamespaceURI(), lexical(name));
    parent.appendChild(child);
    return child;
  }

  /** Appends an element with text. */
  public static Element add(Element parent, QName name, String text) {
    Element child = add(parent, name);
    child.setTextContent(text);
    return child;
  }

  /** Sets an attribute; the name's prefix is used, or the project's own for its namespace. */
  public static void attribute(Element element, QName name, String value) {
    String uri = name.getNamespaceURI();
    if (uri.isEmpty()) {
      element.setAttributeNS(null, name.getLocalPart(), value);
      return;
    }
    String prefix = name.getPrefix().isEmpty() ? prefixOf(uri) : name.getPrefix();
    element.setAttributeNS(uri, prefix + ":" + name.getLocalPart(), value);
  }

  /** Marks an element as having no value. */
  public static void nil(Element element) {
    attribute(element, Names.XSI_NIL, "true");
  }

  /** Writes a QName as text of an element and binds its prefix there. */
  public static void qnameText(Element element, QName value) {
    element.setTextContent(bind(element, value));
  }

  /** Writes a QName as an attribute's value and binds its prefix on the element. */
  public static void qnameAttribute(Element element, QName attribute, QName value) {
    attribute(element, attribute, bind(element, value));
  }

  private static String bind(Element element, QName value) {
    if (value.getNamespaceURI().isEmpty()) {
      return value.getLocalPart();
    }
    String prefix = prefixOf(value.getNamespaceURI());
    if (prefix.equals("n") && !value.getPrefix().isEmpty()) {
      prefix = value.getPrefix();
    }
    element.setAttributeNS(
        XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, value.getNamespaceURI());
    return prefix + ":" + value.getLocalPart();
  }

  /** The project's prefix of a namespace, or {@code n} for one that has none. */
  public static String prefixOf(String uri) {
    for (Map.Entry<String, String> e : Namespaces.byPrefix().entrySet()) {
      if (e.getValue().equals(uri)) {
        return e.getKey();
      }
    }
    return "n";
  }

  /**
   * Copies an element of another document as the last child, with the namespace declarations that
   * were in its scope, so that QNames in its content keep their meaning.
   */
  public static Element copy(Element parent, Element foreign) {
    Element copy = (Element) parent.getOwnerDocument().importNode(foreign, true);
    for (Node n = foreign.getParentNode(); n instanceof Element above; n = n.getParentNode()) {
      for (int i = 0; i < above.getAttributes().getLength(); i++) {
        Attr attr = (Attr) above.getAttributes().item(i);
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attr.getNamespaceURI())
            && "xmlns".equals(attr.getPrefix())
            && !copy.hasAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attr.getLocalName())) {
          copy.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attr.getName(), attr.getValue());
        }
      }
    }
    parent.appendChild(copy);
    return copy;
  }

  private static String lexical(QName name) {
    return name.getPrefix().isEmpty()
        ? name.getLocalPart()
        : name.getPrefix() + ":" + name.getLocalPart();
  }
}
