package org.wsmanspec.message.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.wsmanspec.message.Dom;

/** Bends a valid envelope in one place, the same way for the same seed. */
final class BrokenEnvelopes {

  /** Kinds of damage. */
  enum Damage {
    REMOVE,
    DUPLICATE,
    REORDER,
    TEXT,
    ATTRIBUTE,
    REMOVE_ATTRIBUTE,
    NAMESPACE,
    FOREIGN_CHILD,
    NIL,
    TYPE
  }

  private static final String[] TEXTS = {
    "", "x", "0", "-1", "  7 ", "PT0S", "-PT1S", "2030-01-01", "urn:a b", "a:b", "EnumerateEPR "
  };
  private static final String[] TYPES = {
    "xs:int", "xs:string", "wsa:EndpointReferenceType", "cim:cimDateTime", "wsman:attributableEmpty"
  };

  private BrokenEnvelopes() {}

  /** Change the document; says what was done, or nothing if that damage does not apply. */
  static String damage(Document document, Damage damage, Random random) {
    List<Element> elements = new ArrayList<>();
    NodeList all = document.getElementsByTagNameNS("*", "*");
    for (int i = 1; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    Element at = elements.get(random.nextInt(elements.size()));
    String where = Dom.xpath(at);
    Node parent = at.getParentNode();
    String done = damage + " " + where;
    switch (damage) {
      case REMOVE -> parent.removeChild(at);
      case DUPLICATE -> parent.insertBefore(at.cloneNode(true), at);
      case REORDER -> {
        parent.removeChild(at);
        List<Element> siblings = Dom.children(parent);
        parent.insertBefore(
            at, siblings.isEmpty() ? null : siblings.get(random.nextInt(siblings.size())));
      }
      case TEXT -> {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        if (!Dom.children(at).isEmpty() && random.nextBoolean()) {
          at.appendChild(document.createTextNode(text));
        } else {
          at.setTextContent(text);
        }
        done += " '" + text + "'";
      }
      case ATTRIBUTE -> {
        if (random.nextBoolean()) {
          at.setAttribute("Unknown", "1");
        } else {
          at.setAttributeNS(
              "http://www.w3.org/2003/05/soap-envelope",
              "s:mustUnderstand",
              random.nextBoolean() ? "yes" : "1");
        }
      }
      case REMOVE_ATTRIBUTE -> {
        for (int i = 0; i < at.getAttributes().getLength(); i++) {
          if (!at.getAttributes().item(i).getNodeName().startsWith("xmlns")) {
            at.getAttributes().removeNamedItem(at.getAttributes().item(i).getNodeName());
            break;
          }
        }
      }
      case NAMESPACE -> {
        String[] choice = {"urn:other", "", "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"};
        String namespace = choice[random.nextInt(choice.length)];
        document.renameNode(at, namespace.isEmpty() ? null : namespace, at.getLocalName());
        done += " {" + namespace + "}";
      }
      case FOREIGN_CHILD -> {
        Element child = document.createElementNS("urn:other", "o:Child");
        at.insertBefore(child, random.nextBoolean() ? null : at.getFirstChild());
      }
      case NIL -> at.setAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "xsi:nil", "true");
      case TYPE -> {
        String type = TYPES[random.nextInt(TYPES.length)];
        at.setAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "xsi:type", type);
        at.setAttribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
        at.setAttribute("xmlns:cim", "http://schemas.dmtf.org/wbem/wscim/1/common");
        done += " " + type;
      }
    }
    return done;
  }
}
