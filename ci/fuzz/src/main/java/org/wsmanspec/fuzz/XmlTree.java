package org.wsmanspec.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.UnreadableMessageException;

/**
 * An XML document as names and texts, cheap to copy, to bend and to write.
 *
 * <p>Nothing keeps it well-formed or its namespaces declared: that is left to the mutations.
 */
final class XmlTree {

  /** Attribute with its name as written. */
  record Attribute(String name, String value) {}

  /** Name as written; empty for a text. */
  String name;

  /** Text, written as it is where {@code raw}; only of texts. */
  String text = "";

  boolean raw;
  final List<Attribute> attributes = new ArrayList<>();
  final List<XmlTree> children = new ArrayList<>();

  XmlTree(String name) {
    this.name = name;
  }

  static XmlTree text(String text) {
    XmlTree node = new XmlTree("");
    node.text = text;
    return node;
  }

  static XmlTree raw(String markup) {
    XmlTree node = text(markup);
    node.raw = true;
    return node;
  }

  /**
   * Read a document.
   *
   * @throws UnreadableMessageException if it is no XML
   */
  static XmlTree parse(byte[] document) {
    return of(SafeXml.parse(document).getDocumentElement());
  }

  private static XmlTree of(Element element) {
    XmlTree tree = new XmlTree(element.getNodeName());
    NamedNodeMap map = element.getAttributes();
    for (int i = 0; i < map.getLength(); i++) {
      Attr attribute = (Attr) map.item(i);
      tree.attributes.add(new Attribute(attribute.getNodeName(), attribute.getValue()));
    }
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        tree.children.add(of(child));
      } else if (n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.CDATA_SECTION_NODE) {
        tree.children.add(text(n.getNodeValue()));
      }
    }
    return tree;
  }

  boolean isElement() {
    return !name.isEmpty();
  }

  XmlTree copy() {
    XmlTree copy = new XmlTree(name);
    copy.text = text;
    copy.raw = raw;
    copy.attributes.addAll(attributes);
    for (XmlTree child : children) {
      copy.children.add(child.copy());
    }
    return copy;
  }

  /** This element and all in it, in document order. */
  List<XmlTree> elements() {
    List<XmlTree> all = new ArrayList<>();
    collect(all);
    return all;
  }

  private void collect(List<XmlTree> all) {
    if (isElement()) {
      all.add(this);
      for (XmlTree child : children) {
        child.collect(all);
      }
    }
  }

  /** The parents of elements, one for each child that is an element. */
  List<XmlTree> parents() {
    List<XmlTree> all = new ArrayList<>();
    for (XmlTree element : elements()) {
      for (XmlTree child : element.children) {
        if (child.isElement()) {
          all.add(element);
        }
      }
    }
    return all;
  }

  /** The local part of the name. */
  String localName() {
    return name.substring(name.indexOf(':') + 1);
  }

  String write() {
    StringBuilder out = new StringBuilder(1024);
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    if (!isElement()) {
      out.append(raw ? text : escaped(text));
      return;
    }
    out.append('<').append(name);
    for (Attribute attribute : attributes) {
      out.append(' ').append(attribute.name()).append("=\"");
      out.append(escaped(attribute.value())).append('"');
    }
    if (children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    // Loops, since trees may be deep and a lambda takes frames of its own.
    for (XmlTree child : children) {
      child.write(out);
    }
    out.append("</").append(name).append('>');
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#13;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
