package org.wsmanspec.mock.eventing.delivery;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.eventing.EndStatus;
import org.wsmanspec.mock.eventing.Terms;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.soap.XmlText;

/**
 * Writes the messages of one subscription as text; what they have in common is written once.
 *
 * <p>An event costs a few joined strings that way, whatever its subscribers agreed on.
 */
final class MessageWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Terms terms;
  private final HttpHeaders fields;
  private final String beforeAction;
  private final String afterMessageId;
  private final String language;

  MessageWriter(Terms terms) {
    this.terms = terms;
    boolean wide = !terms.encoding().equals(StandardCharsets.UTF_8);
    this.fields =
        HttpHeaders.of("Content-Type", MediaType.SOAP + ";charset=" + (wide ? "UTF-16" : "UTF-8"));
    this.language = terms.locale().orElse(Reply.LANGUAGE);
    EndpointReference sink = terms.notifyTo().orElseThrow();
    this.beforeAction = beforeAction(sink);
    this.afterMessageId = afterMessageId(sink);
  }

  private String beforeAction(EndpointReference to) {
    return "<s:Envelope xmlns:s=\""
        + Namespaces.S
        + "\" xmlns:wsa=\""
        + Namespaces.WSA
        + "\" xmlns:wsman=\""
        + Namespaces.WSMAN
        + "\" xml:lang=\""
        + escaped(language)
        + "\"><s:Header><wsa:To>"
        + escaped(to.address().orElse(""))
        + "</wsa:To><wsa:Action>";
  }

  private String afterMessageId(EndpointReference to) {
    StringBuilder out = new StringBuilder("</wsa:MessageID>");
    if (terms.mode().acknowledged()) {
      out.append("<wsa:ReplyTo><wsa:Address>")
          .append(Uris.ANONYMOUS)
          .append("</wsa:Address></wsa:ReplyTo><wsman:AckRequested/>");
    }
    // Windows has reference properties in its EPRs; WS-Addressing 2004/08 copies them alike.
    to.referenceProperties().forEach(e -> out.append(standalone(e)));
    to.referenceParameters().forEach(e -> out.append(standalone(e)));
    return out.toString();
  }

  /** Fields of every message. */
  HttpHeaders fields() {
    return fields;
  }

  /** A message to NotifyTo. */
  byte[] message(String action, String messageId, String bookmark, String body) {
    return encoded(
        beforeAction
            + escaped(action)
            + "</wsa:Action><wsa:MessageID>"
            + messageId
            + afterMessageId
            + bookmark
            + "</s:Header><s:Body>"
            + body
            + "</s:Body></s:Envelope>");
  }

  /** Octets that a text adds to a message. */
  int octets(String text) {
    return terms.encoding().equals(StandardCharsets.UTF_8)
        ? text.getBytes(StandardCharsets.UTF_8).length
        : 2 * text.length();
  }

  /** The bookmark of a message; empty if none are wanted. */
  String bookmark(long number) {
    return terms
        .bookmarks()
        .map(b -> standalone(b.write(Xml.root(Names.S_HEADER), number)))
        .orElse("");
  }

  /** A notice of dropped events. */
  static String dropped(String action, int count) {
    return "<wsman:DroppedEvents Action=\""
        + escaped(action)
        + "\">"
        + count
        + "</wsman:DroppedEvents>";
  }

  /** An entry of a batch. */
  static String entry(String action, String content) {
    return "<wsman:Event Action=\"" + escaped(action) + "\">" + content + "</wsman:Event>";
  }

  /** The content of a batch. */
  static String batch(List<String> entries) {
    return "<wsman:Events>" + String.join("", entries) + "</wsman:Events>";
  }

  /** SubscriptionEnd, to EndTo. */
  byte[] end(EndpointReference to, String messageId, EndStatus status, String reason) {
    Element end = Xml.root(Names.WSE_SUBSCRIPTION_END);
    Element manager = Xml.add(end, Names.WSE_SUBSCRIPTION_MANAGER);
    Node child = terms.manager().element().getFirstChild();
    for (; child != null; child = child.getNextSibling()) {
      if (child instanceof Element e) {
        Xml.copy(manager, e);
      }
    }
    Xml.add(end, Names.WSE_STATUS, status.uri());
    Xml.attribute(Xml.add(end, Names.WSE_REASON, reason), Names.XML_LANG, Reply.LANGUAGE);
    return encoded(
        beforeAction(to)
            + Actions.SUBSCRIPTION_END
            + "</wsa:Action><wsa:MessageID>"
            + messageId
            + afterMessageId(to)
            + "</s:Header><s:Body>"
            + XmlText.of(end)
            + "</s:Body></s:Envelope>");
  }

  private byte[] encoded(String envelope) {
    Charset charset = terms.encoding();
    return charset.equals(StandardCharsets.UTF_8)
        ? envelope.getBytes(charset)
        : (BYTE_ORDER_MARK + envelope).getBytes(StandardCharsets.UTF_16LE);
  }

  /** An element with all the namespaces that are in its scope. */
  private static String standalone(Element element) {
    return XmlText.of(Xml.copy(Xml.root(Names.S_HEADER), element));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
