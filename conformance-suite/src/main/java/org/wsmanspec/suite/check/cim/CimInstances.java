package org.wsmanspec.suite.check.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Reply;

/** The instances of CIM classes in a reply, whole ones and not fragments. */
final class CimInstances {

  private CimInstances() {}

  /**
   * One of them.
   *
   * @param element the element named after the class
   * @param selectors of the request or reference that names this very instance; empty if none does
   * @param reference the reference beside it, in EnumerateObjectAndEPR
   */
  record Instance(
      Element element, List<Selector> selectors, Optional<EndpointReference> reference) {

    String namespace() {
      return Dom.name(element).getNamespaceURI();
    }

    /** Its properties. */
    List<Element> properties() {
      return Dom.children(element);
    }

    /** The elements of a property. Names of CIM are matched without regard to case. */
    List<Element> property(String name) {
      return properties().stream()
          .filter(
              p ->
                  Dom.name(p)
                      .getLocalPart()
                      .toLowerCase(Locale.ROOT)
                      .equals(name.toLowerCase(Locale.ROOT)))
          .toList();
    }
  }

  /** The instances that a reply holds: of Get and Put, and the items of an enumeration. */
  static List<Instance> in(Reply reply) {
    if (reply.isFault()) {
      return List.of();
    }
    List<Instance> found = new ArrayList<>();
    if (reply.answers(Actions.GET) || reply.answers(Actions.PUT)) {
      List<Selector> selectors = reply.asked().map(a -> a.envelope().selectors()).orElse(List.of());
      reply.envelope().bodyChildren().stream()
          .filter(CimInstances::ofClass)
          .forEach(e -> found.add(new Instance(e, selectors, Optional.empty())));
    }
    for (Element items : items(reply)) {
      for (Element item : Dom.children(items)) {
        if (Dom.is(item, Names.WSMAN_ITEM)) {
          Optional<EndpointReference> reference =
              Dom.child(item, Names.WSA_ENDPOINT_REFERENCE).map(EndpointReference::in);
          Dom.children(item).stream()
              .filter(CimInstances::ofClass)
              .findFirst()
              .ifPresent(
                  e ->
                      found.add(
                          new Instance(
                              e,
                              reference.map(EndpointReference::selectors).orElse(List.of()),
                              reference)));
        } else if (ofClass(item)) {
          found.add(new Instance(item, List.of(), Optional.empty()));
        }
      }
    }
    return found;
  }

  private static List<Element> items(Reply reply) {
    List<Element> found = new ArrayList<>();
    for (Element body : reply.envelope().bodyChildren()) {
      for (QName name : List.of(Names.WSEN_ITEMS, Names.WSMAN_ITEMS)) {
        found.addAll(Dom.children(body, name));
      }
    }
    return found;
  }

  private static boolean ofClass(Element element) {
    return CimClassUris.is(Dom.name(element).getNamespaceURI());
  }

  /** Whether the request names a CIM class, and is no fragment. */
  static boolean asked(Reply reply) {
    return reply
        .asked()
        .filter(a -> a.only(Names.WSMAN_FRAGMENT_TRANSFER).isEmpty())
        .map(Asked::envelope)
        .flatMap(e -> e.resourceUri())
        .filter(CimClassUris::is)
        .isPresent();
  }

  /** Whether a namespace is one of the project's vocabulary, and so none of a class. */
  static boolean ofVocabulary(String namespace) {
    return Namespaces.byPrefix().containsValue(namespace);
  }
}
