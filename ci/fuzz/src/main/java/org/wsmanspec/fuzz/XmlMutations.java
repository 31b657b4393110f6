package org.wsmanspec.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Bends a document where a client or server may have got it wrong, and elsewhere. */
final class XmlMutations {

  private static final List<String> MARKUP =
      List.of(
          "<!-- comment -->",
          "<![CDATA[ text ]]>",
          "<?target data?>",
          "&undefined;",
          "&#0;",
          "&#x10FFFF;",
          "&lt;",
          "<unclosed>",
          "</s:Body>",
          "<!DOCTYPE a>",
          "\u0000",
          "\uFFFF",
          "<a xmlns='" + Namespaces.WSA + "'/>",
          "<x:y xmlns:x='urn:x'/>",
          "text");

  private final SplittableRandom random;
  private final List<XmlTree> donors;

  /**
   * Mutations.
   *
   * @param donors elements of other messages that may turn up anywhere
   */
  XmlMutations(SplittableRandom random, List<XmlTree> donors) {
    this.random = random;
    this.donors = donors;
  }

  /** A bent copy. */
  XmlTree bend(XmlTree original) {
    XmlTree tree = original.copy();
    int times = 1 + (random.nextInt(3) == 0 ? random.nextInt(6) : 0);
    for (int i = 0; i < times; i++) {
      once(tree);
    }
    return tree;
  }

  private void once(XmlTree tree) {
    List<XmlTree> elements = tree.elements();
    XmlTree element = Words.pick(elements, random);
    switch (random.nextInt(16)) {
      case 0 -> remove(tree);
      case 1 -> duplicate(tree);
      case 2 -> move(tree, element);
      case 3 -> element.name = Words.pick(Words.NAMES, random);
      case 4 -> prefix(element);
      case 5, 6, 7 -> value(element);
      case 8 -> addAttribute(element);
      case 9 -> changeAttribute(element);
      case 10 -> add(element, XmlTree.raw(Words.pick(MARKUP, random)));
      case 11, 12 -> add(element, Words.pick(donors, random).copy());
      case 13 -> deepen(element);
      case 14 -> element.children.clear();
      default -> header(tree);
    }
  }

  private void remove(XmlTree tree) {
    List<XmlTree> parents = tree.parents();
    if (!parents.isEmpty()) {
      XmlTree parent = Words.pick(parents, random);
      parent.children.remove(random.nextInt(parent.children.size()));
    }
  }

  private void duplicate(XmlTree tree) {
    List<XmlTree> parents = tree.parents();
    if (!parents.isEmpty()) {
      XmlTree parent = Words.pick(parents, random);
      XmlTree child = Words.pick(parent.children, random);
      int times = random.nextInt(100) == 0 ? 250 : 1;
      for (int i = 0; i < times; i++) {
        add(parent, child.copy());
      }
    }
  }

  private void move(XmlTree tree, XmlTree to) {
    List<XmlTree> parents = tree.parents();
    if (!parents.isEmpty()) {
      XmlTree parent = Words.pick(parents, random);
      // A copy, since it may be moved into itself.
      XmlTree child = parent.children.remove(random.nextInt(parent.children.size())).copy();
      add(to, child);
    }
  }

  private void prefix(XmlTree element) {
    List<String> prefixes = List.copyOf(Namespaces.byPrefix().keySet());
    String prefix = Words.pick(prefixes, random);
    element.name = prefix + ":" + element.localName();
    if (random.nextBoolean()) {
      element.attributes.add(
          new XmlTree.Attribute("xmlns:" + prefix, Namespaces.byPrefix().getOrDefault(prefix, "")));
    }
  }

  private void value(XmlTree element) {
    if (element.children.stream().anyMatch(XmlTree::isElement) && random.nextInt(4) > 0) {
      value(Words.pick(element.children.stream().filter(XmlTree::isElement).toList(), random));
      return;
    }
    element.children.clear();
    element.children.add(XmlTree.text(Words.value(random)));
  }

  private void addAttribute(XmlTree element) {
    XmlTree.Attribute attribute = Words.pick(Words.ATTRIBUTES, random);
    if (random.nextInt(5) > 0) {
      element.attributes.removeIf(a -> a.name().equals(attribute.name()));
    }
    element.attributes.add(attribute);
  }

  private void changeAttribute(XmlTree element) {
    if (!element.attributes.isEmpty()) {
      int at = random.nextInt(element.attributes.size());
      XmlTree.Attribute old = element.attributes.remove(at);
      if (random.nextBoolean()) {
        element.attributes.add(new XmlTree.Attribute(old.name(), Words.value(random)));
      }
    }
  }

  private void add(XmlTree parent, XmlTree child) {
    parent.children.add(random.nextInt(parent.children.size() + 1), child);
  }

  private void deepen(XmlTree element) {
    XmlTree inner = element;
    int depth = 1 + random.nextInt(random.nextInt(20) == 0 ? 500 : 5);
    for (int i = 0; i < depth; i++) {
      XmlTree next = new XmlTree(element.name);
      inner.children.add(next);
      inner = next;
    }
  }

  /** Add a header block, as the most common extension is. */
  private void header(XmlTree tree) {
    for (XmlTree child : tree.children) {
      if (child.localName().equals("Header")) {
        XmlTree block = new XmlTree(Words.pick(Words.NAMES, random));
        block.children.add(XmlTree.text(Words.value(random)));
        if (random.nextBoolean()) {
          addAttribute(block);
        }
        add(child, block);
        return;
      }
    }
  }
}
