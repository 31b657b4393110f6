package org.wsmanspec.mock.eventing.delivery;

import java.time.Duration;
import org.wsmanspec.mock.eventing.RetryPolicy;

/**
 * How patient deliveries are, and what a sink may cost.
 *
 * @param answerTime how long a message may take until its answer is complete
 * @param answerOctets octets of the longest answer that is read
 * @param retry what is done about a sink that cannot be reached where the subscriber does not say
 * @param gathering how long a batch waits for more where the subscriber does not say
 * @param waitingEvents events of a subscription that may wait; further ones are dropped
 * @param farewell how long closing may take, so that SubscriptionEnd gets out
 */
public record DeliverySettings(
    Duration answerTime,
    int answerOctets,
    RetryPolicy retry,
    Duration gathering,
    int waitingEvents,
    Duration farewell) {

  /** Patience that fits a test host. */
  public static final DeliverySettings DEFAULT =
      new DeliverySettings(
          Duration.ofSeconds(10),
          64 * 1024,
          new RetryPolicy(Duration.ofSeconds(1), 3),
          Duration.ofMillis(20),
          10_000,
          Duration.ofSeconds(1));

  /** The same with another time for answers. */
  public DeliverySettings withAnswerTime(Duration value) {
    return new DeliverySettings(value, answerOctets, retry, gathering, waitingEvents, farewell);
  }

  /** The same with other retries. */
  public DeliverySettings withRetry(RetryPolicy value) {
    return new DeliverySettings(
        answerTime, answerOctets, value, gathering, waitingEvents, farewell);
  }

  /** The same with another time in which a batch gathers. */
  public DeliverySettings withGathering(Duration value) {
    return new DeliverySettings(answerTime, answerOctets, retry, value, waitingEvents, farewell);
  }

  /** The same with room for another number of events. */
  public DeliverySettings withWaitingEvents(int value) {
    return new DeliverySettings(answerTime, answerOctets, retry, gathering, value, farewell);
  }
}
