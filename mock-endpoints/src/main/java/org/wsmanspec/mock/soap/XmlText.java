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
    int count = element.hasAttributes() ? element.getAttributes().getLength() : 0;
    for (int i = 0; i < count; i++) {
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

  /**
   * The namespaces in scope of one element by prefix. Most elements declare none, and share what
   * their parent has.
   */
  private static final class Scope {
    private Map<String, String> all;
    private Map<String, String> declared = Map.of();
    private boolean own;

    Scope(Map<String, String> outer) {
      this.all = outer;
    }

    void declare(String prefix, String uri) {
      if (!own) {
        all = new HashMap<>(all);
        own = true;
      }
      all.put(prefix, uri);
      if (declared.isEmpty()) {
        declared = new LinkedHashMap<>();
      }
      declared.put(prefix, uri);
    }
  }

  private void write(Element element, Map<String, String> outer, Map<String, String> extra) {
    Scope scope = new Scope(outer);
    extra.forEach(scope::declare);
    int count = element.hasAttributes() ? element.getAttributes().getLength() : 0;
    for (int i = 0; i < count; i++) {
      Attr attr = (Attr) element.getAttributes().item(i);
      if (isDeclaration(attr)) {
        String prefix = attr.getPrefix() == null ? "" : attr.getLocalName();
        if (!attr.getValue().equals(scope.all.get(prefix))) {
          scope.declare(prefix, attr.getValue());
        }
      }
    }
    String uri = element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    String prefix = prefix(element.getPrefix(), uri, scope, element, true);
    String name = prefix.isEmpty() ? local(element) : prefix + ":" + local(element);
    StringBuilder attributes = new StringBuilder(0);
    for (int i = 0; i < count; i++) {
      Attr attr = (Attr) element.getAttributes().item(i);
      if (!isDeclaration(attr)) {
        String space = attr.getNamespaceURI() == null ? "" : attr.getNamespaceURI();
        String p = space.isEmpty() ? "" : prefix(attr.getPrefix(), space, scope, element, false);
        attributes.append(' ').append(p.isEmpty() ? "" : p + ":").append(local(attr)).append("=\"");
        escape(attr.getValue(), true, attributes);
        attributes.append('"');
      }
    }
    out.append('<').append(name);
    scope.declared.forEach(
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
        write(child, scope.all, Map.of());
      } else if (n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.CDATA_SECTION_NODE) {
        escape(n.getNodeValue(), false, out);
      }
    }
    out.append("</").append(name).append('>');
  }

  private String prefix(
      @Nullable String wanted, String uri, Scope scope, Element on, boolean defaultAllowed) {
    if (uri.equals(XMLConstants.XML_NS_URI)) {
      return "xml";
    }
    String prefix = wanted == null ? "" : wanted;
    if (prefix.isEmpty() && !defaultAllowed) {
      prefix = Xml.prefixOf(uri);
    }
    if (uri.equals(scope.all.get(prefix))) {
      return prefix;
    }
    boolean taken =
        scope.declared.containsKey(prefix)
            || on.hasAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix)
            || (uri.isEmpty() && !prefix.isEmpty());
    if (taken) {
      prefix = "ns" + ++generated;
    }
    scope.declare(prefix, uri);
    return prefix;
  }

  private static boolean isDeclaration(Attr attr) {
    return XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attr.getNamespaceURI());
  }

  private static String local(Node node) {
    return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
  }

  private static void escape(String text, boolean attribute, StringBuilder to) {
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '>' && c < Character.MIN_SURROGATE) {
        // Nearly all of them.
        continue;
      }
      String reference =
          switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> attribute ? "&quot;" : "";
            case '\n' -> attribute ? "&#10;" : "";
            case '\t' -> attribute ? "&#9;" : "";
            default -> {
              if (!representable(text, i)) {
                throw SoapFaultException.unsupportedCharacter(c);
              }
              yield "";
            }
          };
      if (!reference.isEmpty()) {
        to.append(text, written, i).append(reference);
        written = i + 1;
      }
    }
    to.append(text, written, text.length());
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
