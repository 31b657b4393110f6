package org.wsmanspec.suite.check.enumeration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/**
 * A pure filter lets items through as they are (DSP0226 8.3, annex E).
 *
 * <p>An item of a filtered enumeration is held against those of an unfiltered one of the same
 * resource. Only one that agrees with another in everything both say, and says less or more, was
 * altered: where a value differs it may have changed in between.
 */
public final class PureFilterChecks {

  private static final String XPATH = "DSP0226-enumeration-34";
  private static final String SELECTOR = "DSP0226-enumeration-59";

  private PureFilterChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("enumeration/pure-filter", List.of(XPATH, SELECTOR), PureFilterChecks::judge));
  }

  /**
   * An object: its name and the text of its properties.
   *
   * @param requirement the one that is about the filter; empty if there was none
   */
  private record Item(
      String requirement, QName name, Map<String, List<String>> properties, Place place) {

    static Item of(String requirement, Element object, Place place) {
      Map<String, List<String>> properties = new TreeMap<>();
      for (Element p : Dom.children(object)) {
        properties
            .computeIfAbsent(Dom.name(p).toString(), k -> new ArrayList<>())
            .add(p.getTextContent());
      }
      return new Item(requirement, Dom.name(object), properties, place);
    }

    boolean says(Item other) {
      return name.equals(other.name)
          && properties.entrySet().containsAll(other.properties.entrySet());
    }
  }

  /** An item, and one of the unfiltered that is the same but for properties. */
  private record Altered(Item item, Item other) {}

  private static void judge(Conversation conversation, FindingSink sink) {
    Map<String, List<Item>> filtered = new HashMap<>();
    Enumerations.walk(
        conversation,
        (exchange, before) ->
            Reply.of(exchange)
                .ifPresent(
                    r ->
                        opener(r, before)
                            .filter(o -> purelyFiltered(o))
                            .ifPresent(o -> collect(r, o, filtered, sink))));
    if (filtered.isEmpty()) {
      return;
    }
    Map<String, List<Item>> whole = new HashMap<>();
    Enumerations.walk(
        conversation,
        (exchange, before) ->
            Reply.of(exchange)
                .ifPresent(
                    r ->
                        opener(r, before)
                            .filter(o -> filter(o).isEmpty() && filtered.containsKey(resource(o)))
                            .ifPresent(
                                o ->
                                    objects(r, o)
                                        .forEach(
                                            e ->
                                                whole
                                                    .computeIfAbsent(
                                                        resource(o), k -> new ArrayList<>())
                                                    .add(Item.of("", e, r.place()))))));
    filtered.forEach(
        (resource, items) -> {
          for (String requirement : List.of(XPATH, SELECTOR)) {
            compare(
                items.stream().filter(i -> i.requirement().equals(requirement)).toList(),
                whole.getOrDefault(resource, List.of()),
                sink);
          }
        });
  }

  private static void compare(List<Item> items, List<Item> whole, FindingSink sink) {
    List<Altered> altered = new ArrayList<>();
    int same = 0;
    for (Item item : items) {
      List<Item> related = whole.stream().filter(w -> w.says(item) || item.says(w)).toList();
      if (related.stream().anyMatch(w -> w.says(item) && item.says(w))) {
        same++;
        sink.held(item.requirement(), item.place());
      } else if (!related.isEmpty() && !item.properties().isEmpty()) {
        altered.add(new Altered(item, related.get(0)));
      }
    }
    // A single object may have got or lost a value in between; a filter would alter all of them.
    boolean sure = same == 0 && altered.size() > 1;
    altered.forEach(a -> tell(a.item(), a.other(), sure, sink));
  }

  private static void tell(Item item, Item other, boolean sure, FindingSink sink) {
    String expected =
        "the object as it is without a filter, with "
            + other.properties().size()
            + " properties as in "
            + other.place().exchange().where();
    String actual = item.properties().size() + " properties";
    if (sure) {
      String hint = "a client that reads filtered items takes what is left out for NULL";
      sink.broken(item.requirement(), expected, actual, item.place(), hint);
    } else {
      String hint = "the object may have changed in between";
      sink.soft(item.requirement(), expected, actual, item.place(), hint);
    }
  }

  private static void collect(
      Reply reply, Asked opener, Map<String, List<Item>> filtered, FindingSink sink) {
    Element filter = filter(opener).get(0);
    String requirement = dialect(filter).equals(Uris.DIALECT_SELECTOR) ? SELECTOR : XPATH;
    for (Element object : objects(reply, opener)) {
      if (!Dom.is(object, Names.WSMAN_XML_FRAGMENT)) {
        filtered
            .computeIfAbsent(resource(opener), k -> new ArrayList<>())
            .add(Item.of(requirement, object, reply.at(object)));
      } else if (!fragmentsAllowed(filter)) {
        sink.broken(
            requirement,
            "whole objects, since the filter only selects",
            Namespaces.display(Dom.name(object)),
            reply.at(object),
            "");
      }
    }
  }

  private static Optional<Asked> opener(Reply reply, Optional<Enumerations.Context> before) {
    return reply
        .asked()
        .filter(a -> Enumerations.enumerate(a).isPresent())
        .or(() -> before.flatMap(Enumerations.Context::opener))
        .filter(a -> !reply.isFault());
  }

  private static List<Element> filter(Asked opener) {
    List<Element> filters = new ArrayList<>();
    Enumerations.enumerate(opener)
        .ifPresent(
            e -> {
              filters.addAll(Dom.children(e, Names.WSEN_FILTER));
              filters.addAll(Dom.children(e, Names.WSMAN_FILTER));
            });
    return filters;
  }

  private static boolean purelyFiltered(Asked opener) {
    List<Element> filters = filter(opener);
    return filters.size() == 1
        && Set.of(Uris.DIALECT_XPATH, Uris.DIALECT_SELECTOR).contains(dialect(filters.get(0)));
  }

  private static String dialect(Element filter) {
    return Dom.attribute(filter, Names.DIALECT).map(String::strip).orElse(Uris.DIALECT_XPATH);
  }

  /** XPath in wsman:Filter may cut fragments out of the objects (8.6). */
  private static boolean fragmentsAllowed(Element filter) {
    return Dom.is(filter, Names.WSMAN_FILTER) && dialect(filter).equals(Uris.DIALECT_XPATH);
  }

  /** What is enumerated, and what else decides how objects look. */
  private static String resource(Asked opener) {
    Optional<Element> enumerate = Enumerations.enumerate(opener);
    return opener.envelope().headerText(Names.WSMAN_RESOURCE_URI).orElse("")
        + opener.envelope().selectors()
        + opener.envelope().headerText(Names.WSMAN_OPTION_SET).orElse("")
        + enumerate
            .flatMap(e -> Dom.child(e, Names.WSMB_POLYMORPHISM_MODE))
            .map(Dom::text)
            .orElse("");
  }

  /** The objects of a response, if the mode has any. */
  private static List<Element> objects(Reply reply, Asked opener) {
    boolean plain =
        Enumerations.enumerate(opener)
            .flatMap(e -> Dom.child(e, Names.WSMAN_ENUMERATION_MODE))
            .isEmpty();
    return plain
        ? reply
            .envelope()
            .bodyChild()
            .flatMap(Enumerations::items)
            .map(Dom::children)
            .orElse(List.of())
        : List.of();
  }
}
