package org.wsmanspec.mock.control;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the current thread when an operation has taken its time (DSP0226 6.1).
 *
 * <p>To be closed on the same thread, after which the thread is no longer interrupted.
 */
public final class Deadline implements AutoCloseable {

  private final Object lock = new Object();
  private final Thread thread = Thread.currentThread();
  private final ScheduledExecutorService scheduler;
  private final long end;
  private final Duration time;
  private final Future<?> alarm;
  private boolean closed;
  private boolean rang;

  private Deadline(Duration time, ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
    this.time = time;
    this.end = System.nanoTime() + time.toNanos();
    this.alarm = scheduler.schedule(this::ring, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Starts the time of an operation on the current thread. */
  public static Deadline start(Duration time, ScheduledExecutorService scheduler) {
    return new Deadline(time, scheduler);
  }

  /** Starts a shorter time within this one, on the same thread; to be closed before this one. */
  public Deadline within(Duration time) {
    return new Deadline(time, scheduler);
  }

  private void ring() {
    synchronized (lock) {
      if (!closed) {
        rang = true;
        thread.interrupt();
      }
    }
  }

  /** How long it was when it started. */
  public Duration time() {
    return time;
  }

  /** Whether the time is over. */
  public boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  @Override
  public void close() {
    alarm.cancel(false);
    synchronized (lock) {
      closed = true;
      if (rang) {
        // The interrupt was meant for the operation, not for what the thread does next.
        boolean cleared = Thread.interrupted();
        assert cleared || !thread.isInterrupted();
      }
    }
  }
}
