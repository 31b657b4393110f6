package org.wsmanspec.mock.eventing.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.eventing.delivery.Agreed.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.delivery.TestSink.Answer;
import org.wsmanspec.mock.eventing.delivery.TestSink.Got;

/**
 * Nothing is lost, and nothing comes twice that the sink cannot know by its MessageID.
 *
 * <p>Acknowledged delivery is at least once: a message whose acknowledgement got lost comes again,
 * as it was. A sink that keeps only the first message of each MessageID has every event exactly
 * once and in order.
 */
final class LossTests {

  private static final int EVENTS = 3000;

  @ParameterizedTest
  @EnumSource(names = {"PUSH_WITH_ACK", "EVENTS"})
  void everyEventGetsToASinkThatRefusesSomeAndIsRestarted(DeliveryMode mode) {
    AtomicInteger messages = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    try (TestSink sink = new TestSink();
        Rig rig = Rig.real()) {
      sink.answering(
          g -> {
            int n = messages.incrementAndGet();
            if (n % 10 != 0) {
              return TestSink.ack(g);
            }
            return switch (refused.incrementAndGet() % 4) {
              case 0 -> Answer.of(503, "");
              case 1 -> TestSink.fault(g, "wsman:InternalError", "");
              case 2 -> Answer.of(202, "");
              default -> Answer.of(Answer.Way.HANGING_UP);
            };
          });
      Delivery delivery =
          rig.begin(
              Agreed.on(mode, sink.address("/sink"))
                  .maxElements(5)
                  .retry(Duration.ofMillis(2), 10_000));
      LongStream.rangeClosed(1, EVENTS).forEach(n -> delivery.offer(event(n)));
      sink.awaitThat(all -> all.size() > 300);
      sink.stop();
      sink.start();

      List<Got> all =
          sink.awaitThat(
              got -> !got.isEmpty() && got.get(got.size() - 1).numbers().contains((long) EVENTS));
      Map<String, List<Long>> byId = new LinkedHashMap<>();
      int again = 0;
      for (Got got : all) {
        List<Long> before = byId.putIfAbsent(got.id(), got.numbers());
        if (before != null) {
          again++;
          assertEquals(before, got.numbers(), "sent again as it was");
        }
      }
      List<Long> events = new ArrayList<>();
      byId.values().forEach(events::addAll);
      assertEquals(LongStream.rangeClosed(1, EVENTS).boxed().toList(), events);
      assertTrue(again > 0, "some came again");
      // Each refusal explains one repetition; the restart explains one more.
      assertTrue(again <= refused.get() + 1, again + " came again, " + refused + " were refused");
      assertEquals("", rig.end());
    }
  }
}
