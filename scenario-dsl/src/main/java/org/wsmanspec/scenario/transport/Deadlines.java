package org.wsmanspec.scenario.transport;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends what takes longer than it may, whatever it is waiting for. */
final class Deadlines implements AutoCloseable {

  private final ScheduledThreadPoolExecutor executor;

  Deadlines() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "wsmanspec-deadline");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
  }

  /** Run {@code end} unless the guard is closed within the time. */
  Guard guard(Duration time, Runnable end) {
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> future =
        executor.schedule(
            () -> {
              late.set(true);
              end.run();
            },
            time.toMillis(),
            TimeUnit.MILLISECONDS);
    return new Guard(future, late);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** One deadline; closing it calls it off. */
  record Guard(ScheduledFuture<?> future, AtomicBoolean flag) implements AutoCloseable {

    boolean late() {
      return flag.get();
    }

    @Override
    public void close() {
      future.cancel(false);
    }
  }
}
