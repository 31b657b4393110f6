package org.wsmanspec.mock.cim;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How to wait, so that tests need not. */
@FunctionalInterface
public interface Pause {
  /** Waits for as long as stated. */
  Pause REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

  /**
   * Waits.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  void await(Duration duration) throws InterruptedException;
}
