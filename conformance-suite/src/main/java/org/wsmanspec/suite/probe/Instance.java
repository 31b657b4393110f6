package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.Names;

/**
 * An instance and how to address it.
 *
 * @param of the class in whose enumeration it was
 * @param uri its own resource URI, which may be that of a derived class
 * @param selectors its selectors
 */
record Instance(WellKnown of, String uri, Map<String, String> selectors) {

  private static final int LONGEST = 2000;

  Instance {
    selectors = new LinkedHashMap<>(selectors);
  }

  /** The instance that an endpoint reference leads to, if a target file can hold it. */
  static Optional<Instance> at(WellKnown of, Element reference) {
    EndpointReference epr = EndpointReference.in(reference);
    // Some references leave out the namespace in which the class was asked for.
    Map<String, String> selectors = new LinkedHashMap<>(of.scope());
    for (Selector selector : epr.selectors()) {
      if (selector.reference().isPresent() || !usable(selector.value())) {
        return Optional.empty();
      }
      selectors.put(selector.name(), selector.value());
    }
    return epr.resourceUri()
        .filter(Instance::usable)
        .filter(uri -> !epr.selectors().isEmpty())
        .map(uri -> new Instance(of, uri, selectors));
  }

  /** The instance that an item is, by the keys that its class is known to have. */
  static Optional<Instance> of(WellKnown of, Element item) {
    Map<String, String> selectors = new LinkedHashMap<>(of.scope());
    for (String key : of.keys()) {
      Optional<String> value = property(item, key);
      if (value.filter(Instance::usable).isEmpty()) {
        return Optional.empty();
      }
      selectors.put(key, value.get());
    }
    return of.keys().isEmpty()
        ? Optional.empty()
        : Optional.of(new Instance(of, of.uri(), selectors));
  }

  /** Whether a target file can hold a text as it is: a dollar sign would begin a variable. */
  static boolean usable(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && !text.contains("${")
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** The text of a property that is a simple one and not NULL. */
  static Optional<String> property(Element item, String name) {
    List<Element> found =
        Dom.children(item).stream().filter(c -> name.equals(c.getLocalName())).toList();
    return found.size() == 1 ? text(found.get(0)) : Optional.empty();
  }

  private static Optional<String> text(Element property) {
    return Dom.isNil(property) || !Dom.children(property).isEmpty()
        ? Optional.empty()
        : Optional.of(Dom.text(property)).filter(t -> !t.isEmpty());
  }

  /**
   * A text property of an item for scenarios to look at: the usual one of its class, or the first
   * that reads like a word and is no key.
   */
  Optional<String> property(Element item) {
    if (property(item, of.property()).isPresent()) {
      return Optional.of(of.property());
    }
    return Dom.children(item).stream()
        .filter(c -> !selectors.containsKey(String.valueOf(c.getLocalName())))
        .filter(c -> text(c).filter(Instance::wordy).isPresent())
        .map(Element::getLocalName)
        .filter(name -> property(item, name).isPresent())
        .findFirst();
  }

  private static boolean wordy(String text) {
    return text.length() <= 200
        && Character.isLetter(text.charAt(0))
        && !text.equalsIgnoreCase("true")
        && !text.equalsIgnoreCase("false");
  }

  /** The last of its own keys, which is the one that tells it from its neighbors. */
  Optional<String> lastKey() {
    return selectors.keySet().stream()
        .filter(k -> !k.startsWith("__"))
        .reduce((earlier, later) -> later);
  }

  /** The object itself in an item of any enumeration mode. */
  static Element object(Element item) {
    return Dom.is(item, Names.WSMAN_ITEM)
        ? Dom.children(item).stream().findFirst().orElse(item)
        : item;
  }

  /** The endpoint reference in an item of the modes that have one. */
  static Optional<Element> reference(Element item) {
    return Dom.is(item, Names.WSA_ENDPOINT_REFERENCE)
        ? Optional.of(item)
        : Dom.child(item, Names.WSA_ENDPOINT_REFERENCE);
  }
}
