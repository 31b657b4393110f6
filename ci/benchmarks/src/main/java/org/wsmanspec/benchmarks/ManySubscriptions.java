package org.wsmanspec.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;

/** Many subscriptions at a time, over and over: what they leave behind when they have expired. */
final class ManySubscriptions {

  private static final int ROUNDS = 5;
  private static final int EVENTS = 10;

  private ManySubscriptions() {}

  /** Subscribes, delivers and expires, and tells heap and threads each time. */
  static void run(PrintStream out, int count) throws Exception {
    Expected expected = new Expected();
    JumpingClock clock = new JumpingClock();
    try (AckingSink sink =
            new AckingSink(
                    message -> {
                      expected.left.countDown();
                      return true;
                    })
                .start();
        ReferenceEndpoint endpoint = ReferenceEndpoint.builder().clock(clock).build().start()) {
      tell(out, "started", endpoint);
      for (int round = 1; round <= ROUNDS; round++) {
        for (int n = 0; n < count; n++) {
          subscribe(endpoint, sink.address() + "/" + n);
        }
        expected.left = new CountDownLatch(count * EVENTS);
        tell(out, "round " + round + ", subscribed", endpoint);
        long before = System.nanoTime();
        for (int n = 0; n < EVENTS; n++) {
          endpoint.events().raise(1, "An event for everybody");
        }
        if (!expected.left.await(10, TimeUnit.MINUTES)) {
          throw new IllegalStateException(expected.left.getCount() + " events did not arrive");
        }
        out.printf(
            Locale.ROOT,
            "  %d events for %d subscriptions each: %,.0f deliveries/s%n",
            EVENTS,
            count,
            count * EVENTS / ((System.nanoTime() - before) / 1e9));
        clock.jump(Duration.ofHours(1));
        endpoint.events().sweep();
        tell(out, "round " + round + ", expired", endpoint);
      }
    }
  }

  private static void tell(PrintStream out, String when, ReferenceEndpoint endpoint)
      throws InterruptedException {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(200);
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    out.printf(
        Locale.ROOT,
        "%-22s %5d subscriptions, %,8d KB on the heap, %d threads%n",
        when,
        endpoint.events().openSubscriptions(),
        least / 1024,
        Thread.activeCount());
  }

  private static void subscribe(ReferenceEndpoint endpoint, String sink) {
    String text =
        "<s:Envelope xmlns:s='"
            + Namespaces.S
            + "' xmlns:wsa='"
            + Namespaces.WSA
            + "' xmlns:wse='"
            + Namespaces.WSE
            + "' xmlns:wsman='"
            + Namespaces.WSMAN
            + "'><s:Header><wsa:To>"
            + endpoint.address()
            + "</wsa:To><wsa:Action>"
            + Actions.SUBSCRIBE
            + "</wsa:Action><wsa:MessageID>urn:uuid:"
            + UUID.randomUUID()
            + "</wsa:MessageID><wsa:ReplyTo><wsa:Address>"
            + Uris.ANONYMOUS
            + "</wsa:Address></wsa:ReplyTo><wsman:ResourceURI>"
            + Uris.EVENT_LOG
            + "</wsman:ResourceURI></s:Header><s:Body><wse:Subscribe><wse:Delivery Mode='"
            + Uris.MODE_PUSH_WITH_ACK
            + "'><wse:NotifyTo><wsa:Address>"
            + sink
            + "</wsa:Address></wse:NotifyTo><wsman:Heartbeats>PT1H</wsman:Heartbeats>"
            + "</wse:Delivery><wse:Expires>PT30M</wse:Expires></wse:Subscribe></s:Body>"
            + "</s:Envelope>";
    HttpAnswer answer =
        endpoint.answer(
            new HttpQuestion(
                "/wsman",
                Optional.of("application/soap+xml;charset=UTF-8"),
                text.getBytes(StandardCharsets.UTF_8),
                false,
                Optional.empty(),
                true,
                endpoint.address().toString()));
    if (!Envelope.parse(answer.body()).bodyIs(Names.WSE_SUBSCRIBE_RESPONSE)) {
      throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  /** Deliveries that have not come yet. */
  private static final class Expected {
    private volatile CountDownLatch left = new CountDownLatch(0);
  }

  /** A clock that can be told that time has passed. */
  private static final class JumpingClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void jump(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
