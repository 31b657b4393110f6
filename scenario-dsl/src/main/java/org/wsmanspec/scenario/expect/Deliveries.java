package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.scenario.Delivered;

/**
 * What an endpoint delivered in an exchange: to a sink, or as the items of a Pull.
 *
 * <p>A batch is as many things as it has events. A pure function of the exchange.
 */
public final class Deliveries {

  private Deliveries() {}

  /**
   * One thing that was delivered.
   *
   * @param kind events, heartbeats, dropped, end, enrollments, faults; any for a message that is
   *     none of these
   * @param taken whether the sink answered that it has it
   * @param node the content of s:Body, the wsman:Event or the item; empty if the message is no XML
   */
  public record Item(Delivered kind, boolean taken, Optional<Node> node) {

    /** Whether it counts where deliveries of a kind are asked for. */
    public boolean is(Delivered wanted) {
      return switch (wanted) {
        case ANY -> true;
        case REFUSED -> !taken;
        default -> taken && kind == wanted;
      };
    }
  }

  /** The message that an endpoint wrote in an exchange, whoever asked whom. */
  public static Optional<Envelope> said(Exchange exchange) {
    return exchange.role() == Exchange.Role.OPERATION
        ? exchange.responseEnvelope()
        : exchange.requestEnvelope();
  }

  /** All that was delivered in an exchange, in order. */
  public static List<Item> in(Exchange exchange) {
    if (exchange.role() == Exchange.Role.OPERATION) {
      return exchange.responseEnvelope().map(Deliveries::pulled).orElse(List.of());
    }
    boolean taken = taken(exchange);
    if (exchange.role() == Exchange.Role.ENROLLMENT) {
      return exchange
          .requestEnvelope()
          .map(envelope -> List.of(enrolled(envelope, taken)))
          .orElse(List.of());
    }
    return exchange
        .requestEnvelope()
        .map(envelope -> pushed(envelope, taken))
        .orElseGet(() -> List.of(new Item(Delivered.ANY, taken, Optional.empty())));
  }

  /** Whether a sink answered that it has what was delivered. */
  public static boolean taken(Exchange delivery) {
    boolean success =
        delivery.trouble().isEmpty()
            && delivery
                .response()
                .filter(r -> r.status() >= 200 && r.status() < 300 && !r.isFault())
                .isPresent();
    if (!success) {
      return false;
    }
    boolean asked =
        delivery
            .requestEnvelope()
            .filter(e -> e.header(Names.WSMAN_ACK_REQUESTED).isPresent())
            .isPresent();
    return !asked
        || delivery
            .responseEnvelope()
            .flatMap(Envelope::action)
            .filter(Actions.ACK::equals)
            .isPresent();
  }

  private static List<Item> pulled(Envelope envelope) {
    List<Item> items = new ArrayList<>();
    envelope
        .bodyChild()
        .filter(b -> Dom.is(b, Names.WSEN_PULL_RESPONSE))
        .flatMap(b -> Dom.child(b, Names.WSEN_ITEMS))
        .map(Dom::children)
        .orElse(List.of())
        .forEach(e -> items.add(new Item(kind(e), true, Optional.of(e))));
    return items;
  }

  private static List<Item> pushed(Envelope envelope, boolean taken) {
    Optional<Element> content = envelope.bodyChild();
    if (content.filter(c -> Dom.is(c, Names.WSMAN_EVENTS)).isPresent()) {
      List<Element> events = Dom.children(content.get(), Names.WSMAN_EVENT);
      if (!events.isEmpty()) {
        return events.stream().map(e -> new Item(kind(e), taken, Optional.<Node>of(e))).toList();
      }
    }
    Node node = content.<Node>map(c -> c).orElseGet(envelope::root);
    String action = envelope.action().orElse("");
    Delivered kind =
        switch (action) {
          case Actions.HEARTBEAT -> Delivered.HEARTBEATS;
          case Actions.DROPPED_EVENTS -> Delivered.DROPPED;
          case Actions.SUBSCRIPTION_END -> Delivered.END;
          // A batch without any event in it.
          case Actions.EVENTS -> Delivered.ANY;
          default -> content.map(Deliveries::kind).orElse(Delivered.EVENTS);
        };
    return List.of(new Item(kind, taken, Optional.of(node)));
  }

  private static Item enrolled(Envelope envelope, boolean taken) {
    Delivered kind =
        envelope.isFault()
            ? Delivered.FAULTS
            : envelope.bodyIs(Names.WSEN_ENUMERATE) ? Delivered.ENROLLMENTS : Delivered.ANY;
    return new Item(
        kind, taken, Optional.of(envelope.bodyChild().<Node>map(e -> e).orElseGet(envelope::root)));
  }

  /** What an element is about: what a batch says of it, or the element itself. */
  private static Delivered kind(Element element) {
    if (Dom.is(element, Names.WSE_SUBSCRIPTION_END)) {
      return Delivered.END;
    }
    if (Dom.is(element, Names.WSMAN_DROPPED_EVENTS)) {
      return Delivered.DROPPED;
    }
    if (!Dom.is(element, Names.WSMAN_EVENT)) {
      return Delivered.EVENTS;
    }
    String action = Dom.attribute(element, Names.ACTION).map(String::strip).orElse("");
    if (action.equals(Actions.HEARTBEAT)) {
      return Delivered.HEARTBEATS;
    }
    return action.equals(Actions.DROPPED_EVENTS)
            || Dom.child(element, Names.WSMAN_DROPPED_EVENTS).isPresent()
        ? Delivered.DROPPED
        : Delivered.EVENTS;
  }
}
