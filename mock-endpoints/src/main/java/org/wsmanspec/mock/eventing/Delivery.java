package org.wsmanspec.mock.eventing;

/**
 * The way of one subscription's events to its subscriber.
 *
 * <p>No method blocks or throws. Calls come from several threads, but never two at once for one
 * subscription.
 */
public interface Delivery {

  /**
   * Takes the next event that the subscription wants; called in the order of events. Where too many
   * wait already, it is dropped and counted as with {@link #dropped}.
   */
  void offer(Event event);

  /**
   * Takes note that events were lost before the next one that is offered; to be told with
   * wsman:DroppedEvents (DSP0226 10.9).
   *
   * @param action Action of the events
   * @param count how many
   */
  void dropped(String action, int count);

  /** How many events were taken and are not done with. Lock-free. */
  int backlog();

  /** Sends what waits, then SubscriptionEnd if somebody wants it, then nothing more. */
  void end(EndStatus status, String reason);

  /** Sends nothing more: the subscription was cancelled by its subscriber, or has expired. */
  void stop();

  /**
   * Hears how a delivery ended by itself. Called once at most, by any thread, also one that holds
   * locks of the delivery; calls nothing of the delivery in turn.
   */
  interface Watcher {

    /** All retries failed, or the subscriber's terms end it; SubscriptionEnd was dealt with. */
    void failed(String reason);

    /** The sink answered with wsman:DeliveryRefused; no SubscriptionEnd (DSP0226 10.8). */
    void refused(String reason);
  }
}
