package org.wsmanspec.scenario.run;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.scenario.sink.EventSink;
import org.wsmanspec.scenario.sink.Inbox;
import org.wsmanspec.scenario.sink.Listing;
import org.wsmanspec.scenario.sink.SinkAnswer;

/** What has come to the inbox of one subscription, and has not become part of a step yet. */
final class Mailbox implements AutoCloseable {

  private final Recorder recorder;
  private final Inbox inbox;
  private final Map<String, Integer> arrivals = new HashMap<>();
  private final List<Exchange> waiting = new ArrayList<>();
  private boolean closed;
  private @Nullable RuntimeException problem;

  Mailbox(EventSink sink, EventSink.Order order, Recorder recorder, boolean listing) {
    this.recorder = recorder;
    this.inbox =
        listing
            ? sink.list(order, this::nextId, this::delivered)
            : sink.open(order, this::nextId, this::delivered);
  }

  /**
   * List subscriptions from now on, if this is the list of a collector; who fetched an earlier one
   * is not waited for.
   */
  void offer(List<EventSink.Offered> subscriptions, boolean plain) {
    if (inbox instanceof Listing listing) {
      listing.offer(subscriptions, plain);
      synchronized (this) {
        waiting.clear();
      }
    }
  }

  URI address() {
    return inbox.address();
  }

  URI endAddress() {
    return inbox.endAddress();
  }

  void answer(SinkAnswer answer, int times) {
    inbox.answer(answer, times);
  }

  /** Ids are given when deliveries begin to arrive, so they tell the order. */
  private synchronized String nextId() {
    String id = recorder.nextId();
    arrivals.put(id, arrivals.size());
    return id;
  }

  private void delivered(Exchange exchange) {
    synchronized (this) {
      if (closed) {
        return;
      }
      try {
        recorder.exchange(exchange);
      } catch (RuntimeException e) {
        // A listener that cannot go on ends the run, on the thread that runs.
        problem = problem == null ? e : problem;
      }
      waiting.add(exchange);
      notifyAll();
    }
  }

  /** Decides when enough has come. */
  interface Wanted {

    /** Whether a delivery counts; called once for each. */
    boolean counts(Exchange exchange);

    /** Whether enough have been counted. */
    boolean enough();
  }

  /**
   * Wait until enough has come, or the time is over.
   *
   * @return what counted, in the order of arrival; from now on it is not here any more
   */
  synchronized List<Exchange> take(Wanted wanted, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    List<Exchange> taken = new ArrayList<>();
    int next = count(wanted, 0, taken);
    try {
      long left = end - System.nanoTime();
      while (!wanted.enough() && left > 0) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
        next = count(wanted, next, taken);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Set<Exchange> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    gone.addAll(taken);
    waiting.removeIf(gone::contains);
    taken.sort(Comparator.comparing(e -> arrivals.getOrDefault(e.id(), 0)));
    return taken;
  }

  /** Look at what has come since, as long as there is not enough; where to go on. */
  private int count(Wanted wanted, int from, List<Exchange> taken) {
    check();
    int next = from;
    for (; next < waiting.size() && !wanted.enough(); next++) {
      if (wanted.counts(waiting.get(next))) {
        taken.add(waiting.get(next));
      }
    }
    return next;
  }

  /** Whether anything that has come is like this; nothing is taken. */
  synchronized boolean has(Predicate<Exchange> like) {
    return waiting.stream().anyMatch(like);
  }

  /** Throw what a listener of the run threw when it was told of a delivery. */
  synchronized void check() {
    if (problem != null) {
      RuntimeException thrown = problem;
      problem = null;
      throw thrown;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    inbox.close();
  }
}
