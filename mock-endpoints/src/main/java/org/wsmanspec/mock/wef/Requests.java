package org.wsmanspec.mock.wef;

import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.soap.XmlText;

/** Writes what a publisher asks its collector. */
final class Requests {

  private static final int MOST = 32_000;
  private static final int OCTETS = 512_000;

  private final PublisherSettings settings;
  private final String session;

  Requests(PublisherSettings settings, String session) {
    this.settings = settings;
    this.session = session;
  }

  /** Enumerate (MS-WSMV 3.1.4.1.30). */
  byte[] enumerate() {
    Element envelope = envelope(Actions.ENUMERATE, Forwarding.SUBSCRIPTIONS);
    Element body = Xml.add(body(envelope), Names.WSEN_ENUMERATE);
    if (settings.optimized()) {
      Xml.add(body, Names.WSMAN_OPTIMIZE_ENUMERATION);
      Xml.add(body, Names.WSMAN_MAX_ELEMENTS, Integer.toString(MOST));
    }
    return octets(envelope);
  }

  /** Pull, for what did not come with the answer. */
  byte[] pull(String context) {
    Element envelope = envelope(Actions.PULL, Forwarding.SUBSCRIPTIONS);
    Element body = Xml.add(body(envelope), Names.WSEN_PULL);
    Xml.add(body, Names.WSEN_ENUMERATION_CONTEXT, context);
    Xml.add(body, Names.WSEN_MAX_ELEMENTS, Integer.toString(MOST));
    return octets(envelope);
  }

  /** The message that ends an operation. */
  byte[] end() {
    return octets(envelope(Forwarding.END, Forwarding.FULL_DUPLEX));
  }

  private Element envelope(String action, String resource) {
    Element envelope = Xml.root(Names.S_ENVELOPE);
    Element header = Xml.add(envelope, Names.S_HEADER);
    Xml.add(envelope, Names.S_BODY);
    Xml.add(header, Names.WSA_TO, settings.collector().toString());
    mandatory(Xml.add(header, Names.WSMAN_RESOURCE_URI, resource));
    Xml.add(Xml.add(header, Names.WSA_REPLY_TO), Names.WSA_ADDRESS, Uris.ANONYMOUS);
    mandatory(Xml.add(header, Names.WSA_ACTION, action));
    mandatory(Xml.add(header, Names.WSMAN_MAX_ENVELOPE_SIZE, Integer.toString(OCTETS)));
    Xml.add(header, Names.WSA_MESSAGE_ID, Reply.freshMessageId());
    language(header, Names.WSMAN_LOCALE);
    language(header, Forwarding.DATA_LOCALE);
    Dress.optional(Xml.add(header, Forwarding.SESSION_ID, session));
    Dress.optional(Xml.add(header, Forwarding.OPERATION_ID, Dress.fresh()));
    Dress.optional(Xml.add(header, Forwarding.SEQUENCE_ID, "1"));
    Xml.add(header, Names.WSMAN_OPERATION_TIMEOUT, "PT60.000S");
    Dress.optional(Xml.add(header, Forwarding.MACHINE_ID, settings.machine()));
    return envelope;
  }

  private static void language(Element header, QName name) {
    Element block = Xml.add(header, name);
    Xml.attribute(block, Names.XML_LANG, Reply.LANGUAGE);
    Dress.optional(block);
  }

  private static void mandatory(Element block) {
    Xml.attribute(block, Names.S_MUST_UNDERSTAND, "true");
  }

  private static Element body(Element envelope) {
    return (Element) Optional.ofNullable(envelope.getLastChild()).orElseThrow();
  }

  private byte[] octets(Element envelope) {
    return WireText.octets(XmlText.of(envelope), settings.wide());
  }
}
