package org.wsmanspec.suite.check.eventing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.Place;

/**
 * A message that a source delivered to a sink, and what the sink made of it.
 *
 * @param message the delivery
 * @param kind what it is
 * @param entries the events and pseudo-events in it
 */
public record Delivered(Asked message, Kind kind, List<Entry> entries) {

  /** What is delivered. */
  public enum Kind {
    /** A single event. */
    EVENT,
    /** Several events in wsman:Events. */
    BATCH,
    HEARTBEAT,
    DROPPED,
    /** wse:SubscriptionEnd. */
    END
  }

  /** What the sink answered. */
  public enum Answer {
    /** wsman:Ack. */
    ACK,
    /** HTTP success without a SOAP message. */
    ACCEPTED,
    /** wsman:DeliveryRefused. */
    REFUSED,
    /** Another fault. */
    FAULT,
    /** No answer, or an HTTP error without a SOAP message. */
    FAILED,
    /** The recording does not show it, or it is something else. */
    UNKNOWN
  }

  /**
   * One event or pseudo-event.
   *
   * @param element wsman:Event of a batch, s:Body, or the item of a PullResponse
   * @param action its Action; empty if there is none
   * @param content the element that is the event; empty if it is written as text
   */
  public record Entry(Element element, String action, Optional<Element> content) {

    /** An event inside an element. */
    static Entry inside(Element element, String action) {
      return new Entry(element, action, Dom.children(element).stream().findFirst());
    }

    /** wsman:Event with its Action. */
    static Entry event(Element event) {
      return inside(event, Dom.attribute(event, Names.ACTION).orElse("").strip());
    }

    boolean heartbeat() {
      return action.equals(Actions.HEARTBEAT);
    }

    boolean dropped() {
      return action.equals(Actions.DROPPED_EVENTS)
          || content().filter(c -> Dom.is(c, Names.WSMAN_DROPPED_EVENTS)).isPresent();
    }

    /** Whether it is no pseudo-event. */
    public boolean real() {
      return !heartbeat() && !dropped();
    }

    /** What it says, the same for equal events. */
    String said() {
      return content().map(Contents::canonical).orElseGet(() -> Dom.text(element));
    }
  }

  public Delivered {
    entries = List.copyOf(entries);
  }

  /** Read a message that was delivered. */
  public static Delivered of(Asked message) {
    Envelope envelope = message.envelope();
    Optional<Element> body = envelope.bodyChild();
    String action = message.action();
    Optional<Element> events = body.filter(b -> Dom.is(b, Names.WSMAN_EVENTS));
    List<Entry> entries = new ArrayList<>();
    if (events.isPresent()) {
      Dom.children(events.get(), Names.WSMAN_EVENT).forEach(e -> entries.add(Entry.event(e)));
    } else {
      envelope.body().ifPresent(b -> entries.add(Entry.inside(b, action)));
    }
    Kind kind;
    if (action.equals(Actions.SUBSCRIPTION_END)
        || body.filter(b -> Dom.is(b, Names.WSE_SUBSCRIPTION_END)).isPresent()) {
      kind = Kind.END;
    } else if (action.equals(Actions.HEARTBEAT)) {
      kind = Kind.HEARTBEAT;
    } else if (action.equals(Actions.EVENTS) || events.isPresent()) {
      kind = Kind.BATCH;
    } else if (action.equals(Actions.DROPPED_EVENTS)
        || body.filter(b -> Dom.is(b, Names.WSMAN_DROPPED_EVENTS)).isPresent()) {
      kind = Kind.DROPPED;
    } else {
      kind = Kind.EVENT;
    }
    return new Delivered(message, kind, kind == Kind.END ? List.of() : entries);
  }

  public Exchange exchange() {
    return message.exchange();
  }

  public Place place() {
    return message.place();
  }

  /** Events in it that are no pseudo-events. */
  public List<Entry> events() {
    return kind == Kind.HEARTBEAT || kind == Kind.END
        ? List.of()
        : entries.stream().filter(Entry::real).toList();
  }

  /** Whether it carries events that are no pseudo-events. */
  public boolean real() {
    return !events().isEmpty();
  }

  /** Whether the other one carries the same, be it sent again or not. */
  boolean sameAs(Delivered other) {
    Optional<String> id = message.messageId();
    return kind == other.kind
        && ((id.isPresent() && id.equals(other.message.messageId()))
            || said().equals(other.said()));
  }

  /**
   * Whether an event is among its events, by what makes it one of its own, else by what it says.
   */
  boolean carries(Entry event) {
    Optional<Identity> identity = Identity.of(event);
    return events().stream()
        .anyMatch(
            e ->
                identity.isPresent()
                    ? Identity.of(e).equals(identity)
                    : e.said().equals(event.said()));
  }

  boolean sharesEventsWith(Delivered other) {
    return other.events().stream().anyMatch(this::carries);
  }

  /** What its entries say, in order. */
  List<String> said() {
    return entries.stream().map(Entry::said).toList();
  }

  /** The wsman:Bookmark header. */
  Optional<Element> bookmark() {
    return message.envelope().header(Names.WSMAN_BOOKMARK);
  }

  boolean asksForAcknowledgement() {
    return message.envelope().header(Names.WSMAN_ACK_REQUESTED).isPresent();
  }

  /** What the sink answered. */
  public Answer answer() {
    Exchange exchange = exchange();
    if (exchange.lacks(Gap.RESPONSE)) {
      return Answer.UNKNOWN;
    }
    Optional<Response> response = exchange.response();
    if (response.isEmpty()) {
      return exchange.trouble().isPresent() ? Answer.FAILED : Answer.UNKNOWN;
    }
    Optional<Envelope> envelope = response.get().envelope().filter(Envelope::isSoap12);
    Optional<Fault> fault = envelope.flatMap(Envelope::fault);
    if (fault.isPresent()) {
      return fault.get().hasSubcode(FaultSubcode.DELIVERY_REFUSED.qname())
          ? Answer.REFUSED
          : Answer.FAULT;
    }
    int status = response.get().status();
    if (status >= 300) {
      return Answer.FAILED;
    }
    if (envelope.isPresent()) {
      return envelope.get().action().filter(Actions.ACK::equals).isPresent()
          ? Answer.ACK
          : Answer.UNKNOWN;
    }
    return response.get().body().isEmpty() && status >= 200 ? Answer.ACCEPTED : Answer.UNKNOWN;
  }
}
