package org.wsmanspec.mock.addressing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/**
 * The WS-Addressing headers of a request, found valid (DSP0226 5.2 to 5.4).
 *
 * @param action wsa:Action
 * @param messageId wsa:MessageID, in its own case
 */
public record AddressingHeaders(String action, String messageId) {

  private static final Set<String> ONCE = Set.of(Namespaces.WSA, Namespaces.WSMAN, Namespaces.WSE);

  private static final List<QName> SINGLE =
      List.of(
          Names.WSA_TO,
          Names.WSA_ACTION,
          Names.WSA_MESSAGE_ID,
          Names.WSA_REPLY_TO,
          Names.WSA_FAULT_TO,
          Names.WSA_FROM);

  /**
   * Reads and checks the addressing headers.
   *
   * @throws SoapFaultException InvalidMessageInformationHeader, MessageInformationHeaderRequired,
   *     EncodingLimit/URILimitExceeded or UnsupportedFeature/AddressingMode
   */
  public static AddressingHeaders read(Envelope envelope) {
    refuseDuplicates(envelope);
    for (QName name : SINGLE.subList(0, 3)) {
      envelope.header(name).ifPresent(AddressingHeaders::requirePlainUri);
    }
    String messageId = required(envelope, Names.WSA_MESSAGE_ID);
    String action = required(envelope, Names.WSA_ACTION);
    if (envelope.header(Names.WSA_REPLY_TO).isEmpty()) {
      throw missing(Names.WSA_REPLY_TO);
    }
    envelope.header(Names.WSA_REPLY_TO).ifPresent(AddressingHeaders::requireAnonymous);
    envelope.header(Names.WSA_FAULT_TO).ifPresent(AddressingHeaders::requireAnonymous);
    envelope.header(Names.WSA_RELATES_TO).ifPresent(AddressingHeaders::requirePlainUri);
    return new AddressingHeaders(action, messageId);
  }

  /** The MessageID to relate a reply to, if exactly one usable one is there. */
  public static Optional<String> messageIdOf(Envelope envelope) {
    List<Element> ids = envelope.headers(Names.WSA_MESSAGE_ID);
    return ids.size() == 1 && UriRules.isAbsolute(Dom.text(ids.get(0)))
        ? Optional.of(Dom.text(ids.get(0)))
        : Optional.empty();
  }

  /** What of wsa:ReplyTo becomes headers of a response (DSP0226 R5.4.2-5). */
  public static List<Element> replyParameters(Envelope envelope) {
    return parameters(envelope, Names.WSA_REPLY_TO);
  }

  /** What of wsa:FaultTo, else of wsa:ReplyTo, becomes headers of a fault. */
  public static List<Element> faultParameters(Envelope envelope) {
    return envelope.header(Names.WSA_FAULT_TO).isPresent()
        ? parameters(envelope, Names.WSA_FAULT_TO)
        : parameters(envelope, Names.WSA_REPLY_TO);
  }

  private static List<Element> parameters(Envelope envelope, QName name) {
    Optional<EndpointReference> to = envelope.header(name).map(EndpointReference::in);
    if (to.isEmpty()) {
      return List.of();
    }
    List<Element> blocks = new ArrayList<>(to.get().referenceProperties());
    blocks.addAll(to.get().referenceParameters());
    // A block that would collide with a header of the reply's own cannot be copied.
    return blocks.stream().filter(b -> b.getNamespaceURI() != null && !reserved(b)).toList();
  }

  private static boolean reserved(Element block) {
    return Namespaces.WSA.equals(block.getNamespaceURI())
        || Namespaces.S.equals(block.getNamespaceURI());
  }

  private static void refuseDuplicates(Envelope envelope) {
    Set<QName> seen = new java.util.HashSet<>();
    for (Element block : envelope.headers()) {
      QName name = Dom.name(block);
      if (!seen.add(name)
          && ONCE.contains(name.getNamespaceURI())
          && !name.equals(Names.WSA_RELATES_TO)) {
        throw invalid(block, "The header " + Namespaces.display(name) + " occurs more than once");
      }
    }
  }

  private static String required(Envelope envelope, QName name) {
    Optional<String> value = envelope.headerText(name);
    if (value.isEmpty()) {
      throw missing(name);
    }
    return value.get();
  }

  private static void requirePlainUri(Element block) {
    String text = Dom.text(block);
    UriRules.refuseLong(text, Namespaces.display(Dom.name(block)));
    if (!Dom.children(block).isEmpty() || !UriRules.isAbsolute(text)) {
      throw invalid(
          block,
          Namespaces.display(Dom.name(block)) + " must be an absolute URI, but is '" + text + "'");
    }
  }

  private static void requireAnonymous(Element block) {
    String name = Namespaces.display(Dom.name(block));
    List<Element> addresses = Dom.children(block, Names.WSA_ADDRESS);
    if (addresses.size() != 1 || Dom.children(block).indexOf(addresses.get(0)) != 0) {
      throw invalid(block, name + " must begin with exactly one wsa:Address");
    }
    String address = Dom.text(addresses.get(0));
    UriRules.refuseLong(address, name);
    if (!UriRules.isAbsolute(address)) {
      throw invalid(block, "The address of " + name + " is no absolute URI: '" + address + "'");
    }
    if (!address.equals(Uris.ANONYMOUS)) {
      throw SoapFaultException.of(
          FaultSubcode.UNSUPPORTED_FEATURE,
          "AddressingMode",
          "Replies go over the connection of the request only; "
              + name
              + " must be anonymous, but is '"
              + address
              + "'");
    }
    EndpointReference epr = EndpointReference.in(block);
    List<Element> blocks = new ArrayList<>(epr.referenceProperties());
    blocks.addAll(epr.referenceParameters());
    for (Element parameter : blocks) {
      if (parameter.getNamespaceURI() == null || reserved(parameter)) {
        throw invalid(
            block,
            "The reference parameter "
                + Namespaces.display(Dom.name(parameter))
                + " of "
                + name
                + " cannot become a header of the reply");
      }
    }
  }

  private static SoapFaultException missing(QName name) {
    return SoapFaultException.of(
            FaultSubcode.MESSAGE_INFORMATION_HEADER_REQUIRED,
            "The required header " + Namespaces.display(name) + " is missing")
        .with(detail -> Xml.qnameText(Xml.add(detail, Extension.MISSING_HEADER), name));
  }

  /** InvalidMessageInformationHeader with the name of the header in s:Detail. */
  public static SoapFaultException invalid(Element header, String reason) {
    // A copy of the header would be as invalid in the fault as it is in the request.
    return SoapFaultException.of(FaultSubcode.INVALID_MESSAGE_INFORMATION_HEADER, reason)
        .with(detail -> Xml.qnameText(Xml.add(detail, Extension.INVALID_HEADER), Dom.name(header)));
  }
}
