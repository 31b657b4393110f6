package org.wsmanspec.suite.check.eventing;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Durations;

/**
 * What a Subscribe asks for. Nothing is judged here: what is absent or cannot be read is empty.
 *
 * @param subscribe the wse:Subscribe element
 * @param delivery its wse:Delivery
 */
public record Wanted(Element subscribe, Optional<Element> delivery) {

  /**
   * Retries after a failed delivery.
   *
   * @param interval time between two tries
   * @param total number of tries; not negative
   */
  public record Retry(Duration interval, long total) {}

  /** Read the body of a message; empty if it is no wse:Subscribe. */
  public static Optional<Wanted> in(Envelope envelope) {
    return envelope
        .bodyChild()
        .filter(b -> Dom.is(b, Names.WSE_SUBSCRIBE))
        .map(b -> new Wanted(b, Dom.child(b, Names.WSE_DELIVERY)));
  }

  /** The URI of the delivery mode; empty if none is stated, which means Push. */
  public Optional<String> statedMode() {
    return delivery.flatMap(d -> Dom.attribute(d, Names.MODE)).map(String::strip);
  }

  Mode mode() {
    return Mode.of(statedMode().orElse(Uris.MODE_PUSH));
  }

  /** Where events are to go. */
  public Optional<EndpointReference> notifyTo() {
    return inDelivery(Names.WSE_NOTIFY_TO).map(EndpointReference::in);
  }

  /** Where SubscriptionEnd is to go. */
  public Optional<EndpointReference> endTo() {
    return Dom.child(subscribe, Names.WSE_END_TO).map(EndpointReference::in);
  }

  /** The wanted expiration as it is written. */
  public Optional<String> expires() {
    return Dom.child(subscribe, Names.WSE_EXPIRES).map(Dom::text);
  }

  /** The interval within which there has to be a message. */
  public Optional<Duration> heartbeats() {
    return duration(Names.WSMAN_HEARTBEATS);
  }

  /** How often and when to try again. */
  public Optional<Retry> retry() {
    Optional<Element> element = inDelivery(Names.WSMAN_CONNECTION_RETRY);
    Optional<Duration> interval = element.map(Dom::text).flatMap(Durations::read);
    OptionalLong total =
        number(element.flatMap(e -> Dom.attribute(e, Names.TOTAL)).orElse("").strip());
    return interval.isPresent() && total.isPresent()
        ? Optional.of(new Retry(interval.get(), total.getAsLong()))
        : Optional.empty();
  }

  /** Most events of one batch. */
  public OptionalLong maxElements() {
    return number(inDelivery(Names.WSMAN_MAX_ELEMENTS).map(Dom::text).orElse(""));
  }

  /** How long a batch may wait for more events. */
  public Optional<Duration> maxTime() {
    return duration(Names.WSMAN_MAX_TIME);
  }

  /** Most octets of one message. */
  public OptionalLong maxEnvelopeSize() {
    return number(inDelivery(Names.WSMAN_MAX_ENVELOPE_SIZE).map(Dom::text).orElse(""));
  }

  /** What to do with an event that is too large; empty if it is not said, which means Notify. */
  public Optional<String> policy() {
    return inDelivery(Names.WSMAN_MAX_ENVELOPE_SIZE)
        .flatMap(e -> Dom.attribute(e, Names.POLICY))
        .map(String::strip);
  }

  /** The encoding in which events are wanted. */
  public Optional<String> contentEncoding() {
    return inDelivery(Names.WSMAN_CONTENT_ENCODING).map(Dom::text);
  }

  /** Whether each delivery is to carry a bookmark. */
  public boolean sendBookmarks() {
    return Dom.child(subscribe, Names.WSMAN_SEND_BOOKMARKS).isPresent();
  }

  /** The bookmark after which to begin. */
  public Optional<Element> bookmark() {
    return Dom.child(subscribe, Names.WSMAN_BOOKMARK);
  }

  /** The filter, whichever of the two elements holds it. */
  public Optional<Element> filter() {
    return Dom.child(subscribe, Names.WSMAN_FILTER)
        .or(() -> Dom.child(subscribe, Names.WSE_FILTER));
  }

  /** A child of wse:Delivery. */
  public Optional<Element> inDelivery(QName name) {
    return delivery.flatMap(d -> Dom.child(d, name));
  }

  private Optional<Duration> duration(QName name) {
    return inDelivery(name).map(Dom::text).flatMap(Durations::read);
  }

  private static OptionalLong number(String text) {
    return text.matches("\\+?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
