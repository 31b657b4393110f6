package org.wsmanspec.scenario.recorded;

import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * Where a value stands: an attribute, or an element that holds nothing but text.
 *
 * @param node the attribute or element
 */
record Place(Node node) {

  private static final QName NAME = new QName("Name");

  /** All places of a document, in its order; declarations of prefixes are none. */
  static List<Place> in(Document document) {
    List<Place> found = new ArrayList<>();
    collect(document.getDocumentElement(), found);
    return found;
  }

  private static void collect(Element element, List<Place> found) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        found.add(new Place(attribute));
      }
    }
    List<Element> children = Dom.children(element);
    if (children.isEmpty()) {
      found.add(new Place(element));
    } else {
      children.forEach(c -> collect(c, found));
    }
  }

  /** The value, without the space around it. */
  String value() {
    return Dom.text(node);
  }

  /** Put another value here. */
  void set(String value) {
    if (node instanceof Attr attribute) {
      attribute.setValue(value);
    } else {
      node.setTextContent(value);
    }
  }

  /** The element that is here, or has the attribute that is. */
  Element element() {
    return node instanceof Attr attribute ? attribute.getOwnerElement() : (Element) node;
  }

  /** The name of the element or attribute. */
  QName name() {
    return Dom.name(node);
  }

  /** What the value is, in one word: the local name, or that of the selector or option. */
  String word() {
    return node instanceof Element element
        ? Dom.attribute(element, NAME).orElse(Dom.name(element).getLocalPart())
        : Dom.name(node).getLocalPart();
  }

  /** An expression that selects all places like this one, wherever another server puts them. */
  String expression() {
    if (node instanceof Attr) {
      return path(element()) + "/@" + Namespaces.display(name());
    }
    return path(element());
  }

  private static String path(Element element) {
    String shown = Namespaces.display(Dom.name(element));
    String step =
        shown.startsWith("{") || shown.startsWith("cim-schema:")
            ? "*[local-name()='" + element.getLocalName() + "']"
            : shown;
    String name =
        Dom.attribute(element, NAME)
            .filter(n -> n.matches("[\\w.-]+"))
            .map(n -> "[@Name='" + n + "']")
            .orElse("");
    return "//" + step + name;
  }
}
