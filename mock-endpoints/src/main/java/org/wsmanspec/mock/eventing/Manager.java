package org.wsmanspec.mock.eventing;

import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** The subscription manager's EPR, written and read back (DSP0226 10.2.4). */
final class Manager {

  private Manager() {}

  /** Fills an element with the EPR of a subscription: the event source and wse:Identifier. */
  static void write(Element epr, Call call, Subscription subscription) {
    Xml.add(epr, Names.WSA_ADDRESS, call.address());
    Element parameters = Xml.add(epr, Names.WSA_REFERENCE_PARAMETERS);
    Xml.add(parameters, Names.WSMAN_RESOURCE_URI, subscription.address().uri());
    call.envelope()
        .header(Names.WSMAN_SELECTOR_SET)
        .ifPresent(
            set -> {
              Element copy = Xml.copy(parameters, set);
              copy.removeAttributeNS(
                  Names.S_MUST_UNDERSTAND.getNamespaceURI(),
                  Names.S_MUST_UNDERSTAND.getLocalPart());
            });
    Xml.add(parameters, Names.WSE_IDENTIFIER, subscription.id());
  }

  /**
   * The subscription whose EPR a request was addressed to.
   *
   * @throws SoapFaultException InvalidMessage if the identifier is missing or names none;
   *     DestinationUnreachable if the resource is another; AccessDenied
   */
  static Subscription addressed(Call call, Subscriptions subscriptions) {
    Optional<ResourceAddress> address = ResourceAddress.optional(call.envelope());
    String id =
        call.envelope()
            .headerText(Names.WSE_IDENTIFIER)
            .orElseThrow(
                () ->
                    Contents.invalid(
                        "The request has no wse:Identifier; copy the reference parameters of"
                            + " wse:SubscriptionManager to its header"));
    Subscription found = subscriptions.byId(id, call.caller().principal());
    requireSame(found, address);
    return found;
  }

  /** The resource may be left out, but not be another. */
  static void requireSame(Subscription subscription, Optional<ResourceAddress> address) {
    if (address.isPresent() && !address.get().uri().equals(subscription.address().uri())) {
      throw ResourceAddress.unreachable(
          "The subscription is one to " + subscription.address().uri());
    }
  }

  /** Whether a request names another subscription than the one given. */
  static boolean namesAnother(Envelope envelope, Subscription subscription) {
    return envelope
        .headerText(Names.WSE_IDENTIFIER)
        .filter(id -> !id.equals(subscription.id()))
        .isPresent();
  }
}
