package org.wsmanspec.mock.soap;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * Writes a DOM tree as characters, declaring each namespace where it is first needed.
 *
 * <p>The project's own prefixes are declared once on the root, so that the items of a long response
 * do not repeat them.
 */
public final class XmlText {

  private final StringBuilder out = new StringBuilder(2048);
  private int generated;

  private XmlText() {}

  /** The whole document of a root element, without XML declaration. */
  public static String of(Element root) {
    XmlText text = new XmlText();
    Map<String, String> hoisted = new LinkedHashMap<>();
    text.collect(root, hoisted);
    text.write(root, Map.of("", "", "xml", XMLConstants.XML_NS_URI), hoisted);
    return text.out.toString();
  }

  /** An element as it stands inside an envelope that declares the project's prefixes. */
  public static String fragment(Element element) {
    XmlText text = new XmlText();
    Map<String, String> scope = new HashMap<>(Namespaces.byPrefix());
    scope.put("", "");
    text.write(element, scope, Map.of());
    return text.out.toString();
  }

  private void collect(Element element, Map<String, String> hoisted) {
    note(element, hoisted);
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attr = (Attr) element.getAttributes().item(i);
      if (isDeclaration(attr)) {
        if (attr.getValue().equals(Namespaces.byPrefix().get(attr.getLocalName()))) {
          hoisted.put(attr.getLocalName(), attr.getValue());
        }
      } else {
        note(attr, hoisted);
      }
    }
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        collect(child, hoisted);
      }
    }
  }

  private static void note(Node node, Map<String, String> hoisted) {
    String prefix = node.getPrefix();
    String uri = node.getNamespaceURI();
    if (prefix != null
        && uri != null
        && !prefix.equals("xml")
        && uri.equals(Namespaces.byPrefix().get(prefix))) {
      hoisted.put(prefix, uri);
    }
  }

  private void write(Element element, Map<String, String> outer, Map<String, String> extra) {
    Map<String, String> scope = new HashMap<>(outer);
    Map<String, String> declared = new LinkedHashMap<>(extra);
    scope.putAll(extra);
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attr = (Attr) element.getAttributes().item(i);
      if (isDeclaration(attr)) {
        String prefix = attr.getPrefix() == null ? "" : attr.getLocalName();
        if (!attr.getValue().equals(scope.put(prefix, attr.getValue()))) {
          declared.put(prefix, attr.getValue());
        }
      }
    }
    String uri = element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    String prefix = prefix(element.getPrefix(), uri, scope, declared, element, true);
    String name = prefix.isEmpty() ? local(element) : prefix + ":" + local(element);
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attr = (Attr) element.getAttributes().item(i);
      if (!isDeclaration(attr)) {
        String space = attr.getNamespaceURI() == null ? "" : attr.getNamespaceURI();
        String p =
            space.isEmpty() ? "" : prefix(attr.getPrefix(), space, scope, declared, element, false);
        attributes.append(' ').append(p.isEmpty() ? "" : p + ":").append(local(attr)).append("=\"");
        escape(attr.getValue(), true, attributes);
        attributes.append('"');
      }
    }
    out.append('<').append(name);
    declared.forEach(
        (p, u) -> {
          out.append(p.isEmpty() ? " xmlns" : " xmlns:" + p).append("=\"");
          escape(u, true, out);
          out.append('"');
        });
    out.append(attributes);
    if (element.getFirstChild() == null) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        write(child, scope, Map.of());
      } else if (n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.CDATA_SECTION_NODE) {
        escape(n.getNodeValue(), false, out);
      }
    }
    out.append("</").append(name).append('>');
  }

  private String prefix(
      @Nullable String wanted,
      String uri,
      Map<String, String> scope,
      Map<String, String> declared,
      Element on,
      boolean defaultAllowed) {
    if (uri.equals(XMLConstants.XML_NS_URI)) {
      return "xml";
    }
    String prefix = wanted == null ? "" : wanted;
    if (prefix.isEmpty() && !defaultAllowed) {
      prefix = Xml.prefixOf(uri);
    }
    if (uri.equals(scope.get(prefix))) {
      return prefix;
    }
    boolean taken =
        declared.containsKey(prefix)
            || on.hasAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix)
            || (uri.isEmpty() && !prefix.isEmpty());
    if (taken) {
      prefix = "ns" + ++generated;
    }
    scope.put(prefix, uri);
    declared.put(prefix, uri);
    return prefix;
  }

  private static boolean isDeclaration(Attr attr) {
    return XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attr.getNamespaceURI());
  }

  private static String local(Node node) {
    return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
  }

  private static void escape(String text, boolean attribute, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> to.append("&amp;");
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '\r' -> to.append("&#13;");
        case '"' -> to.append(attribute ? "&quot;" : "\"");
        case '\n' -> to.append(attribute ? "&#10;" : "\n");
        case '\t' -> to.append(attribute ? "&#9;" : "\t");
        default -> {
          if (!representable(text, i)) {
            throw SoapFaultException.unsupportedCharacter(c);
          }
          to.append(c);
        }
      }
    }
  }

  /** Whether a character may stand in an XML 1.0 document (section 2.2). */
  private static boolean representable(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c >= 0x20 && c != 0xFFFE && c != 0xFFFF;
  }
}
