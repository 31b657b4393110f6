package org.wsmanspec.report.view;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * The place in an envelope that a finding names.
 *
 * @param element the element named, or the nearest one above it that is there
 * @param attribute display name of the attribute named
 * @param exact whether the place itself is there
 */
public record Spot(Element element, Optional<String> attribute, boolean exact) {

  /** A step: a display name, which may hold a namespace in braces, and a position. */
  private static final Pattern STEP =
      Pattern.compile("/(@?(?:\\{[^}]*})?[^/\\[\\]{}]+)(?:\\[(\\d+)])?");

  /**
   * Find a place written as {@link Dom#xpath} writes it.
   *
   * <p>That notation is no full XPath: a namespace outside the vocabulary stands in braces. Other
   * expressions are not evaluated, since the place of a finding is a plain path.
   *
   * @return empty if not even the root is the one named
   */
  public static Optional<Spot> find(Element root, String xpath) {
    Matcher step = STEP.matcher(xpath);
    if (!step.lookingAt() || !named(root, step.group(1))) {
      return Optional.empty();
    }
    Element at = root;
    int end = step.end();
    while (end < xpath.length()) {
      step.region(end, xpath.length());
      if (!step.lookingAt()) {
        return Optional.of(new Spot(at, Optional.empty(), false));
      }
      String name = step.group(1);
      end = step.end();
      if (name.equals("text()")) {
        return Optional.of(new Spot(at, Optional.empty(), true));
      }
      if (name.startsWith("@")) {
        String attribute = name.substring(1);
        boolean there = attributes(at).contains(attribute);
        return Optional.of(new Spot(at, there ? Optional.of(attribute) : Optional.empty(), there));
      }
      int position = step.group(2) == null ? 1 : number(step.group(2));
      List<Element> same = Dom.children(at).stream().filter(e -> named(e, name)).toList();
      if (position < 1 || position > same.size()) {
        return Optional.of(new Spot(at, Optional.empty(), false));
      }
      at = same.get(position - 1);
    }
    return Optional.of(new Spot(at, Optional.empty(), true));
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private static boolean named(Element element, String display) {
    return Namespaces.display(Dom.name(element)).equals(display);
  }

  private static List<String> attributes(Element element) {
    var attributes = element.getAttributes();
    return java.util.stream.IntStream.range(0, attributes.getLength())
        .mapToObj(attributes::item)
        .map(Spot::display)
        .toList();
  }

  /** The name of a node with the vocabulary's prefixes. */
  public static String display(Node node) {
    return Namespaces.display(Dom.name(node));
  }
}
