package org.wsmanspec.message.mutation;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.wsmanspec.message.SafeXml;

/** Writes DOM trees as text that stands on its own, every prefix declared. */
public final class Markup {

  private static final Pattern QNAME = Pattern.compile("\\s*([A-Za-z_][\\w.-]*):[A-Za-z_][\\w.-]*");

  private Markup() {}

  /** A node with all it contains, as text without XML declaration. */
  public static String of(Node node) {
    Node written = node instanceof Element element ? standalone(element) : node;
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new DOMSource(written), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("the JDK's serializer cannot write a parsed document", e);
    }
  }

  /** The content of an element. */
  public static String inner(Element element) {
    StringBuilder out = new StringBuilder();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      out.append(of(n));
    }
    return out.toString();
  }

  /** A copy of an element in a document of its own, with the declarations it had in scope. */
  private static Element standalone(Element element) {
    Document document = SafeXml.parse(new byte[] {'<', 'x', '/', '>'});
    Element copy = (Element) document.importNode(element, true);
    document.replaceChild(copy, document.getDocumentElement());
    declare(copy, element, Map.of());
    return copy;
  }

  /**
   * Declare the prefixes that a tree uses where they are not declared.
   *
   * @param scope where the prefixes of values are looked up
   * @param known prefixes that values may use beside those in scope
   */
  public static void declare(Element tree, @Nullable Node scope, Map<String, String> known) {
    ensure(tree, tree.getPrefix(), tree.getNamespaceURI());
    for (Attr attribute : attributes(tree)) {
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        if (attribute.getPrefix() != null) {
          ensure(tree, attribute.getPrefix(), attribute.getNamespaceURI());
        }
        value(tree, attribute.getValue(), scope, known);
      }
    }
    for (Node n = tree.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        declare(child, scope, known);
      } else if (n.getNodeType() == Node.TEXT_NODE) {
        value(tree, n.getNodeValue(), scope, known);
      }
    }
  }

  /** A value that looks like a QName may be one. */
  private static void value(
      Element at, String value, @Nullable Node scope, Map<String, String> known) {
    Matcher matcher = QNAME.matcher(value);
    if (!matcher.lookingAt() || at.lookupNamespaceURI(matcher.group(1)) != null) {
      return;
    }
    String prefix = matcher.group(1);
    String uri = scope == null ? null : scope.lookupNamespaceURI(prefix);
    String found = uri == null ? known.get(prefix) : uri;
    if (found != null) {
      ensure(at, prefix, found);
    }
  }

  private static void ensure(Element at, @Nullable String prefix, @Nullable String uri) {
    if ("xml".equals(prefix)) {
      return;
    }
    String wanted = uri == null ? "" : uri;
    String name = prefix == null ? "xmlns" : "xmlns:" + prefix;
    if (!wanted.equals(declared(at, name))) {
      at.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, wanted);
    }
  }

  /** What a declaration attribute says at an element or above; empty if nothing does. */
  private static String declared(Element from, String name) {
    for (Node n = from; n instanceof Element element; n = n.getParentNode()) {
      if (element.hasAttribute(name)) {
        return element.getAttribute(name);
      }
    }
    return "";
  }

  private static List<Attr> attributes(Element element) {
    NamedNodeMap map = element.getAttributes();
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < map.getLength(); i++) {
      attributes.add((Attr) map.item(i));
    }
    return attributes;
  }
}
