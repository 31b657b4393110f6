package org.wsmanspec.mock.eventing;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.addressing.ResourceAddress;

/** One subscriber's wish for events, between its Subscribe and its end. */
final class Subscription implements Source.Listener {

  private final String id;
  private final String principal;
  private final ResourceAddress address;
  private final Clock clock;
  private final Steps steps;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Instant expires;
  private @Nullable Delivery delivery;
  private volatile @Nullable Runnable leave;
  private volatile @Nullable String context;
  private volatile @Nullable Bookmarks bookmarks;
  private volatile long delivered;
  private volatile Runnable cleanup = () -> {};

  /** A subscription that has not begun. */
  Subscription(
      String id,
      String principal,
      ResourceAddress address,
      Instant expires,
      Clock clock,
      Steps steps) {
    this.id = id;
    this.principal = principal;
    this.address = address;
    this.expires = expires;
    this.clock = clock;
    this.steps = steps;
  }

  String id() {
    return id;
  }

  /** Who subscribed. */
  String principal() {
    return principal;
  }

  /** The event source's address. */
  ResourceAddress address() {
    return address;
  }

  Instant expires() {
    return expires;
  }

  void expireAt(Instant when) {
    expires = when;
  }

  boolean isOver() {
    return over.get();
  }

  /** The queue of a subscription in pull mode, once it has begun. */
  synchronized Optional<PullQueue> queue() {
    return delivery instanceof PullQueue queue ? Optional.of(queue) : Optional.empty();
  }

  /** The enumeration context of a subscription in pull mode. */
  Optional<String> context() {
    return Optional.ofNullable(context);
  }

  /** Writes the bookmarks of a subscription in pull mode, if it wants them. */
  Optional<Bookmarks> bookmarks() {
    return Optional.ofNullable(bookmarks);
  }

  /** Number of the last event that was pulled, or of the one after which it began. */
  long delivered() {
    return delivered;
  }

  void delivered(long number) {
    delivered = number;
  }

  /** States the way of its events; called once, before any comes. */
  synchronized void deliverTo(Delivery to, long start, Optional<Bookmarks> withBookmarks) {
    delivered = start;
    bookmarks = withBookmarks.orElse(null);
    if (to instanceof PullQueue queue) {
      context = queue.context();
    }
    delivery = to;
  }

  /** Notes how it leaves its source, and leaves at once if it is over already. */
  void joined(Runnable howToLeave) {
    leave = howToLeave;
    if (over.get()) {
      howToLeave.run();
    }
  }

  /** Notes what else has to be done when it is over. */
  void cleanUpWith(Runnable task) {
    cleanup = task;
  }

  @Override
  public void event(Event event) {
    if (over.get() || !expires.isAfter(clock.instant())) {
      return;
    }
    steps.note(
        "match", id, Map.of("event", Long.toString(event.number()), "action", event.action()));
    synchronized (this) {
      Delivery to = delivery;
      if (to == null || over.get()) {
        return;
      }
      to.offer(event);
    }
  }

  @Override
  public void lost(String action, int count) {
    if (over.get() || !expires.isAfter(clock.instant())) {
      return;
    }
    steps.note("drop", id, Map.of("action", action, "count", Integer.toString(count)));
    synchronized (this) {
      Delivery to = delivery;
      if (to != null && !over.get()) {
        to.dropped(action, count);
      }
    }
  }

  /**
   * Marks it as over and leaves the source; its delivery is still to be told. Takes no lock.
   *
   * @return whether it was not over before
   */
  boolean close() {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    leaveSource();
    return true;
  }

  /** Wants no more events. Takes no lock. */
  void leaveSource() {
    Runnable howToLeave = leave;
    if (howToLeave != null) {
      howToLeave.run();
    }
  }

  /** What has to be done once it is over; takes locks of others. */
  Runnable cleanup() {
    return cleanup;
  }

  /** Stops the delivery of a subscription that is closed. */
  synchronized void stop() {
    if (delivery != null) {
      delivery.stop();
    }
  }

  /** Has the delivery say why a subscription that is closed has ended. */
  synchronized void end(EndStatus status, String reason) {
    if (delivery != null) {
      delivery.end(status, reason);
    }
  }
}
