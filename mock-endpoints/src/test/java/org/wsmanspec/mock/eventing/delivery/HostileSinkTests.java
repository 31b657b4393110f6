package org.wsmanspec.mock.eventing.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.eventing.delivery.Agreed.event;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.delivery.TestSink.Answer;
import org.wsmanspec.mock.eventing.delivery.TestSink.Got;
import org.wsmanspec.mock.http.Misbehavior;

/** Sinks that mean no good cost their own subscription, and nobody else's. */
final class HostileSinkTests {

  private static final DeliverySettings HASTY =
      DeliverySettings.DEFAULT.withAnswerTime(Duration.ofMillis(300));

  @ParameterizedTest
  @EnumSource(Answer.Way.class)
  void aBadSinkIsGivenUp(Answer.Way way) throws Exception {
    if (way == Answer.Way.PROPERLY) {
      return;
    }
    try (TestSink bad = new TestSink().answering(g -> Answer.of(way));
        TestSink good = new TestSink();
        Rig rig = Rig.real(Misbehavior.NONE, HASTY);
        Rig other = Rig.real()) {
      rig.begin(
              Agreed.on(DeliveryMode.PUSH_WITH_ACK, bad.address("/"))
                  .endTo(good.address("/end"))
                  .retry(Duration.ZERO, 1))
          .offer(event(1));
      other.begin(Agreed.on(DeliveryMode.PUSH, good.address("/"))).offer(event(2));
      assertTrue(rig.awaitEnd().startsWith("failed"), rig.end());
      assertEquals(List.of("/", "/end"), good.await(2).stream().map(Got::path).sorted().toList());
    }
  }

  @Test
  void aSinkThatIsNotThereIsGivenUp() throws Exception {
    TestSink gone = new TestSink();
    gone.close();
    try (Rig rig = Rig.real(Misbehavior.NONE, HASTY)) {
      rig.begin(Agreed.on(DeliveryMode.PUSH, gone.address("/"))).offer(event(1));
      assertTrue(rig.awaitEnd().startsWith("failed"), rig.end());
    }
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    try (TestSink sink = new TestSink().answering(g -> Answer.of(307, ""));
        Rig rig = Rig.real()) {
      rig.begin(Agreed.on(DeliveryMode.PUSH, sink.address("/")).retry(Duration.ZERO, 0))
          .offer(event(1));
      assertTrue(rig.awaitEnd().contains("307"), rig.end());
      assertEquals(List.of("/"), sink.got().stream().map(Got::path).toList());
    }
  }

  @Test
  void closingDoesNotWaitForASinkThatNeverAnswers() {
    try (TestSink sink = new TestSink().answering(g -> Answer.of(Answer.Way.NEVER))) {
      Rig rig = Rig.real();
      rig.begin(
              Agreed.on(DeliveryMode.PUSH_WITH_ACK, sink.address("/")).endTo(sink.address("/end")))
          .offer(event(1));
      sink.await(1);
      long before = System.nanoTime();
      rig.close();
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      assertTrue(took.compareTo(Duration.ofSeconds(8)) < 0, took::toString);
      assertEquals(2, sink.await(2).size());
    }
  }

  @Test
  void manySubscriptionsNeedFewThreads() {
    try (TestSink sink = new TestSink().answering(g -> Answer.of(Answer.Way.NEVER));
        Rig rig = Rig.real()) {
      for (int n = 0; n < 200; n++) {
        rig.begin(Agreed.on(DeliveryMode.PUSH_WITH_ACK, sink.address("/" + n))).offer(event(1));
      }
      sink.await(200);
      long threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(t -> t.getName().startsWith("wsman-delivery"))
              .count();
      assertTrue(threads <= 2 * 10, threads + " threads");
    }
  }
}
