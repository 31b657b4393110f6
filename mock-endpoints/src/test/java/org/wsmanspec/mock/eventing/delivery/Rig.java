package org.wsmanspec.mock.eventing.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Assertions;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.Steps;
import org.wsmanspec.mock.http.Misbehavior;

/** Deliveries with what they need, and a watcher that remembers. */
final class Rig implements AutoCloseable {

  final PushDeliveries deliveries;
  final List<String> steps = new ArrayList<>();
  private final ScheduledExecutorService scheduler;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String end = "";

  private Rig(
      ScheduledExecutorService scheduler,
      LongSupplier ticker,
      Misbehavior misbehavior,
      DeliverySettings settings) {
    this.scheduler = scheduler;
    Steps journal =
        (operation, subject, details) -> {
          synchronized (steps) {
            steps.add(operation + " " + details.getOrDefault("event", ""));
          }
        };
    this.deliveries = new PushDeliveries(scheduler, ticker, misbehavior, journal, settings);
  }

  /** In real time. */
  static Rig real() {
    return real(Misbehavior.NONE, DeliverySettings.DEFAULT);
  }

  static Rig real(Misbehavior misbehavior, DeliverySettings settings) {
    return new Rig(new ScheduledThreadPoolExecutor(1), System::nanoTime, misbehavior, settings);
  }

  /** In a time of the test's own. */
  static Rig in(ManualTime time) {
    return new Rig(time, time::nanos, Misbehavior.NONE, DeliverySettings.DEFAULT);
  }

  Delivery begin(Agreed agreed) {
    return deliveries.begin(
        agreed.terms(),
        new Delivery.Watcher() {
          @Override
          public void failed(String reason) {
            ended("failed: " + reason);
          }

          @Override
          public void refused(String reason) {
            ended("refused: " + reason);
          }
        });
  }

  private void ended(String how) {
    Assertions.assertEquals("", end, "told once");
    end = how;
    ended.countDown();
  }

  /** Waits until the watcher hears that it is over. */
  String awaitEnd() throws InterruptedException {
    Assertions.assertTrue(
        ended.await(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS), "nothing has ended");
    return end;
  }

  /** What the watcher heard so far. */
  String end() {
    return end;
  }

  List<String> steps() {
    synchronized (steps) {
      return List.copyOf(steps);
    }
  }

  /** Waits until a step was done. */
  void awaitStep(String step) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!steps().contains(step)) {
      Assertions.assertTrue(System.nanoTime() < until, () -> step + " is not among " + steps());
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    deliveries.close();
    scheduler.shutdownNow();
  }
}
