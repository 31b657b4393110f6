package org.wsmanspec.mock.transfer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimProperty;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.xpath.Expression;

/**
 * Changes a representation in place; each change returns the names of the properties it touched.
 */
final class FragmentEdit {

  private final Element root;
  private final CimClass cimClass;

  FragmentEdit(Element root, CimClass cimClass) {
    this.root = root;
    this.cimClass = cimClass;
  }

  /** InvalidRepresentation/InvalidFragment. */
  static SoapFaultException misfit(String reason) {
    return SoapFaultException.of(FaultSubcode.INVALID_REPRESENTATION, "InvalidFragment", reason);
  }

  /** Puts the content of an XmlFragment in the place of what was selected. */
  Set<String> replace(List<Node> selected, Optional<Expression.Place> place, Element fragment) {
    if (selected.isEmpty()) {
      // An empty array has no element that could be selected, but a place.
      return insertAt(property(place), fragment);
    }
    Set<String> touched = touched(selected);
    if (!(selected.get(0) instanceof Element first)) {
      if (!Dom.children(fragment).isEmpty()) {
        throw misfit("The expression selects a value, but wsman:XmlFragment holds elements");
      }
      selected.forEach(n -> n.setNodeValue(fragment.getTextContent()));
      return touched;
    }
    List<Element> content = elements(fragment);
    Set<String> names = new TreeSet<>();
    content.forEach(e -> names.add(Dom.name(e).toString()));
    Set<String> expected = new TreeSet<>();
    selected.forEach(n -> expected.add(Dom.name(n).toString()));
    if (!names.equals(expected)) {
      throw misfit("wsman:XmlFragment holds " + names + " in the place of " + expected);
    }
    Node parent = first.getParentNode();
    if (first == root || selected.stream().anyMatch(n -> n.getParentNode() != parent)) {
      throw misfit("What the expression selects cannot be replaced together");
    }
    for (Element each : content) {
      parent.insertBefore(root.getOwnerDocument().importNode(each, true), first);
    }
    selected.forEach(parent::removeChild);
    return touched;
  }

  /** Adds the content of an XmlFragment where nothing is yet. */
  Set<String> insert(Optional<Expression.Place> place, Element fragment) {
    CimProperty property = property(place);
    List<Element> present = present(property);
    boolean occupied = !present.isEmpty() && !Dom.isNil(present.get(0));
    int position =
        place.map(p -> p.position().orElse(present.size() + 1)).orElse(present.size() + 1);
    if (occupied && (!property.array() || position <= present.size())) {
      throw SoapFaultException.of(
          FaultSubcode.ALREADY_EXISTS, property.name() + " has a value already; use Put");
    }
    if (position > (occupied ? present.size() : 0) + 1
        && place.isPresent()
        && place.get().position().isPresent()) {
      throw misfit("Entry " + position + " of " + property.name() + " would leave a gap");
    }
    return insertAt(property, fragment);
  }

  private Set<String> insertAt(CimProperty property, Element fragment) {
    List<Element> content = elements(fragment);
    for (Element each : content) {
      if (!property.name().equals(each.getLocalName())) {
        throw misfit("wsman:XmlFragment holds " + each.getNodeName() + ", not " + property.name());
      }
    }
    present(property).stream().filter(Dom::isNil).forEach(root::removeChild);
    content.forEach(e -> root.appendChild(root.getOwnerDocument().importNode(e, true)));
    return Set.of(property.name());
  }

  private List<Element> present(CimProperty property) {
    return Dom.children(root).stream()
        .filter(e -> property.name().equals(e.getLocalName()))
        .toList();
  }

  private CimProperty property(Optional<Expression.Place> place) {
    return place
        .flatMap(p -> cimClass.property(p.name()).filter(c -> c.name().equals(p.name())))
        .orElseThrow(() -> misfit("The expression selects nothing that could be changed"));
  }

  /** Takes away what was selected. */
  Set<String> remove(List<Node> selected) {
    if (selected.isEmpty()) {
      throw misfit("The expression selects nothing that could be deleted");
    }
    Set<String> touched = touched(selected);
    for (Node node : selected) {
      Node parent = node.getParentNode();
      if (!(node instanceof Element) || parent == null || node == root) {
        throw misfit("Only elements below the root can be deleted");
      }
      parent.removeChild(node);
    }
    return touched;
  }

  private static List<Element> elements(Element fragment) {
    List<Element> content = Dom.children(fragment);
    if (content.isEmpty()) {
      throw misfit("wsman:XmlFragment holds no element");
    }
    return content;
  }

  private Set<String> touched(List<Node> selected) {
    Set<String> names = new LinkedHashSet<>();
    for (Node node : selected) {
      Node at = node instanceof Attr attr ? attr.getOwnerElement() : node;
      while (at != null && at.getParentNode() != root) {
        at = at.getParentNode();
      }
      String name = at == null ? "" : String.valueOf(at.getLocalName());
      if (cimClass.property(name).isEmpty()) {
        throw misfit("The expression selects more than properties");
      }
      names.add(name);
    }
    return names;
  }
}
