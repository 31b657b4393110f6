package org.wsmanspec.mock.eventing;

import java.util.Set;

/** Begins deliveries in some of the modes. */
public interface Deliveries extends AutoCloseable {

  /** The modes in which it delivers. */
  Set<DeliveryMode> modes();

  /** URI schemes of sinks it can deliver to, in lower case. */
  Set<String> schemes();

  /** URIs of the security profiles it can deliver with (DSP0226 annex C). */
  Set<String> profiles();

  /**
   * Begins the delivery of a subscription. Must not block.
   *
   * @param terms in one of the {@link #modes}, to a sink of one of the {@link #schemes}
   * @param watcher is told if it ends by itself
   */
  Delivery begin(Terms terms, Delivery.Watcher watcher);

  /**
   * Ends everything. Who wants SubscriptionEnd is told that the source shuts down, as far as that
   * takes no time.
   */
  @Override
  void close();
}
