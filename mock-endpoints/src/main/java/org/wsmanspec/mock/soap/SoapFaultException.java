package org.wsmanspec.mock.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;

/** The request is to be answered with a SOAP fault (DSP0226 14.2, 14.6). */
public final class SoapFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final QName code;
  private final @Nullable QName subcode;
  private final String action;
  private @Nullable String detail;
  private final transient List<Consumer<Element>> parts = new ArrayList<>();
  private final transient List<QName> notUnderstood = new ArrayList<>();
  private boolean upgrade;
  private int status = 500;

  private SoapFaultException(QName code, @Nullable QName subcode, String action, String reason) {
    super(reason);
    this.code = code;
    this.subcode = subcode;
    this.action = action;
  }

  /** A fault of the master table. */
  public static SoapFaultException of(FaultSubcode fault, String reason) {
    return new SoapFaultException(fault.code(), fault.qname(), fault.action(), reason);
  }

  /** A fault of the master table with a detail URI, named by its last segment. */
  public static SoapFaultException of(FaultSubcode fault, String detail, String reason) {
    return of(fault, reason).detail(detail);
  }

  /** A message that breaks SOAP itself; it has no subcode (SOAP 1.2 part 1 section 5). */
  public static SoapFaultException malformed(String reason) {
    return new SoapFaultException(soap("Sender"), null, Actions.ADDRESSING_FAULT, reason);
  }

  /** Mandatory header blocks that this service does not know (SOAP 1.2 part 1 section 5.4.8). */
  public static SoapFaultException mustUnderstand(List<QName> headers) {
    SoapFaultException fault =
        new SoapFaultException(
            soap("MustUnderstand"),
            null,
            Actions.ADDRESSING_FAULT,
            "A mandatory header is not understood: "
                + headers.stream().map(Namespaces::display).toList());
    fault.notUnderstood.addAll(headers);
    return fault;
  }

  /** The root element is not the envelope of SOAP 1.2. */
  public static SoapFaultException versionMismatch(QName root) {
    SoapFaultException fault =
        new SoapFaultException(
            soap("VersionMismatch"),
            null,
            Actions.ADDRESSING_FAULT,
            "The root element is " + root + "; only the envelope of SOAP 1.2 is served");
    fault.upgrade = true;
    return fault;
  }

  /** An encodingStyle that this service does not know. */
  public static SoapFaultException dataEncodingUnknown(String style) {
    return new SoapFaultException(
        soap("DataEncodingUnknown"),
        null,
        Actions.ADDRESSING_FAULT,
        "The encoding style '" + style + "' is not known");
  }

  /** A character that XML 1.0 cannot carry. */
  static SoapFaultException unsupportedCharacter(char c) {
    return of(
        FaultSubcode.ENCODING_LIMIT,
        "UnsupportedCharacter",
        "The response would hold the character U+"
            + Integer.toHexString(0x10000 + c).substring(1).toUpperCase(java.util.Locale.ROOT)
            + ", which XML cannot represent");
  }

  private static QName soap(String local) {
    return new QName(Namespaces.S, local, "s");
  }

  /** Adds wsman:FaultDetail, named by the last segment of its URI. */
  public SoapFaultException detail(String lastSegment) {
    this.detail = lastSegment;
    return this;
  }

  /** Adds a part of s:Detail. */
  public SoapFaultException with(Consumer<Element> part) {
    parts.add(part);
    return this;
  }

  /** Adds elements of one name with texts to s:Detail. */
  public SoapFaultException listing(QName name, List<String> values) {
    return with(detailElement -> values.forEach(v -> Xml.add(detailElement, name, v)));
  }

  /** Whether s:Detail has parts beside wsman:FaultDetail. */
  public boolean hasParts() {
    return !parts.isEmpty();
  }

  /** Answers with another HTTP status than that of the Code. */
  public SoapFaultException status(int http) {
    this.status = http;
    return this;
  }

  /**
   * The HTTP status: 500 for every fault unless set otherwise.
   *
   * <p>400 would be as right for s:Sender (DSP0226 annex C), but shipped servers send 500 and some
   * clients do not look for a fault behind a 400.
   */
  public int status() {
    return status;
  }

  public String action() {
    return action;
  }

  public QName code() {
    return code;
  }

  public Optional<QName> subcode() {
    return Optional.ofNullable(subcode);
  }

  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /** Writes the header blocks that belong to this fault. */
  void writeHeaders(Element header) {
    for (QName name : notUnderstood) {
      Element block = Xml.add(header, Names.S_NOT_UNDERSTOOD);
      Xml.qnameAttribute(block, Names.QNAME, name);
    }
    if (upgrade) {
      Element supported = Xml.add(Xml.add(header, Names.S_UPGRADE), Names.S_SUPPORTED_ENVELOPE);
      Xml.qnameAttribute(supported, Names.QNAME, Names.S_ENVELOPE);
    }
  }

  /** Writes the fault as the only child of s:Body. */
  void writeBody(Element body) {
    Element fault = Xml.add(body, Names.S_FAULT);
    Element codeElement = Xml.add(fault, Names.S_CODE);
    Xml.qnameText(Xml.add(codeElement, Names.S_VALUE), code);
    if (subcode != null) {
      Xml.qnameText(Xml.add(Xml.add(codeElement, Names.S_SUBCODE), Names.S_VALUE), subcode);
    }
    Element text =
        Xml.add(
            Xml.add(fault, Names.S_REASON), Names.S_TEXT, printable(String.valueOf(getMessage())));
    Xml.attribute(text, Names.XML_LANG, Reply.LANGUAGE);
    if (detail != null || !parts.isEmpty()) {
      Element element = Xml.add(fault, Names.S_DETAIL);
      if (detail != null) {
        Xml.add(element, Names.WSMAN_FAULT_DETAIL, Uris.FAULT_DETAIL + detail);
      }
      parts.forEach(p -> p.accept(element));
    }
  }

  /** Reasons quote foreign text: bounded, and without characters that XML cannot carry. */
  public static String printable(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(600)
        .forEach(
            c ->
                safe.appendCodePoint(
                    c < 0x20 || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF
                        ? ' '
                        : c));
    return safe.toString();
  }
}
