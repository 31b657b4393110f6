package org.wsmanspec.mock.eventing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.soap.SoapFaultException;

/** All subscriptions, boundedly many; nothing stays of one that is over. */
public final class Subscriptions {

  private final Clock clock;
  private final EventLimits limits;
  private final Steps steps;
  private final Executor later;
  private final Semaphore waiters;
  private final Map<String, Subscription> open = new ConcurrentHashMap<>();

  /** Pull subscriptions by their enumeration context. */
  private final Map<String, Subscription> pulled = new ConcurrentHashMap<>();

  /**
   * No subscriptions yet.
   *
   * @param later runs what may not be done on the thread of a delivery
   */
  public Subscriptions(Clock clock, EventLimits limits, Steps steps, Executor later) {
    this.clock = clock;
    this.limits = limits;
    this.steps = steps;
    this.waiters = new Semaphore(limits.waitingPulls());
    this.later = later;
  }

  EventLimits limits() {
    return limits;
  }

  Steps steps() {
    return steps;
  }

  Clock clock() {
    return clock;
  }

  /** A permit for each request that may wait for an event. */
  Semaphore waiters() {
    return waiters;
  }

  /** How many there are. */
  public int size() {
    return open.size();
  }

  /** Ends those whose time is over, without a word to anybody (WS-Eventing 2004/08, 3.1). */
  public void sweep() {
    Instant now = clock.instant();
    for (Subscription each : open.values()) {
      if (!each.expires().isAfter(now)) {
        finish(each, "expire");
      }
    }
  }

  /**
   * Keeps a new subscription.
   *
   * @throws SoapFaultException QuotaLimit if there are too many
   */
  synchronized Subscription keep(Function<String, Subscription> make) {
    if (open.size() >= limits.openSubscriptions()) {
      sweep();
    }
    if (open.size() >= limits.openSubscriptions()) {
      throw SoapFaultException.of(
          FaultSubcode.QUOTA_LIMIT,
          limits.openSubscriptions()
              + " subscriptions are open, which is the limit; try again later");
    }
    Subscription made = make.apply("urn:uuid:" + UUID.randomUUID());
    open.put(made.id(), made);
    return made;
  }

  /** Lets a pull subscription be found by the context of its queue. */
  void keep(String context, Subscription subscription) {
    pulled.put(context, subscription);
  }

  /** Whether an enumeration context is one of a pull subscription, or was until just now. */
  boolean isContext(String context) {
    return context.startsWith(PullQueue.CONTEXT);
  }

  /**
   * The subscription of an identifier.
   *
   * @throws SoapFaultException wse:InvalidMessage if there is none (any more); AccessDenied for
   *     anybody but the subscriber
   */
  Subscription byId(String id, String principal) {
    return live(
        open.get(id),
        principal,
        () ->
            SoapFaultException.of(
                FaultSubcode.INVALID_MESSAGE,
                "There is no subscription " + id + "; it never was, has expired or was ended"));
  }

  /**
   * The pull subscription of an enumeration context.
   *
   * @throws SoapFaultException InvalidEnumerationContext if there is none (any more); AccessDenied
   *     for anybody but the subscriber
   */
  Subscription byContext(String context, String principal) {
    return live(pulled.get(context), principal, PullQueue::invalid);
  }

  private Subscription live(
      @Nullable Subscription found, String principal, Supplier<SoapFaultException> absent) {
    if (found == null || found.isOver()) {
      throw absent.get();
    }
    if (!found.expires().isAfter(clock.instant())) {
      finish(found, "expire");
      throw absent.get();
    }
    if (!found.principal().equals(principal)) {
      throw SoapFaultException.of(
          FaultSubcode.ACCESS_DENIED, "The subscription belongs to another user");
    }
    return found;
  }

  /** Ends a subscription without SubscriptionEnd. */
  void finish(Subscription subscription, String step) {
    if (remove(subscription, step, Map.of())) {
      subscription.stop();
      subscription.cleanup().run();
    }
  }

  /** Ends a subscription as its source, with SubscriptionEnd. */
  void end(Subscription subscription, EndStatus status, String reason) {
    // What a pull subscription has not fetched yet remains for it, until it expires.
    if (subscription.queue().isPresent()) {
      subscription.leaveSource();
      steps.note("end", subscription.id(), Map.of("status", status.uri()));
      subscription.end(status, reason);
      return;
    }
    if (remove(subscription, "end", Map.of("status", status.uri()))) {
      subscription.end(status, reason);
      subscription.cleanup().run();
    }
  }

  /** Ends all subscriptions as their source. */
  void endAll(EndStatus status, String reason) {
    List.copyOf(open.values()).forEach(s -> end(s, status, reason));
  }

  /** Hears how a delivery ended by itself. */
  Delivery.Watcher watcher(Subscription subscription) {
    return new Delivery.Watcher() {
      @Override
      public void failed(String reason) {
        gone(subscription, "failed", reason);
      }

      @Override
      public void refused(String reason) {
        gone(subscription, "refused", reason);
      }
    };
  }

  private void gone(Subscription subscription, String outcome, String reason) {
    if (remove(subscription, "end", Map.of("outcome", outcome, "reason", reason))) {
      try {
        later.execute(subscription.cleanup());
      } catch (RejectedExecutionException e) {
        // The endpoint is being closed: there is nothing left to tidy up.
        assert e != null;
      }
    }
  }

  private boolean remove(Subscription subscription, String step, Map<String, String> details) {
    if (!subscription.close()) {
      return false;
    }
    open.remove(subscription.id(), subscription);
    subscription.context().ifPresent(pulled::remove);
    steps.note(step, subscription.id(), details);
    return true;
  }
}
