package org.wsmanspec.mock.eventing.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.eventing.delivery.Agreed.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.delivery.TestSink.Answer;
import org.wsmanspec.mock.eventing.delivery.TestSink.Got;

/** Signs of life, and what is done later, in a time that passes when the test says so. */
final class HeartbeatTests {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final TestSink sink = new TestSink();
  private final ManualTime time = new ManualTime();
  private final Rig rig = Rig.in(time);

  @AfterEach
  void close() {
    rig.close();
    sink.close();
  }

  private Agreed agreed(DeliveryMode mode) {
    return Agreed.on(mode, sink.address("/sink"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH", "PUSH_WITH_ACK", "EVENTS"})
  void aHeartbeatComesWithinEveryInterval(DeliveryMode mode) {
    rig.begin(agreed(mode).heartbeats(INTERVAL).bookmarks(41));
    for (int n = 1; n <= 3; n++) {
      Duration passed = time.toNext();
      assertTrue(passed.compareTo(INTERVAL) < 0, passed::toString);
      Got got = sink.await(n).get(n - 1);
      TestSink.assertValid(got);
      assertEquals(Actions.HEARTBEAT, got.action());
      assertEquals(List.of(), got.envelope().bodyChildren());
      assertEquals(Optional.of("at 41"), got.envelope().headerText(Names.WSMAN_BOOKMARK));
      assertEquals(
          mode.acknowledged(), got.envelope().header(Names.WSMAN_ACK_REQUESTED).isPresent());
    }
  }

  @Test
  void eventsMakeHeartbeatsNeedless() {
    Delivery delivery = rig.begin(agreed(DeliveryMode.PUSH_WITH_ACK).heartbeats(INTERVAL));
    Duration first = time.toNext();
    sink.await(1);
    rig.awaitStep("acknowledge 0");
    var event = time.schedule(() -> delivery.offer(event(1)), 5, TimeUnit.SECONDS);
    time.toNext();
    assertTrue(event.isDone());
    rig.awaitStep("acknowledge 1");
    // When the heartbeat would have been due, the event has made it needless.
    time.toNext();
    time.toNext();
    assertEquals(Actions.HEARTBEAT, sink.await(3).get(2).action());
    assertEquals(
        first.plusSeconds(5).plus(first), Duration.ofNanos(time.nanos()), "counted from the event");
  }

  @Test
  void aHeartbeatDoesNotMixWithWaitingEvents() {
    Delivery delivery =
        rig.begin(agreed(DeliveryMode.EVENTS).heartbeats(INTERVAL).maxTime(Duration.ofHours(1)));
    delivery.offer(event(1));
    // The batch could wait longer, but something has to go out: then the batch, not a heartbeat.
    Duration passed = time.toNext();
    assertTrue(passed.compareTo(INTERVAL) < 0, passed::toString);
    Got got = sink.await(1).get(0);
    assertEquals(Actions.EVENTS, got.action());
    assertEquals(List.of(1L), got.numbers());
  }

  @Test
  void retriesKeepTheirInterval() throws Exception {
    sink.answering(g -> Answer.of(503, ""));
    rig.begin(agreed(DeliveryMode.PUSH).retry(Duration.ofSeconds(7), 2)).offer(event(1));
    for (int n = 1; n <= 2; n++) {
      sink.await(n);
      assertEquals(Duration.ofSeconds(7), time.toNext());
    }
    sink.await(3);
    assertTrue(rig.awaitEnd().contains("503"), rig.end());
    assertEquals(3, sink.got().size());
  }

  @Test
  void withoutAWishTheSourceHasItsOwnPolicy() throws Exception {
    sink.answering(g -> Answer.of(503, ""));
    rig.begin(agreed(DeliveryMode.PUSH).ownRetry()).offer(event(1));
    var own = DeliverySettings.DEFAULT.retry();
    for (int n = 1; n <= own.total(); n++) {
      sink.await(n);
      assertEquals(own.interval(), time.toNext());
    }
    sink.await(own.total() + 1);
    assertTrue(rig.awaitEnd().startsWith("failed"));
  }

  @Test
  void stoppingLeavesNothingToBeDone() {
    Delivery delivery = rig.begin(agreed(DeliveryMode.PUSH).heartbeats(INTERVAL));
    time.toNext();
    sink.await(1);
    delivery.stop();
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (rig.deliveries.size() > 0 || time.waiting() > 0) {
      assertTrue(System.nanoTime() < until, "something is still to be done");
      Thread.onSpinWait();
    }
  }
}
