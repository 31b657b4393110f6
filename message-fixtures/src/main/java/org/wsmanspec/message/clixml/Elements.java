package org.wsmanspec.message.clixml;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.clixml.Clixml.Problem;

/** What CLIXML needs to know of elements. */
final class Elements {

  private static final int SHOWN_LEVELS = 12;

  private Elements() {}

  /** Whether an element is in a namespace that is neither none nor that of CLIXML. */
  static boolean isForeign(Element e) {
    String namespace = e.getNamespaceURI();
    return namespace != null && !namespace.equals(Clixml.NAMESPACE);
  }

  /** Child elements; text between them is a problem. */
  static List<Element> children(Element e, List<Problem> problems) {
    List<Element> children = new ArrayList<>();
    for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        children.add(child);
      } else if (isText(n) && !String.valueOf(n.getNodeValue()).isBlank()) {
        problems.add(new Problem("text stands between elements", path(e)));
      }
    }
    return children;
  }

  /** The text of an element; elements in it are a problem. */
  static String text(Element e, List<Problem> problems) {
    Node first = e.getFirstChild();
    if (first == null) {
      return "";
    } else if (first.getNextSibling() == null && isText(first)) {
      return String.valueOf(first.getNodeValue());
    }
    StringBuilder text = new StringBuilder();
    for (Node n = first; n != null; n = n.getNextSibling()) {
      if (isText(n)) {
        text.append(n.getNodeValue());
      } else if (n instanceof Element child) {
        problems.add(new Problem("an element stands where text is due", path(child)));
      }
    }
    return text.toString();
  }

  private static boolean isText(Node n) {
    return n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.CDATA_SECTION_NODE;
  }

  /** Where an element stands: the names of the elements around it, with their N. */
  static String path(Element e) {
    StringBuilder path = new StringBuilder();
    int levels = 0;
    for (Node n = e; n instanceof Element step; n = n.getParentNode()) {
      if (++levels > SHOWN_LEVELS) {
        return path.insert(0, "…").toString();
      }
      String name = step.hasAttribute("N") ? "[" + step.getAttribute("N") + "]" : "";
      path.insert(0, "/" + step.getNodeName() + name);
    }
    return path.toString();
  }
}
