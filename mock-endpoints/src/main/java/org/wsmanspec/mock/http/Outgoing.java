package org.wsmanspec.mock.http;

import java.net.URI;
import java.time.Duration;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.vocabulary.Actions;

/**
 * A message that an endpoint sends by itself, before it is on the wire.
 *
 * @param kind what it is
 * @param subscription identifier of the subscription it is for
 * @param to where it is POSTed
 * @param headers fields beside those that the client writes itself (Host, Content-Length,
 *     Authorization)
 * @param body the envelope
 * @param delay how long it is held back
 * @param careless whether any answer passes for an acknowledgement
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Outgoing(
    Kind kind,
    String subscription,
    URI to,
    HttpHeaders headers,
    byte[] body,
    Duration delay,
    boolean careless) {

  /** What a message is. */
  public enum Kind {
    /** One event, whatever its Action. */
    EVENT("Event", Actions.EVENT),
    /** A batch. */
    EVENTS("Events", Actions.EVENTS),
    /** A sign of life. */
    HEARTBEAT("Heartbeat", Actions.HEARTBEAT),
    /** A notice of events that were dropped, by itself. */
    DROPPED_EVENTS("DroppedEvents", Actions.DROPPED_EVENTS),
    /** The end of the subscription. */
    SUBSCRIPTION_END("SubscriptionEnd", Actions.SUBSCRIPTION_END),
    /** A publisher asks its collector for subscriptions. */
    ENROLLMENT("Enrollment", Actions.ENUMERATE);

    private final String word;
    private final String action;

    Kind(String word, String action) {
      this.word = word;
      this.action = action;
    }

    /** How personalities call it. */
    public String word() {
      return word;
    }

    /** Its Action; of events the one that those without a better one have. */
    public String action() {
      return action;
    }
  }

  /** The same with other fields and content. */
  public Outgoing with(HttpHeaders otherHeaders, byte[] otherBody) {
    return new Outgoing(kind, subscription, to, otherHeaders, otherBody, delay, careless);
  }

  /** The same, held back longer. */
  public Outgoing later(Duration more) {
    return new Outgoing(kind, subscription, to, headers, body, delay.plus(more), careless);
  }

  /** The same, whose answer nobody looks at. */
  public Outgoing unheeded() {
    return new Outgoing(kind, subscription, to, headers, body, delay, true);
  }
}
