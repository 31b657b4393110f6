package org.wsmanspec.message.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.UnreadableMessageException;

/** The mutations that change the tree of a message. */
final class TreeMutator {

  private static final Pattern ATTRIBUTE = Pattern.compile("(.+?)/@([\\w.:-]+)\\s*");

  private final Map<String, String> prefixes;
  private final MessageMutator.OnNothing onNothing;
  private final XPathExpressions xpaths;

  TreeMutator(Map<String, String> prefixes, MessageMutator.OnNothing onNothing) {
    this.prefixes = prefixes;
    this.onNothing = onNothing;
    this.xpaths = new XPathExpressions(prefixes);
  }

  void apply(Document document, Change change) {
    if (change instanceof Change.Remove remove) {
      selected(document, remove.at()).forEach(TreeMutator::remove);
    } else if (change instanceof Change.Duplicate duplicate) {
      for (Node node : selected(document, duplicate.at())) {
        Element element = element(node, duplicate.at());
        parent(element).insertBefore(element.cloneNode(true), element.getNextSibling());
      }
    } else if (change instanceof Change.Add add) {
      for (Node node : selected(document, add.at())) {
        add(element(node, add.at()), add);
      }
    } else if (change instanceof Change.SetValue set) {
      set(document, set);
    } else if (change instanceof Change.Rename rename) {
      for (Node node : selected(document, rename.at())) {
        rename(document, node, rename.to().strip());
      }
    } else if (change instanceof Change.Move move) {
      String to = move.to().strip();
      String uri = prefixes.getOrDefault(to, to);
      for (Node node : selected(document, move.at())) {
        Element element = element(node, move.at());
        move(document, element, element.getLocalName(), uri);
      }
    }
  }

  /** The nodes at a place. */
  private List<Node> selected(Document document, String at) {
    List<Node> nodes = xpaths.select(document, at);
    if (nodes.isEmpty()) {
      nothing(at);
    }
    return nodes;
  }

  private void nothing(String at) {
    if (onNothing == MessageMutator.OnNothing.REFUSE) {
      throw new MutationException("the mutation at '" + at + "' selects nothing in the request");
    }
  }

  private static void remove(Node node) {
    if (node instanceof Attr attribute) {
      attribute.getOwnerElement().removeAttributeNode(attribute);
    } else {
      parent(node).removeChild(node);
    }
  }

  private void add(Element at, Change.Add add) {
    List<Element> parsed;
    try {
      parsed = XmlFragments.parse(add.xml(), prefixes);
    } catch (UnreadableMessageException e) {
      throw new MutationException("the XML to be added is not readable: " + e.getMessage());
    }
    Node before =
        switch (add.where()) {
          case FIRST -> at.getFirstChild();
          case LAST -> null;
          case BEFORE -> at;
          case AFTER -> at.getNextSibling();
        };
    boolean inside = add.where() == Change.Place.FIRST || add.where() == Change.Place.LAST;
    Node parent = inside ? at : parent(at);
    for (Element each : parsed) {
      Element copy = (Element) at.getOwnerDocument().importNode(each, true);
      parent.insertBefore(copy, before);
      Markup.declare(copy, null, prefixes);
    }
  }

  private void set(Document document, Change.SetValue set) {
    String value = set.value();
    String expression = set.at();
    List<Node> nodes = xpaths.select(document, expression);
    Matcher missing = ATTRIBUTE.matcher(expression);
    if (nodes.isEmpty() && missing.matches()) {
      for (Node owner : selected(document, missing.group(1))) {
        String name = missing.group(2);
        setAttribute(element(owner, set.at()), name, value);
      }
      return;
    }
    if (nodes.isEmpty()) {
      nothing(expression);
    }
    for (Node node : nodes) {
      if (node instanceof Attr attribute) {
        attribute.setValue(value);
      } else {
        node.setTextContent(value);
      }
    }
  }

  private void setAttribute(Element element, String name, String value) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      element.setAttribute(name, value);
      return;
    }
    element.setAttributeNS(uri(name.substring(0, colon)), name, value);
    Markup.declare(element, null, prefixes);
  }

  private void rename(Document document, Node node, String to) {
    int colon = to.indexOf(':');
    if (node instanceof Attr attribute) {
      Element owner = attribute.getOwnerElement();
      String value = attribute.getValue();
      owner.removeAttributeNode(attribute);
      setAttribute(owner, to, value);
    } else if (node instanceof Element element) {
      if (colon < 0) {
        String prefix = element.getPrefix();
        String name = prefix == null ? to : prefix + ":" + to;
        document.renameNode(element, element.getNamespaceURI(), name);
      } else {
        move(document, element, to.substring(colon + 1), uri(to.substring(0, colon)));
      }
    }
  }

  /** Give an element a namespace by a declaration of its own, so that nothing else moves along. */
  private static void move(Document document, Element element, String local, String uri) {
    if (uri.isEmpty()) {
      document.renameNode(element, null, local);
      if (element.lookupNamespaceURI(null) != null) {
        element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", "");
      }
      return;
    }
    String prefix = freePrefix(element);
    Node renamed = document.renameNode(element, uri, prefix + ":" + local);
    ((Element) renamed).setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + prefix, uri);
  }

  private static String freePrefix(Element element) {
    List<String> tried = new ArrayList<>();
    while (element.lookupNamespaceURI("m" + tried.size()) != null) {
      tried.add("m" + tried.size());
    }
    return "m" + tried.size();
  }

  private String uri(String prefix) {
    String uri = prefixes.get(prefix);
    if (uri == null) {
      throw new MutationException("the prefix '" + prefix + "' is not known");
    }
    return uri;
  }

  private static Element element(@Nullable Node node, String at) {
    if (node instanceof Element element) {
      return element;
    }
    throw new MutationException("'" + at + "' is to select elements");
  }

  private static Node parent(Node node) {
    Node parent = node.getParentNode();
    if (parent == null) {
      throw new MutationException("the document itself cannot be taken away or doubled");
    }
    return parent;
  }
}
