package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.scenario.Mutation;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.XmlFragments;

/** The mutations that change the tree of a message. */
final class TreeMutator {

  private static final Pattern ATTRIBUTE = Pattern.compile("(.+?)/@([\\w.:-]+)\\s*");

  private final Function<Text, String> text;
  private final Function<Text, String> markup;
  private final Map<String, String> prefixes;
  private final XPaths xpaths;

  TreeMutator(
      Function<Text, String> text, Function<Text, String> markup, Map<String, String> prefixes) {
    this.text = text;
    this.markup = markup;
    this.prefixes = prefixes;
    this.xpaths = new XPaths(prefixes);
  }

  void apply(Document document, Mutation mutation) {
    if (mutation instanceof Mutation.Remove remove) {
      selected(document, remove.at()).forEach(TreeMutator::remove);
    } else if (mutation instanceof Mutation.Duplicate duplicate) {
      for (Node node : selected(document, duplicate.at())) {
        Element element = element(node, duplicate.at());
        parent(element).insertBefore(element.cloneNode(true), element.getNextSibling());
      }
    } else if (mutation instanceof Mutation.Add add) {
      for (Node node : selected(document, add.at())) {
        add(element(node, add.at()), add);
      }
    } else if (mutation instanceof Mutation.SetValue set) {
      set(document, set);
    } else if (mutation instanceof Mutation.Rename rename) {
      for (Node node : selected(document, rename.at())) {
        rename(document, node, text.apply(rename.to()).strip());
      }
    } else if (mutation instanceof Mutation.ChangeNamespace change) {
      String to = text.apply(change.to()).strip();
      String uri = prefixes.getOrDefault(to, to);
      for (Node node : selected(document, change.at())) {
        Element element = element(node, change.at());
        move(document, element, element.getLocalName(), uri);
      }
    }
  }

  /** The nodes at a place; there must be some, since the scenario counts on it. */
  private List<Node> selected(Document document, Text at) {
    String expression = text.apply(at);
    List<Node> nodes = xpaths.select(document, expression);
    if (nodes.isEmpty()) {
      throw NotDrivenException.mistake(
          "the mutation at '" + expression + "' selects nothing in the request");
    }
    return nodes;
  }

  private static void remove(Node node) {
    if (node instanceof Attr attribute) {
      attribute.getOwnerElement().removeAttributeNode(attribute);
    } else {
      parent(node).removeChild(node);
    }
  }

  private void add(Element at, Mutation.Add add) {
    List<Element> parsed;
    try {
      parsed = XmlFragments.parse(markup.apply(add.xml()), prefixes);
    } catch (UnreadableMessageException e) {
      throw NotDrivenException.mistake("the XML to be added is not readable: " + e.getMessage());
    }
    Node before =
        switch (add.where()) {
          case FIRST -> at.getFirstChild();
          case LAST -> null;
          case BEFORE -> at;
          case AFTER -> at.getNextSibling();
        };
    boolean inside = add.where() == Mutation.Where.FIRST || add.where() == Mutation.Where.LAST;
    Node parent = inside ? at : parent(at);
    for (Element each : parsed) {
      Element copy = (Element) at.getOwnerDocument().importNode(each, true);
      parent.insertBefore(copy, before);
      Markup.declare(copy, null, prefixes);
    }
  }

  private void set(Document document, Mutation.SetValue set) {
    String value = text.apply(set.value());
    String expression = text.apply(set.at());
    List<Node> nodes = xpaths.select(document, expression);
    Matcher missing = ATTRIBUTE.matcher(expression);
    if (nodes.isEmpty() && missing.matches()) {
      for (Node owner : selected(document, Text.of(missing.group(1)))) {
        String name = missing.group(2);
        setAttribute(element(owner, set.at()), name, value);
      }
      return;
    }
    if (nodes.isEmpty()) {
      throw NotDrivenException.mistake(
          "the mutation at '" + expression + "' selects nothing in the request");
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
      throw NotDrivenException.mistake("the prefix '" + prefix + "' is not known");
    }
    return uri;
  }

  private static Element element(@Nullable Node node, Text at) {
    if (node instanceof Element element) {
      return element;
    }
    throw NotDrivenException.mistake("'" + at.template() + "' is to select elements");
  }

  private static Node parent(Node node) {
    Node parent = node.getParentNode();
    if (parent == null) {
      throw NotDrivenException.mistake("the document itself cannot be taken away or doubled");
    }
    return parent;
  }
}
