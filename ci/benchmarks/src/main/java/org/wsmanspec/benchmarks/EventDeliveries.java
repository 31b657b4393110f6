package org.wsmanspec.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.Event;
import org.wsmanspec.mock.eventing.Steps;
import org.wsmanspec.mock.eventing.Terms;
import org.wsmanspec.mock.eventing.delivery.DeliverySettings;
import org.wsmanspec.mock.eventing.delivery.PushDeliveries;
import org.wsmanspec.mock.http.Misbehavior;

/**
 * What deliveries of events cost and whether any gets lost: {@code rate}, {@code loss} or {@code
 * memory}. See docs/performance.md.
 */
public final class EventDeliveries {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int BATCH = 100;
  private static final int ROUNDS = 3;

  /** More than enough for any machine. */
  private static final long MINUTES = 30;

  private static final Delivery.Watcher WATCHER =
      new Delivery.Watcher() {
        @Override
        public void failed(String reason) {
          OUT.println("failed: " + reason);
        }

        @Override
        public void refused(String reason) {
          OUT.println("refused: " + reason);
        }
      };

  private EventDeliveries() {}

  /** Runs what is named. */
  public static void main(String[] arguments) throws Exception {
    for (String what :
        arguments.length == 0 ? new String[] {"rate", "loss", "memory"} : arguments) {
      switch (what) {
        case "rate" -> rates();
        case "loss" -> loss(100_000);
        case "memory" -> ManySubscriptions.run(OUT, 1000);
        default -> throw new IllegalArgumentException("rate, loss or memory, not " + what);
      }
    }
  }

  /** What something cost. */
  private record Cost(double perSecond, double microsOfProcessor) {
    static Cost of(Run run, int events) throws Exception {
      long cpu = processorTime();
      long wall = System.nanoTime();
      run.run();
      double seconds = (System.nanoTime() - wall) / 1e9;
      return new Cost(events / seconds, (processorTime() - cpu) / 1e3 / events);
    }

    static long processorTime() {
      return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
          .getProcessCpuTime();
    }

    String told(String name) {
      return String.format(
          Locale.ROOT, "%-34s %,10.0f events/s %8.1f us CPU", name, perSecond, microsOfProcessor);
    }
  }

  /** A message as it came, to be repeated. */
  private static final class Last {
    private volatile String message = "";
  }

  /** What is measured. */
  private interface Run {
    void run() throws Exception;
  }

  private static void rates() throws Exception {
    for (DeliveryMode mode :
        new DeliveryMode[] {DeliveryMode.PUSH, DeliveryMode.PUSH_WITH_ACK, DeliveryMode.EVENTS}) {
      boolean batched = mode == DeliveryMode.EVENTS;
      int events = batched ? 100_000 : 20_000;
      String name = batched ? mode + " of " + BATCH : mode.toString();
      for (int round = 1; round <= ROUNDS; round++) {
        Last last = new Last();
        OUT.println(deliver(mode, events, last).told(name + ", round " + round));
        OUT.println(
            bare(last.message, batched ? BATCH : 1, events).told("  bare POSTs of the same bytes"));
      }
    }
  }

  private static Cost deliver(DeliveryMode mode, int events, Last last) throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    String end = "<b:Number>" + events + "</b:Number>";
    ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1);
    try (AckingSink sink =
            new AckingSink(
                    message -> {
                      if (message.contains(end)) {
                        there.countDown();
                      } else {
                        last.message = message;
                      }
                      return true;
                    })
                .start();
        PushDeliveries deliveries = deliveries(scheduler, events)) {
      Terms terms = Subscriber.terms(mode, sink.address(), BATCH);
      Event[] all = new Event[events];
      for (int n = 1; n <= events; n++) {
        all[n - 1] = Subscriber.event(n);
      }
      return Cost.of(
          () -> {
            Delivery delivery = deliveries.begin(terms, WATCHER);
            for (Event event : all) {
              delivery.offer(event);
            }
            await(there);
          },
          events);
    } finally {
      scheduler.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException("not done in " + MINUTES + " minutes");
    }
  }

  private static PushDeliveries deliveries(ScheduledExecutorService scheduler, int waiting) {
    return new PushDeliveries(
        scheduler,
        Misbehavior.NONE,
        Steps.NONE,
        DeliverySettings.DEFAULT.withWaitingEvents(waiting));
  }

  /** The same bytes, one POST after the other, by nothing but Jetty's client. */
  private static Cost bare(String message, int eventsInMessage, int events) throws Exception {
    byte[] body = message.getBytes(StandardCharsets.UTF_8);
    HttpClient client = new HttpClient();
    client.start();
    try (AckingSink sink = new AckingSink(m -> true).start()) {
      AtomicInteger left = new AtomicInteger(events / eventsInMessage);
      CountDownLatch done = new CountDownLatch(1);
      return Cost.of(
          () -> {
            post(client, sink, body, left, done);
            await(done);
          },
          events);
    } finally {
      client.stop();
    }
  }

  private static void post(
      HttpClient client, AckingSink sink, byte[] body, AtomicInteger left, CountDownLatch done) {
    if (left.getAndDecrement() <= 0) {
      done.countDown();
      return;
    }
    client
        .POST(sink.address())
        .body(new BytesRequestContent("application/soap+xml;charset=UTF-8", body))
        .send(result -> post(client, sink, body, left, done));
  }

  private static void loss(int events) throws Exception {
    AtomicLong posts = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    AtomicLong next = new AtomicLong(1);
    AtomicLong wrong = new AtomicLong();
    Set<String> seen = new HashSet<>();
    AtomicLong again = new AtomicLong();
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch there = new CountDownLatch(1);
    ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1);
    try (AckingSink sink =
            new AckingSink(
                    message -> {
                      synchronized (seen) {
                        boolean taken = posts.incrementAndGet() % 10 != 0;
                        refused.addAndGet(taken ? 0 : 1);
                        if (!seen.add(AckingSink.messageId(message))) {
                          again.incrementAndGet();
                        } else {
                          String number = AckingSink.between(message, "<b:Number>", "</b:Number>");
                          wrong.addAndGet(
                              number.equals(Long.toString(next.getAndIncrement())) ? 0 : 1);
                        }
                        if (seen.size() == events / 2) {
                          half.countDown();
                        }
                        if (taken && next.get() > events) {
                          there.countDown();
                        }
                        return taken;
                      }
                    })
                .start();
        PushDeliveries deliveries = deliveries(scheduler, events)) {
      Delivery delivery =
          deliveries.begin(
              Subscriber.terms(DeliveryMode.PUSH_WITH_ACK, sink.address(), BATCH), WATCHER);
      long before = System.nanoTime();
      for (int n = 1; n <= events; n++) {
        delivery.offer(Subscriber.event(n));
      }
      await(half);
      sink.restart();
      await(there);
      OUT.printf(
          Locale.ROOT,
          "%d events offered, %d different messages arrived, %d out of order or lost, %d messages"
              + " came again, %d were refused; one restart; %.1f s%n",
          events,
          seen.size(),
          wrong.get(),
          again.get(),
          refused.get(),
          (System.nanoTime() - before) / 1e9);
    } finally {
      scheduler.shutdownNow();
    }
  }
}
