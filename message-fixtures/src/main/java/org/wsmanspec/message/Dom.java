package org.wsmanspec.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Small readers for DOM trees, all by expanded name and never by prefix. */
public final class Dom {

  private Dom() {}

  /** Child elements in document order. */
  public static List<Element> children(Node parent) {
    List<Element> found = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        found.add(e);
      }
    }
    return found;
  }

  /** Child elements of one name, in document order. */
  public static List<Element> children(Node parent, QName name) {
    List<Element> found = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && is(e, name)) {
        found.add(e);
      }
    }
    return found;
  }

  /** The first child element of one name. */
  public static Optional<Element> child(Node parent, QName name) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && is(e, name)) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  /** Follow first children by name. */
  public static Optional<Element> path(Node from, QName... names) {
    Node at = from;
    for (QName name : names) {
      Optional<Element> next = child(at, name);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return at instanceof Element e ? Optional.of(e) : Optional.empty();
  }

  public static boolean is(Element element, QName name) {
    return name.getLocalPart().equals(element.getLocalName())
        && name.getNamespaceURI().equals(namespace(element));
  }

  public static QName name(Node node) {
    String local = node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
    return new QName(namespace(node), local);
  }

  private static String namespace(Node node) {
    return node.getNamespaceURI() == null ? XMLConstants.NULL_NS_URI : node.getNamespaceURI();
  }

  /** Text content without the white space around it, as DSP0226 13.1 has receivers read values. */
  public static String text(Node node) {
    return node.getTextContent() == null ? "" : node.getTextContent().strip();
  }

  /** An attribute by name; an unqualified one has the empty namespace. */
  public static Optional<String> attribute(Element element, QName name) {
    String namespace = name.getNamespaceURI().isEmpty() ? null : name.getNamespaceURI();
    Attr attr = element.getAttributeNodeNS(namespace, name.getLocalPart());
    return attr == null ? Optional.empty() : Optional.of(attr.getValue());
  }

  /** Whether {@code xsi:nil} is true. */
  public static boolean isNil(Element element) {
    return attribute(element, new QName(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil"))
        .map(v -> v.strip().equals("true") || v.strip().equals("1"))
        .orElse(false);
  }

  /**
   * Resolve the lexical form of a QName with the namespaces in scope.
   *
   * @return the name, or empty if the prefix is not bound or the text is no QName
   */
  public static Optional<QName> qname(Node scope, String lexical) {
    String text = lexical.strip();
    int colon = text.indexOf(':');
    boolean name = text.codePoints().noneMatch(Character::isWhitespace);
    if (!name || text.isEmpty() || colon == 0 || colon == text.length() - 1) {
      return Optional.empty();
    }
    if (text.indexOf(':', colon + 1) >= 0) {
      return Optional.empty();
    }
    String prefix = colon < 0 ? null : text.substring(0, colon);
    String local = text.substring(colon + 1);
    String uri = namespaceOf(scope, prefix);
    if (uri == null) {
      return prefix == null ? Optional.of(new QName(local)) : Optional.empty();
    }
    return Optional.of(new QName(uri, local, prefix == null ? "" : prefix));
  }

  private static @Nullable String namespaceOf(Node scope, @Nullable String prefix) {
    if ("xml".equals(prefix)) {
      return XMLConstants.XML_NS_URI;
    }
    return scope.lookupNamespaceURI(prefix);
  }

  /**
   * The place of a node as an XPath with the vocabulary's usual prefixes.
   *
   * <p>Steps carry a position only where several siblings share the name, as in {@code
   * /s:Envelope/s:Header/wsa:To[2]}.
   */
  public static String xpath(Node node) {
    if (node instanceof Document) {
      return "/";
    }
    if (node instanceof Attr a) {
      return xpath(a.getOwnerElement()) + "/@" + Namespaces.display(name(a));
    }
    if (!(node instanceof Element element)) {
      Node parent = node.getParentNode();
      String head = parent == null || parent instanceof Document ? "" : xpath(parent);
      return head
          + switch (node.getNodeType()) {
            case Node.COMMENT_NODE -> "/comment()";
            case Node.PROCESSING_INSTRUCTION_NODE -> "/processing-instruction()";
            default -> "/text()";
          };
    }
    Node parent = element.getParentNode();
    String head = parent instanceof Element p ? xpath(p) : "";
    StringBuilder step =
        new StringBuilder(head).append('/').append(Namespaces.display(name(element)));
    if (parent instanceof Element p) {
      List<Element> same = children(p, name(element));
      if (same.size() > 1) {
        step.append('[').append(same.indexOf(element) + 1).append(']');
      }
    }
    return step.toString();
  }
}
