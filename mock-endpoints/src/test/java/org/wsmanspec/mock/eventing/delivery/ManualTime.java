package org.wsmanspec.mock.eventing.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** A scheduler whose time passes when a test says so. */
final class ManualTime extends ScheduledThreadPoolExecutor {

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(t -> t.at));
  private long now;

  ManualTime() {
    super(0);
  }

  private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final long at;

    Task(Runnable what, long at) {
      super(what, null);
      this.at = at;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - nanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable what, long delay, TimeUnit unit) {
    Task task = new Task(what, now + unit.toNanos(delay));
    tasks.add(task);
    notifyAll();
    return task;
  }

  synchronized long nanos() {
    return now;
  }

  /** How many tasks wait, cancelled ones left out. */
  synchronized int waiting() {
    tasks.removeIf(Task::isCancelled);
    return tasks.size();
  }

  /** Waits until something is due later, goes to that time and does it; how far that was. */
  Duration toNext() {
    Task next;
    Duration passed;
    synchronized (this) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (waiting() == 0) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          Assertions.fail("nothing is to be done later");
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          Assertions.fail("interrupted");
        }
      }
      next = tasks.remove();
      passed = Duration.ofNanos(Math.max(0, next.at - now));
      now = Math.max(now, next.at);
    }
    next.run();
    return passed;
  }
}
