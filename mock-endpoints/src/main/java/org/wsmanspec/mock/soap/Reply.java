package org.wsmanspec.mock.soap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;

/** A response or fault envelope under construction. */
public final class Reply {

  /** The language of all texts this service writes. */
  public static final String LANGUAGE = "en-US";

  private final Element envelope;
  private final Element header;
  private final Element body;

  private Reply() {
    this.envelope = Xml.root(Names.S_ENVELOPE);
    Xml.attribute(envelope, Names.XML_LANG, LANGUAGE);
    this.header = Xml.add(envelope, Names.S_HEADER);
    this.body = Xml.add(envelope, Names.S_BODY);
  }

  /** An envelope without addressing headers, as the answer to Identify may be. */
  public static Reply bare() {
    return new Reply();
  }

  /**
   * A reply over the connection of its request (DSP0226 5.4.2).
   *
   * @param action wsa:Action of the reply
   * @param relatesTo wsa:MessageID of the request, if it could be read
   * @param referenceParameters of the EPR that is answered, copied as header blocks
   */
  public static Reply to(
      String action, Optional<String> relatesTo, List<Element> referenceParameters) {
    Reply reply = new Reply();
    Xml.add(reply.header, Names.WSA_TO, Uris.ANONYMOUS);
    Xml.add(reply.header, Names.WSA_ACTION, action);
    Xml.add(reply.header, Names.WSA_MESSAGE_ID, freshMessageId());
    relatesTo.ifPresent(id -> Xml.add(reply.header, Names.WSA_RELATES_TO, id));
    referenceParameters.forEach(p -> Xml.copy(reply.header, p));
    return reply;
  }

  /** A fault message. */
  public static Reply fault(
      SoapFaultException fault, Optional<String> relatesTo, List<Element> referenceParameters) {
    Reply reply = to(fault.action(), relatesTo, referenceParameters);
    fault.writeHeaders(reply.header);
    fault.writeBody(reply.body);
    return reply;
  }

  /** A message id that was never used before. */
  public static String freshMessageId() {
    return "urn:uuid:" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
  }

  /** s:Header, with the addressing headers in it. */
  public Element header() {
    return header;
  }

  /** Appends a header block. */
  public Element addHeader(QName name) {
    return Xml.add(header, name);
  }

  /** Appends a header block of the request as it was. */
  public Element repeatHeader(Element block) {
    return Xml.copy(header, block);
  }

  /** s:Body, to be filled. */
  public Element body() {
    return body;
  }

  /** The envelope as characters, without XML declaration. */
  public String text() {
    return XmlText.of(envelope);
  }
}
