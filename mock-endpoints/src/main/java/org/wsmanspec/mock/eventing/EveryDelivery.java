package org.wsmanspec.mock.eventing;

import java.util.EnumSet;
import java.util.Set;

/** Pull mode, and the modes that another delivers in. */
final class EveryDelivery implements Deliveries {

  private final Deliveries push;
  private final int queue;

  /**
   * All modes.
   *
   * @param queue events of a pull subscription that may wait
   */
  EveryDelivery(Deliveries push, int queue) {
    this.push = push;
    this.queue = queue;
  }

  @Override
  public Set<DeliveryMode> modes() {
    Set<DeliveryMode> modes = EnumSet.of(DeliveryMode.PULL);
    modes.addAll(push.modes());
    return modes;
  }

  @Override
  public Set<String> schemes() {
    return push.schemes();
  }

  @Override
  public Set<String> profiles() {
    return push.profiles();
  }

  @Override
  public Delivery begin(Terms terms, Delivery.Watcher watcher) {
    return terms.mode() == DeliveryMode.PULL ? new PullQueue(queue) : push.begin(terms, watcher);
  }

  @Override
  public void close() {
    push.close();
  }
}
