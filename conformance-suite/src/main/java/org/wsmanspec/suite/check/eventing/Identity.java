package org.wsmanspec.suite.check.eventing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.eventing.Delivered.Entry;

/**
 * What makes an event one of its own: the record number in the Windows event log, or the identifier
 * of a CIM indication. Two events without either may be equal and yet two.
 *
 * @param scope channel and computer of the record; empty for indications
 * @param value the number or identifier
 * @param number the record number, which grows in its channel
 */
record Identity(String scope, String value, OptionalLong number) {

  /** The identity of an event; empty if it has none that is known here. */
  static Optional<Identity> of(Entry entry) {
    Optional<Element> content = entry.content().or(() -> written(entry.element().getTextContent()));
    return content.flatMap(Identity::record).or(() -> content.flatMap(Identity::indication));
  }

  /** An event that is written as text into wsman:Event, as Windows does. */
  private static Optional<Element> written(String text) {
    if (!text.strip().startsWith("<")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          SafeXml.parse(text.strip().getBytes(StandardCharsets.UTF_8)).getDocumentElement());
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }

  private static Optional<Identity> record(Element event) {
    if (!Namespaces.EVENT.equals(event.getNamespaceURI())) {
      return Optional.empty();
    }
    String id = text(event, "EventRecordID");
    return id.matches("[0-9]{1,18}")
        ? Optional.of(
            new Identity(
                text(event, "Channel") + " " + text(event, "Computer"),
                id,
                OptionalLong.of(Long.parseLong(id))))
        : Optional.empty();
  }

  private static String text(Element event, String name) {
    NodeList found = event.getElementsByTagNameNS(Namespaces.EVENT, name);
    return found.getLength() == 1 ? Dom.text(found.item(0)) : "";
  }

  private static Optional<Identity> indication(Element event) {
    return Dom.children(event).stream()
        .filter(c -> Dom.name(c).getLocalPart().equals("IndicationIdentifier"))
        .map(Dom::text)
        .filter(t -> !t.isEmpty())
        .findFirst()
        .map(t -> new Identity("", t, OptionalLong.empty()));
  }
}
