package org.wsmanspec.suite.check;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Compares elements by what they say, whichever prefixes and layout they use. */
public final class Contents {

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private Contents() {}

  /**
   * What of an element a copy of it does not have; empty if nothing is lost. What the copy has
   * beside it, such as s:mustUnderstand, does no harm (DSP0226 5.1.1).
   */
  public static Optional<String> lost(Element original, Element copy) {
    NamedNodeMap attributes = original.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      QName name = Dom.name(attribute);
      if (!XMLNS.equals(name.getNamespaceURI())
          && Dom.attribute(copy, name).filter(attribute.getValue()::equals).isEmpty()) {
        return Optional.of("its attribute " + Namespaces.display(name));
      }
    }
    List<Element> here = Dom.children(original);
    List<Element> there = Dom.children(copy);
    if (here.isEmpty()) {
      return Dom.text(original).equals(Dom.text(copy)) ? Optional.empty() : Optional.of("its text");
    }
    for (int i = 0; i < here.size(); i++) {
      Element child = here.get(i);
      if (i >= there.size() || !Dom.is(there.get(i), Dom.name(child))) {
        return Optional.of("its element " + Namespaces.display(Dom.name(child)));
      }
      Optional<String> below = lost(child, there.get(i));
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  /** The text of an element, however it is laid out. */
  public static String squeezed(Element element) {
    return Dom.text(element).replaceAll("\\s+", "");
  }

  /** Name, attributes and content of an element as one text that is the same for equal ones. */
  public static String canonical(Element element) {
    StringBuilder out = new StringBuilder();
    write(element, out);
    return out.toString();
  }

  private static void write(Element element, StringBuilder out) {
    out.append('<').append(Dom.name(element));
    NamedNodeMap attributes = element.getAttributes();
    java.util.TreeSet<String> sorted = new java.util.TreeSet<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      QName name = Dom.name(attributes.item(i));
      if (!XMLNS.equals(name.getNamespaceURI())) {
        sorted.add(name + "=" + attributes.item(i).getNodeValue());
      }
    }
    sorted.forEach(a -> out.append(' ').append(a));
    out.append('>');
    List<Element> children = Dom.children(element);
    if (children.isEmpty()) {
      out.append(Dom.text(element));
    }
    children.forEach(c -> write(c, out));
    out.append("</>");
  }
}
