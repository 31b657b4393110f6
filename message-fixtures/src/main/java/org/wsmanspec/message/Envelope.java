package org.wsmanspec.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;

/**
 * One SOAP message, parsed, with its original bytes.
 *
 * <p>Any well-formed document can be held, so that a check may say what is wrong with it; {@link
 * #isSoap12} tells whether the root is the right one. The tree is not to be changed.
 */
public final class Envelope {

  private final byte[] bytes;
  private final XmlEncoding encoding;
  private final Document document;
  private final @Nullable Element header;
  private final @Nullable Element body;
  private final List<Element> headers;
  private final List<Element> bodyChildren;
  private final @Nullable Fault fault;
  private volatile @Nullable Map<QName, List<Element>> byName;

  private Envelope(byte[] bytes, XmlEncoding encoding, Document document) {
    this.bytes = bytes;
    this.encoding = encoding;
    this.document = document;
    Element root = document.getDocumentElement();
    boolean soap = Dom.is(root, Names.S_ENVELOPE);
    this.header = soap ? Dom.child(root, Names.S_HEADER).orElse(null) : null;
    this.body = soap ? Dom.child(root, Names.S_BODY).orElse(null) : null;
    this.headers = header == null ? List.of() : List.copyOf(Dom.children(header));
    this.bodyChildren = body == null ? List.of() : List.copyOf(Dom.children(body));
    this.fault =
        bodyChildren.stream()
            .filter(e -> Dom.is(e, Names.S_FAULT))
            .findFirst()
            .map(Fault::in)
            .orElse(null);
  }

  /**
   * Parse a message whose encoding only its bytes tell.
   *
   * @throws UnreadableMessageException if the bytes are no well-formed XML within the default
   *     limits
   */
  public static Envelope parse(byte[] bytes) {
    return parse(bytes, Optional.empty(), XmlLimits.DEFAULT);
  }

  /**
   * Parse a message.
   *
   * @param charset the charset parameter of its Content-Type
   * @throws UnreadableMessageException if the bytes are no well-formed XML within the limits
   */
  public static Envelope parse(byte[] bytes, Optional<String> charset, XmlLimits limits) {
    XmlEncoding encoding = XmlEncoding.detect(bytes, charset);
    return new Envelope(bytes.clone(), encoding, SafeXml.parse(bytes, encoding, limits));
  }

  /** The message as it was on the wire. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Octets of the message. */
  public int size() {
    return bytes.length;
  }

  public XmlEncoding encoding() {
    return encoding;
  }

  public Document document() {
    return document;
  }

  public Element root() {
    return document.getDocumentElement();
  }

  /** Whether the root is s:Envelope of SOAP 1.2. */
  public boolean isSoap12() {
    return Dom.is(root(), Names.S_ENVELOPE);
  }

  /** The s:Header element; it is optional in SOAP 1.2. */
  public Optional<Element> header() {
    return Optional.ofNullable(header);
  }

  public Optional<Element> body() {
    return Optional.ofNullable(body);
  }

  /** All header blocks in document order. */
  public List<Element> headers() {
    return headers;
  }

  /** The header blocks of one name. */
  public List<Element> headers(QName name) {
    // Every check asks for some: a loop costs a third of a stream here.
    List<Element> found = new ArrayList<>(1);
    for (Element e : headers) {
      if (Dom.is(e, name)) {
        found.add(e);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** The first header block of one name. */
  public Optional<Element> header(QName name) {
    for (Element e : headers) {
      if (Dom.is(e, name)) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  /** The trimmed text of the first header block of one name. */
  public Optional<String> headerText(QName name) {
    return header(name).map(Dom::text);
  }

  /**
   * All elements of one name, anywhere, in document order.
   *
   * <p>The tree is walked once, when somebody asks for the first time.
   */
  public List<Element> elements(QName name) {
    Map<QName, List<Element>> known = byName;
    if (known == null) {
      Map<QName, List<Element>> found = new HashMap<>();
      Node next = root();
      while (next != null) {
        if (next instanceof Element e) {
          found.computeIfAbsent(Dom.name(e), n -> new ArrayList<>(2)).add(e);
        }
        next = following(next);
      }
      found.replaceAll((n, elements) -> Collections.unmodifiableList(elements));
      known = found;
      byName = known;
    }
    return known.getOrDefault(name, List.of());
  }

  /** The next node in document order, within the root. */
  private @Nullable Node following(Node node) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node up = node;
    while (up != root() && up.getNextSibling() == null) {
      up = up.getParentNode();
    }
    return up == root() ? null : up.getNextSibling();
  }

  /** Child elements of s:Body. */
  public List<Element> bodyChildren() {
    return bodyChildren;
  }

  /** The first child element of s:Body. */
  public Optional<Element> bodyChild() {
    return bodyChildren.isEmpty() ? Optional.empty() : Optional.of(bodyChildren.get(0));
  }

  /** Whether the first child element of s:Body has this name. */
  public boolean bodyIs(QName name) {
    return !bodyChildren.isEmpty() && Dom.is(bodyChildren.get(0), name);
  }

  public Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  public boolean isFault() {
    return fault != null;
  }

  /** wsa:Action, trimmed. */
  public Optional<String> action() {
    return headerText(Names.WSA_ACTION);
  }

  /** wsa:MessageID, trimmed. */
  public Optional<String> messageId() {
    return headerText(Names.WSA_MESSAGE_ID);
  }

  /** The first wsa:RelatesTo, trimmed. */
  public Optional<String> relatesTo() {
    return headerText(Names.WSA_RELATES_TO);
  }

  /** wsa:To, trimmed. */
  public Optional<String> to() {
    return headerText(Names.WSA_TO);
  }

  /** wsman:ResourceURI, trimmed. */
  public Optional<String> resourceUri() {
    return headerText(Names.WSMAN_RESOURCE_URI);
  }

  /** The selectors of the first wsman:SelectorSet header. */
  public List<Selector> selectors() {
    return header(Names.WSMAN_SELECTOR_SET).map(EndpointReference::selectorsIn).orElse(List.of());
  }

  /** wsa:ReplyTo. */
  public Optional<EndpointReference> replyTo() {
    return header(Names.WSA_REPLY_TO).map(EndpointReference::in);
  }

  /** Whether the body is wsmid:Identify, which is recognized by this element alone. */
  public boolean isIdentify() {
    return bodyIs(Names.WSMID_IDENTIFY);
  }

  /** Whether the body is wsmid:IdentifyResponse. */
  public boolean isIdentifyResponse() {
    return bodyIs(Names.WSMID_IDENTIFY_RESPONSE);
  }

  /** Whether a header block says s:mustUnderstand true (or 1). */
  public static boolean mustUnderstand(Element headerBlock) {
    return Dom.attribute(headerBlock, Names.S_MUST_UNDERSTAND)
        .map(String::strip)
        .map(v -> v.equals("true") || v.equals("1"))
        .orElse(false);
  }

  /** Whether a header block is meant for the service: no role, next, or ultimateReceiver. */
  public static boolean forReceiver(Element headerBlock) {
    String role = Dom.attribute(headerBlock, Names.S_ROLE_ATTRIBUTE).map(String::strip).orElse("");
    return role.isEmpty()
        || role.equals(Uris.ROLE_NEXT)
        || role.equals(Uris.ROLE_ULTIMATE_RECEIVER);
  }

  @Override
  public String toString() {
    return "Envelope[" + action().orElseGet(() -> Dom.name(root()).toString()) + "]";
  }
}
