package org.wsmanspec.mock.eventing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * What the body of a Subscribe asks for, found possible (DSP0226 10.2.1).
 *
 * @param delivery wse:Delivery
 * @param endTo where SubscriptionEnd is to go
 * @param expires wse:Expires, not looked at yet
 * @param filter which events; empty for all of the resource
 * @param polymorphism wsmb:PolymorphismMode
 * @param bookmark where to begin; empty for now
 * @param sendBookmarks whether each message is to carry one
 * @param credentials for the sink
 */
record Wish(
    DeliveryWish delivery,
    Optional<EndpointReference> endTo,
    Optional<String> expires,
    Optional<FilterText> filter,
    Optional<String> polymorphism,
    Optional<Element> bookmark,
    boolean sendBookmarks,
    Optional<Credentials> credentials) {

  private static final List<QName> ORDER =
      List.of(Names.WSE_END_TO, Names.WSE_DELIVERY, Names.WSE_EXPIRES, Names.WSE_FILTER);

  private static final Set<QName> KNOWN =
      Set.of(
          Names.WSE_END_TO,
          Names.WSE_DELIVERY,
          Names.WSE_EXPIRES,
          Names.WSE_FILTER,
          Names.WSMAN_FILTER,
          Names.WSMAN_BOOKMARK,
          Names.WSMAN_SEND_BOOKMARKS,
          Names.WSMB_POLYMORPHISM_MODE);

  /**
   * Reads the body.
   *
   * @throws SoapFaultException wse:InvalidMessage if it breaks its model, else as {@link
   *     DeliveryReader}, {@link SinkAddress}, {@link FilterText} and {@link IssuedTokens}
   */
  static Wish read(Call call, Deliveries deliveries) {
    Element body = body(call, Names.WSE_SUBSCRIBE);
    Contents.check(body, KNOWN);
    Contents.checkOrder(body, ORDER);
    DeliveryWish delivery =
        new DeliveryReader(
                deliveries,
                Dom.child(body, Names.WSE_DELIVERY)
                    .orElseThrow(() -> Contents.invalid("wse:Subscribe must hold a wse:Delivery")),
                call.now())
            .read();
    return new Wish(
        delivery,
        Dom.child(body, Names.WSE_END_TO).map(e -> SinkAddress.read(e, deliveries.schemes())),
        Call.text(body, Names.WSE_EXPIRES),
        FilterText.in(body),
        Call.text(body, Names.WSMB_POLYMORPHISM_MODE),
        Dom.child(body, Names.WSMAN_BOOKMARK),
        Dom.child(body, Names.WSMAN_SEND_BOOKMARKS).isPresent(),
        IssuedTokens.read(call.envelope(), delivery.notifyTo(), deliveries));
  }

  /** The one child of s:Body, or wse:InvalidMessage. */
  static Element body(Call call, QName name) {
    List<Element> children = call.envelope().bodyChildren();
    if (children.size() != 1 || !Dom.is(children.get(0), name)) {
      throw Contents.invalid(
          "s:Body must hold exactly one wse:" + name.getLocalPart() + " and nothing else");
    }
    return children.get(0);
  }
}
