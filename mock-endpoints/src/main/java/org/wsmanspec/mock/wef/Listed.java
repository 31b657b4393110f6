package org.wsmanspec.mock.wef;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;

/**
 * A subscription as a publisher finds it in its collector's list.
 *
 * @param version m:Version, trimmed
 * @param envelope the Subscribe message
 */
record Listed(String version, Element envelope) {

  /** The subscriptions in an answer, as far as they are whole. */
  static List<Listed> in(Element body) {
    List<Listed> found = new ArrayList<>();
    for (Element response : Dom.children(body)) {
      Stream.of(Names.WSMAN_ITEMS, Names.WSEN_ITEMS)
          .flatMap(items -> Dom.child(response, items).stream())
          .flatMap(items -> Dom.children(items, Forwarding.SUBSCRIPTION).stream())
          .forEach(
              item -> {
                Optional<Element> envelope = Dom.child(item, Names.S_ENVELOPE);
                Optional<String> version = Dom.child(item, Forwarding.VERSION).map(Dom::text);
                if (envelope.isPresent() && version.isPresent()) {
                  found.add(new Listed(version.get(), envelope.get()));
                }
              });
    }
    return found;
  }

  /** Where messages of this subscription will go. */
  List<String> addresses() {
    return endpoints().flatMap(e -> EndpointReference.in(e).address().stream()).toList();
  }

  private Stream<Element> endpoints() {
    Optional<Element> subscribe = subscribe();
    return Stream.of(
            subscribe.flatMap(s -> Dom.path(s, Names.WSE_DELIVERY, Names.WSE_NOTIFY_TO)),
            subscribe.flatMap(s -> Dom.child(s, Names.WSE_END_TO)))
        .flatMap(Optional::stream);
  }

  /**
   * Reference parameters and properties without a namespace, copies of their own.
   *
   * <p>They cannot be header blocks of SOAP 1.2, but a collector in use has one, and Windows sends
   * it back.
   */
  List<Element> nameless() {
    return endpoints()
        .findFirst()
        .map(
            to ->
                Stream.concat(
                        EndpointReference.in(to).referenceProperties().stream(),
                        EndpointReference.in(to).referenceParameters().stream())
                    .filter(e -> e.getNamespaceURI() == null)
                    .map(e -> (Element) e.cloneNode(true))
                    .toList())
        .orElse(List.of());
  }

  /** Whether an option is there, with a value or without. */
  boolean hasOption(String name) {
    return Dom.path(envelope, Names.S_HEADER, Names.WSMAN_OPTION_SET).stream()
        .flatMap(set -> Dom.children(set, Names.WSMAN_OPTION).stream())
        .anyMatch(
            option ->
                Dom.attribute(option, Names.NAME)
                    .filter(n -> n.strip().equalsIgnoreCase(name))
                    .isPresent());
  }

  Optional<Element> subscribe() {
    return Dom.path(envelope, Names.S_BODY, Names.WSE_SUBSCRIBE);
  }
}
