package org.wsmanspec.mock.eventing;

import java.util.Arrays;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Uris;

/** How events get to the subscriber (DSP0226 10.2.9). */
public enum DeliveryMode {
  /** One event a message. */
  PUSH(Uris.MODE_PUSH),
  /** One event a message, the next one after the acknowledgement. */
  PUSH_WITH_ACK(Uris.MODE_PUSH_WITH_ACK),
  /** Batches of events, the next one after the acknowledgement. */
  EVENTS(Uris.MODE_EVENTS),
  /** The subscriber fetches them. */
  PULL(Uris.MODE_PULL);

  private final String uri;

  DeliveryMode(String uri) {
    this.uri = uri;
  }

  /** The value of {@code wse:Delivery/@Mode}. */
  public String uri() {
    return uri;
  }

  /** Whether each message is acknowledged with wsman:Ack. */
  public boolean acknowledged() {
    return this == PUSH_WITH_ACK || this == EVENTS;
  }

  /** The mode of a URI. */
  public static Optional<DeliveryMode> of(String uri) {
    return Arrays.stream(values()).filter(m -> m.uri.equals(uri)).findFirst();
  }
}
