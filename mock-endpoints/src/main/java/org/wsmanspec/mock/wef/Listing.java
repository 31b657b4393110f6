package org.wsmanspec.mock.wef;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.soap.XmlText;

/**
 * What a collector offers at the moment, and where each machine is in it.
 *
 * <p>The version of a subscription stays as long as its definition does, whatever bookmark goes out
 * with it (MS-WSMV 2.2.4.41).
 */
final class Listing {

  private final Map<String, Listed> listed = new LinkedHashMap<>();
  private final Map<String, Map<String, Element>> bookmarks = new LinkedHashMap<>();

  /**
   * A subscription as it is listed.
   *
   * @param definition its Subscribe as text, without what changes by itself
   * @param version a UUID in upper case
   */
  private record Listed(Offer offer, String definition, String version) {}

  /** Takes these subscriptions and no others from now on. */
  void replace(List<Offer> offers) {
    Map<String, Listed> before = new LinkedHashMap<>(listed);
    listed.clear();
    for (Offer offer : offers) {
      String definition = definition(offer.subscribe());
      Optional<Listed> same =
          Optional.ofNullable(before.get(offer.name()))
              .filter(old -> old.definition().equals(definition));
      String version =
          same.map(Listed::version)
              .orElseGet(() -> UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
      // The old message stays too, so that what relates to its MessageID still does.
      listed.put(
          offer.name(), new Listed(same.map(Listed::offer).orElse(offer), definition, version));
    }
    bookmarks.keySet().retainAll(listed.keySet());
  }

  /** Names of the subscriptions, in the order of the list. */
  List<String> names() {
    return List.copyOf(listed.keySet());
  }

  /** The version of a subscription, without a prefix. */
  Optional<String> version(String name) {
    return Optional.ofNullable(listed.get(name)).map(Listed::version);
  }

  /** The subscription of a version. */
  Optional<String> named(String version) {
    return listed.entrySet().stream()
        .filter(e -> e.getValue().version().equalsIgnoreCase(version))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Remembers how far a machine is. */
  void keep(String name, String machine, Element bookmark) {
    if (listed.containsKey(name)) {
      bookmarks.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(machine, bookmark);
    }
  }

  /** The bookmark of a machine. */
  Optional<Element> bookmark(String name, String machine) {
    return Optional.ofNullable(bookmarks.getOrDefault(name, Map.of()).get(machine));
  }

  /** The m:Subscription elements for a machine, each the root of a document of its own. */
  List<Element> items(String machine) {
    List<Element> items = new ArrayList<>();
    for (Map.Entry<String, Listed> e : listed.entrySet()) {
      Element item = Xml.root(Forwarding.SUBSCRIPTION);
      Xml.add(item, Forwarding.VERSION, "uuid:" + e.getValue().version());
      Element envelope = Xml.copy(item, e.getValue().offer().subscribe());
      identify(envelope, e.getValue().version());
      bookmark(e.getKey(), machine).ifPresent(b -> resume(envelope, b));
      items.add(item);
    }
    return items;
  }

  /** Each address tells which version of which subscription comes there. */
  private static void identify(Element envelope, String version) {
    subscribe(envelope)
        .ifPresent(
            subscribe -> {
              Dom.child(subscribe, Names.WSE_END_TO).ifPresent(to -> identifyAddress(to, version));
              Dom.path(subscribe, Names.WSE_DELIVERY, Names.WSE_NOTIFY_TO)
                  .ifPresent(to -> identifyAddress(to, version));
            });
  }

  private static void identifyAddress(Element reference, String version) {
    Optional<Element> there = Dom.child(reference, Names.WSA_REFERENCE_PROPERTIES);
    // The version is what a collector knows deliveries by.
    Dom.child(reference, Names.WSA_REFERENCE_PARAMETERS)
        .ifPresent(
            parameters -> {
              Dom.children(parameters, Names.WSE_IDENTIFIER).forEach(parameters::removeChild);
              if (Dom.children(parameters).isEmpty()) {
                reference.removeChild(parameters);
              }
            });
    Element properties =
        there.orElseGet(
            () -> {
              Element made = Xml.add(reference, Names.WSA_REFERENCE_PROPERTIES);
              Optional<Element> address = Dom.child(reference, Names.WSA_ADDRESS);
              address.ifPresent(a -> reference.insertBefore(made, a.getNextSibling()));
              return made;
            });
    Dom.children(properties, Names.WSE_IDENTIFIER).forEach(properties::removeChild);
    Xml.add(properties, Names.WSE_IDENTIFIER, version);
  }

  /** The content of a bookmark header becomes that of the Subscribe. */
  private static void resume(Element envelope, Element bookmark) {
    subscribe(envelope)
        .ifPresent(
            subscribe -> {
              Dom.children(subscribe, Names.WSMAN_BOOKMARK).forEach(subscribe::removeChild);
              Element resumed = Xml.add(subscribe, Names.WSMAN_BOOKMARK);
              if (Dom.children(bookmark).isEmpty()) {
                resumed.setTextContent(Dom.text(bookmark));
              }
              Dom.children(bookmark).forEach(child -> Xml.copy(resumed, child));
              // The schema has wsman:Bookmark before wsman:SendBookmarks.
              Dom.child(subscribe, Names.WSMAN_SEND_BOOKMARKS)
                  .ifPresent(last -> subscribe.insertBefore(resumed, last));
            });
  }

  private static Optional<Element> subscribe(Element envelope) {
    return Dom.path(envelope, Names.S_BODY, Names.WSE_SUBSCRIBE);
  }

  private static String definition(Element subscribe) {
    Element copy = Xml.copy(Xml.root(Forwarding.SUBSCRIPTION), subscribe);
    Dom.child(copy, Names.S_HEADER)
        .ifPresent(
            header -> {
              Dom.children(header, Names.WSA_MESSAGE_ID).forEach(header::removeChild);
              Dom.children(header, Forwarding.OPERATION_ID).forEach(header::removeChild);
            });
    return XmlText.of(copy);
  }
}
