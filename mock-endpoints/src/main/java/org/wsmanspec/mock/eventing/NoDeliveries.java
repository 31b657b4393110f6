package org.wsmanspec.mock.eventing;

import java.util.Set;

/** Offers no mode. */
final class NoDeliveries implements Deliveries {

  @Override
  public Set<DeliveryMode> modes() {
    return Set.of();
  }

  @Override
  public Set<String> schemes() {
    return Set.of();
  }

  @Override
  public Set<String> profiles() {
    return Set.of();
  }

  @Override
  public Delivery begin(Terms terms, Delivery.Watcher watcher) {
    throw new IllegalArgumentException("no delivery in mode " + terms.mode());
  }

  @Override
  public void close() {}
}
