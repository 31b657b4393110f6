package org.wsmanspec.mock.eventing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.soap.SoapFaultException;

/** The events of a pull subscription, waiting to be fetched (DSP0226 10.2.9.5). */
final class PullQueue implements Delivery {

  /** How every context of a pull subscription begins. */
  static final String CONTEXT = "urn:wsmanspec:events:";

  private final String context = CONTEXT + UUID.randomUUID();
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final AtomicBoolean inUse = new AtomicBoolean();
  private volatile int size;
  private boolean ending;
  private boolean stopped;

  /**
   * Something to be fetched.
   *
   * @param event the event; null for lost ones
   * @param action of the event, or of the lost ones
   * @param lost how many were lost
   */
  record Waiting(@Nullable Event event, String action, int lost) {}

  /** A queue of so many events at most. */
  PullQueue(int capacity) {
    this.capacity = capacity;
  }

  /** wsen:InvalidEnumerationContext. */
  static SoapFaultException invalid() {
    return SoapFaultException.of(
        FaultSubcode.INVALID_ENUMERATION_CONTEXT,
        "The enumeration context is one of no subscription; it never was, or the subscription has"
            + " expired or was ended");
  }

  /** The enumeration context by which it is fetched. */
  String context() {
    return context;
  }

  @Override
  public void offer(Event event) {
    lock.lock();
    try {
      if (waiting.size() < capacity) {
        add(new Waiting(event, event.action(), 0));
      } else {
        lose(event.action(), 1);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void dropped(String action, int count) {
    lock.lock();
    try {
      lose(action, count);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds to the notice at the end, if there is one: notices are never more than kinds of events.
   */
  private void lose(String action, int count) {
    int before = 0;
    Iterator<Waiting> tail = waiting.descendingIterator();
    while (tail.hasNext()) {
      Waiting entry = tail.next();
      if (entry.event() != null) {
        break;
      }
      if (entry.action().equals(action)) {
        before = entry.lost();
        tail.remove();
        break;
      }
    }
    add(new Waiting(null, action, Math.addExact(before, count)));
  }

  private void add(Waiting entry) {
    if (!stopped && !ending) {
      waiting.addLast(entry);
      size = waiting.size();
      changed.signalAll();
    }
  }

  @Override
  public void end(EndStatus status, String reason) {
    lock.lock();
    try {
      ending = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      stopped = true;
      waiting.clear();
      size = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether this is the one Pull at work on it; to be given back with {@link #leave}. */
  boolean enter() {
    return inUse.compareAndSet(false, true);
  }

  void leave() {
    inUse.set(false);
  }

  /**
   * Waits for something to fetch.
   *
   * @return false if the time is over; true if there is something, or nothing will ever come
   * @throws InterruptedException if the operation's time is over
   * @throws SoapFaultException InvalidEnumerationContext if the subscription is over
   */
  boolean await(Duration time) throws InterruptedException {
    long left = time.toNanos();
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && !ending && !stopped) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      if (stopped) {
        throw invalid();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is nothing to do but wait. */
  boolean isIdle() {
    lock.lock();
    try {
      return waiting.isEmpty() && !ending;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the first that waits. */
  Optional<Waiting> take() {
    lock.lock();
    try {
      Waiting first = waiting.pollFirst();
      size = waiting.size();
      return Optional.ofNullable(first);
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what was taken last. */
  void putBack(Waiting entry) {
    lock.lock();
    try {
      if (!stopped) {
        waiting.addFirst(entry);
        size = waiting.size();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing waits, and nothing will come. */
  boolean isExhausted() {
    lock.lock();
    try {
      return ending && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int backlog() {
    return size;
  }
}
