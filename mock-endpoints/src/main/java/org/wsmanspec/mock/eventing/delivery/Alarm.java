package org.wsmanspec.mock.eventing.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls back at a time, or earlier: whoever is called looks whether anything is due and asks again.
 *
 * <p>So nothing is rescheduled when the time moves on with every message. Used by one thread at a
 * time.
 */
final class Alarm {

  private final ScheduledExecutorService scheduler;
  private final LongSupplier ticker;
  private final Executor executor;
  private final Runnable wake;
  private @Nullable ScheduledFuture<?> waiting;
  private long at;

  Alarm(ScheduledExecutorService scheduler, LongSupplier ticker, Executor executor, Runnable wake) {
    this.scheduler = scheduler;
    this.ticker = ticker;
    this.executor = executor;
    this.wake = wake;
  }

  /** Calls back when the ticker is at so many nanoseconds. */
  void at(long time) {
    if (waiting != null && at <= time) {
      return;
    }
    cancel();
    at = time;
    try {
      waiting =
          scheduler.schedule(
              () -> executor.execute(this::ring),
              Math.max(0, time - ticker.getAsLong()),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The endpoint is being closed.
      waiting = null;
    }
  }

  private void ring() {
    waiting = null;
    wake.run();
  }

  void cancel() {
    if (waiting != null) {
      waiting.cancel(false);
      waiting = null;
    }
  }
}
