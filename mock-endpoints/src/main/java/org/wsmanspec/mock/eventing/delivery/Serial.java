package org.wsmanspec.mock.eventing.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other on the threads of a pool, none of which it keeps. */
final class Serial implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(Serial.class);
  private static final int IN_A_ROW = 200;

  private final Executor pool;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Serial(Executor pool) {
    this.pool = pool;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      begin();
    }
  }

  private void begin() {
    try {
      pool.execute(this::run);
    } catch (RejectedExecutionException e) {
      // The endpoint is being closed: nothing is to be done any more.
      tasks.clear();
    }
  }

  private void run() {
    int done = 0;
    int due = waiting.get();
    while (done < due && done < IN_A_ROW) {
      Runnable task = tasks.poll();
      if (task != null) {
        try {
          task.run();
        } catch (RuntimeException | StackOverflowError e) {
          LOG.error("a delivery failed for a reason of our own", e);
        }
      }
      done++;
    }
    if (waiting.addAndGet(-done) > 0) {
      // Others may have a turn.
      begin();
    }
  }
}
