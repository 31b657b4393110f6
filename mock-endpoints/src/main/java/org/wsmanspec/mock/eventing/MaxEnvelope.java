package org.wsmanspec.mock.eventing;

import java.util.Arrays;
import java.util.Optional;

/**
 * The largest message a sink takes (DSP0226 10.2.9, wsman:MaxEnvelopeSize in wse:Delivery).
 *
 * @param octets of the envelope as it is sent
 * @param policy what happens to an event that does not fit
 */
public record MaxEnvelope(int octets, Policy policy) {

  /** What happens to an event that does not fit. */
  public enum Policy {
    /** The subscription ends. */
    CANCEL_SUBSCRIPTION("CancelSubscription"),
    /** It is left out without a word. */
    SKIP("Skip"),
    /** It is left out, and wsman:DroppedEvents says so. */
    NOTIFY("Notify");

    private final String text;

    Policy(String text) {
      this.text = text;
    }

    /** The value of {@code @Policy}. */
    public String text() {
      return text;
    }

    /** The policy of an attribute's value. */
    public static Optional<Policy> of(String text) {
      return Arrays.stream(values()).filter(p -> p.text.equals(text)).findFirst();
    }
  }
}
