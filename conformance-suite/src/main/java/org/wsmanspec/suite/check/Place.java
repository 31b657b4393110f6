package org.wsmanspec.suite.check;

import java.util.Optional;
import org.w3c.dom.Node;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Location.Side;

/**
 * Where a check saw something.
 *
 * @param exchange the exchange
 * @param side whose message
 * @param node place in that message, if there is one in particular; an XPath only in the report,
 *     since most places are never told
 */
public record Place(Exchange exchange, Side side, Optional<Node> node) {

  /** The request as a whole, or its HTTP frame. */
  public static Place request(Exchange exchange) {
    return new Place(exchange, Side.REQUEST, Optional.empty());
  }

  /** A node of the request. */
  public static Place request(Exchange exchange, Node node) {
    return new Place(exchange, Side.REQUEST, Optional.of(node));
  }

  /** The response as a whole, its HTTP frame, or its absence. */
  public static Place response(Exchange exchange) {
    return new Place(exchange, Side.RESPONSE, Optional.empty());
  }

  /** A node of the response. */
  public static Place response(Exchange exchange, Node node) {
    return new Place(exchange, Side.RESPONSE, Optional.of(node));
  }

  /** Who wrote the message at this place, and so whose conduct it shows. */
  public Party author() {
    boolean byAsker = side == Side.REQUEST;
    boolean clientAsks = exchange.role() == Exchange.Role.OPERATION;
    return byAsker == clientAsks ? Party.CLIENT : Party.SERVICE;
  }

  /** The same for a report. */
  public Location location() {
    return new Location(
        Optional.of(exchange.id()), side, node.map(Dom::xpath), exchange.source(), exchange.step());
  }
}
