package org.wsmanspec.mock.eventing;

import java.util.List;
import java.util.Optional;
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

/** Credentials for the delivery, in header wst:IssuedTokens of a Subscribe (DSP0226 section 12). */
final class IssuedTokens {

  private static final int THUMBPRINT = 40;

  private IssuedTokens() {}

  /**
   * The credentials for the sink of a subscription.
   *
   * @param notifyTo the sink; empty in pull mode, where no token applies to anything
   * @throws SoapFaultException SchemaValidationError if the header breaks its model;
   *     UnsupportedFeature/FormatSecurityToken; InvalidParameter if a token is for another address
   */
  static Optional<Credentials> read(
      Envelope envelope, Optional<EndpointReference> notifyTo, Deliveries deliveries) {
    Optional<Element> header = envelope.header(Names.WST_ISSUED_TOKENS);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    List<Element> responses = Dom.children(header.get(), Names.WST_REQUEST_SECURITY_TOKEN_RESPONSE);
    if (responses.size() != 1 || Dom.children(header.get()).size() != 1) {
      throw schema(
          "wst:IssuedTokens must hold one wst:RequestSecurityTokenResponse, for the one sink");
    }
    Element response = responses.get(0);
    requireApplies(response, notifyTo);
    String type = Dom.text(child(response, Names.WST_TOKEN_TYPE));
    Element token = child(response, Names.WST_REQUESTED_SECURITY_TOKEN);
    return Optional.of(
        switch (type) {
          case Uris.TOKEN_USERNAME -> user(token);
          case Uris.TOKEN_THUMBPRINT -> certificate(token, deliveries);
          default -> throw unsupported("The token type '" + type + "' is not supported");
        });
  }

  private static Credentials user(Element token) {
    Element user = child(token, Names.WSSE_USERNAME_TOKEN);
    return new Credentials.User(
        Dom.text(child(user, Names.WSSE_USERNAME)),
        child(user, Names.WSSE_PASSWORD).getTextContent());
  }

  private static Credentials certificate(Element token, Deliveries deliveries) {
    String thumbprint = Dom.text(child(token, Names.WSMAN_CERTIFICATE_THUMBPRINT));
    boolean hex =
        thumbprint.length() == THUMBPRINT
            && thumbprint.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    if (!hex) {
      throw schema("A certificate's thumbprint has 40 hexadecimal digits");
    }
    if (deliveries.profiles().stream().noneMatch(p -> p.contains("/mutual"))) {
      throw unsupported("Deliveries do not use client certificates");
    }
    return new Credentials.Certificate(thumbprint);
  }

  private static void requireApplies(Element response, Optional<EndpointReference> notifyTo) {
    Element scope = child(response, Names.WSP_APPLIES_TO);
    Optional<String> address =
        EndpointReference.in(child(scope, Names.WSA_ENDPOINT_REFERENCE)).address();
    boolean applies =
        address.isPresent() && address.equals(notifyTo.flatMap(EndpointReference::address));
    if (!applies) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_PARAMETER,
          "A token applies to '"
              + address.orElse("")
              + "', but events do not go there; wsp:AppliesTo must name the address of"
              + " wse:NotifyTo");
    }
  }

  private static Element child(Element parent, QName name) {
    return Dom.child(parent, name)
        .orElseThrow(
            () ->
                schema(
                    Namespaces.display(Dom.name(parent)) + " has no " + Namespaces.display(name)));
  }

  private static SoapFaultException schema(String reason) {
    return SoapFaultException.of(FaultSubcode.SCHEMA_VALIDATION_ERROR, reason);
  }

  private static SoapFaultException unsupported(String reason) {
    return SoapFaultException.of(FaultSubcode.UNSUPPORTED_FEATURE, "FormatSecurityToken", reason);
  }
}
