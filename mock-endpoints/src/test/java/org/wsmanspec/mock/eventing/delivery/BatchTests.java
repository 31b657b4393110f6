package org.wsmanspec.mock.eventing.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.eventing.delivery.Agreed.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.EndStatus;
import org.wsmanspec.mock.eventing.MaxEnvelope;
import org.wsmanspec.mock.eventing.delivery.TestSink.Got;

/** Batches and their limits, and what happens to events that fit into no message. */
final class BatchTests {

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

  private static List<Element> entries(Got got) {
    return Dom.children(got.envelope().bodyChild().orElseThrow());
  }

  private static List<String> actions(Got got) {
    return entries(got).stream().map(e -> e.getAttribute("Action")).toList();
  }

  @Test
  void aBatchHoldsEventsWithTheirActions() {
    Delivery delivery = rig.begin(agreed(DeliveryMode.EVENTS).maxElements(3).bookmarks(0));
    delivery.offer(event(1));
    delivery.offer(event(2));
    delivery.offer(event(3));
    Got got = sink.await(1).get(0);
    TestSink.assertValid(got);
    assertEquals(Actions.EVENTS, got.action());
    assertEquals(List.of(1L, 2L, 3L), got.numbers());
    assertEquals(List.of(Agreed.ACTION, Actions.EVENT, Agreed.ACTION), actions(got));
    assertTrue(got.envelope().header(Names.WSMAN_ACK_REQUESTED).isPresent());
    assertTrue(got.envelope().replyTo().isPresent());
    // The bookmark is that of the last event.
    assertEquals(Optional.of("at 3"), got.envelope().headerText(Names.WSMAN_BOOKMARK));
  }

  @Test
  void aFullBatchGoesAtOnceAndTheRestWhenItsTimeIsOver() {
    Delivery delivery =
        rig.begin(agreed(DeliveryMode.EVENTS).maxElements(2).maxTime(Duration.ofSeconds(10)));
    for (int n = 1; n <= 5; n++) {
      delivery.offer(event(n));
    }
    List<Got> full = sink.await(2);
    assertEquals(List.of(1L, 2L), full.get(0).numbers());
    assertEquals(List.of(3L, 4L), full.get(1).numbers());
    // The rest waits, but not longer than agreed, counted from its first event.
    Duration waited = time.toNext();
    assertTrue(waited.compareTo(Duration.ofSeconds(10)) < 0, waited::toString);
    assertTrue(waited.compareTo(Duration.ofSeconds(5)) > 0, waited::toString);
    assertEquals(List.of(5L), sink.await(3).get(2).numbers());
  }

  @Test
  void noBatchIsLargerThanAgreed() {
    Delivery delivery =
        rig.begin(
            agreed(DeliveryMode.EVENTS)
                .maxElements(6)
                .maxEnvelope(2300, MaxEnvelope.Policy.NOTIFY)
                .bookmarks(0));
    for (int n = 1; n <= 6; n++) {
      delivery.offer(event(n, "x".repeat(100 * n)));
    }
    delivery.end(EndStatus.SOURCE_CANCELLING, "so that the rest need not gather");
    List<Got> all = sink.awaitThat(g -> g.stream().mapToInt(m -> m.numbers().size()).sum() == 6);
    assertEquals(
        List.of(1L, 2L, 3L, 4L, 5L, 6L), all.stream().flatMap(g -> g.numbers().stream()).toList());
    assertTrue(all.get(0).numbers().size() > 1, "more than one fits");
    assertTrue(all.size() > 1, "not all fit");
    for (Got got : all) {
      int octets = got.body().length;
      assertTrue(octets <= 2300, () -> octets + " octets");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH_WITH_ACK", "EVENTS"})
  void anEventThatFitsNoMessageIsToldAsDropped(DeliveryMode mode) {
    Delivery delivery =
        rig.begin(agreed(mode).maxElements(4).maxEnvelope(3000, MaxEnvelope.Policy.NOTIFY));
    delivery.offer(event(1));
    delivery.offer(event(3, "x".repeat(4000)));
    delivery.offer(event(5, "x".repeat(4000)));
    delivery.offer(event(6));
    delivery.end(EndStatus.SOURCE_CANCELLING, "so that the rest need not gather");
    List<Got> all = sink.awaitThat(g -> g.stream().anyMatch(m -> m.numbers().contains(6L)));
    all.forEach(TestSink::assertValid);
    List<String> actions =
        all.stream()
            .flatMap(
                g ->
                    mode == DeliveryMode.EVENTS
                        ? actions(g).stream()
                        : java.util.stream.Stream.of(g.action()))
            .toList();
    assertEquals(
        List.of(Agreed.ACTION, Actions.DROPPED_EVENTS, Actions.DROPPED_EVENTS, Actions.EVENT),
        actions);
    List<Element> notices =
        all.stream()
            .flatMap(g -> g.envelope().elements(Names.WSMAN_DROPPED_EVENTS).stream())
            .toList();
    for (Element dropped : notices) {
      assertEquals(Agreed.ACTION, dropped.getAttribute("Action"));
      assertEquals("1", Dom.text(dropped));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH_WITH_ACK", "EVENTS"})
  void orItIsSkipped(DeliveryMode mode) {
    Delivery delivery =
        rig.begin(agreed(mode).maxElements(3).maxEnvelope(3000, MaxEnvelope.Policy.SKIP));
    delivery.offer(event(1));
    delivery.offer(event(3, "x".repeat(4000)));
    delivery.offer(event(6));
    delivery.end(EndStatus.SOURCE_CANCELLING, "so that the rest need not gather");
    List<Got> all = sink.awaitThat(g -> g.stream().mapToInt(m -> m.numbers().size()).sum() == 2);
    assertEquals(List.of(1L, 6L), all.stream().flatMap(g -> g.numbers().stream()).toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH_WITH_ACK", "EVENTS"})
  void orItEndsTheSubscription(DeliveryMode mode) throws Exception {
    Delivery delivery =
        rig.begin(
            agreed(mode)
                .maxElements(2)
                .maxEnvelope(3000, MaxEnvelope.Policy.CANCEL_SUBSCRIPTION)
                .endTo(sink.address("/end")));
    delivery.offer(event(1));
    delivery.offer(event(3, "x".repeat(4000)));
    if (mode == DeliveryMode.EVENTS) {
      // What did not fit into the first batch waits for more.
      time.toNext();
    }
    assertTrue(rig.awaitEnd().contains("3000"), rig.end());
    List<Got> all = sink.await(2);
    assertEquals(List.of(1L), all.get(0).numbers());
    assertEquals(Actions.SUBSCRIPTION_END, all.get(1).action());
  }

  @Test
  void whatTheSourceLostIsToldBeforeTheNextEvent() {
    Delivery delivery = rig.begin(agreed(DeliveryMode.EVENTS).maxElements(3));
    delivery.offer(event(1));
    delivery.dropped("urn:test:lost", 2);
    delivery.dropped("urn:test:lost", 3);
    delivery.offer(event(2));
    Got got = sink.await(1).get(0);
    assertEquals(List.of(Agreed.ACTION, Actions.DROPPED_EVENTS, Actions.EVENT), actions(got));
    Element dropped = Dom.child(entries(got).get(1), Names.WSMAN_DROPPED_EVENTS).orElseThrow();
    assertEquals("urn:test:lost", dropped.getAttribute("Action"));
    assertEquals("5", Dom.text(dropped));
  }

  @Test
  void whatASlowSinkLeavesWaitingIsBounded() {
    try (Rig small =
        Rig.real(
            org.wsmanspec.mock.http.Misbehavior.NONE,
            DeliverySettings.DEFAULT.withWaitingEvents(3))) {
      java.util.concurrent.CountDownLatch busy = new java.util.concurrent.CountDownLatch(1);
      sink.answering(
          g -> {
            try {
              busy.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return TestSink.ack(g);
          });
      Delivery delivery = small.begin(agreed(DeliveryMode.PUSH_WITH_ACK));
      delivery.offer(event(2));
      // Only now one is under way and none waits.
      small.awaitStep("deliver 2");
      for (int n = 4; n <= 16; n += 2) {
        delivery.offer(event(n));
      }
      small.awaitStep("drop 16");
      busy.countDown();
      List<Got> all = sink.await(5);
      assertEquals(
          List.of(2L, 4L, 6L, 8L), all.stream().flatMap(g -> g.numbers().stream()).toList());
      assertEquals(Actions.DROPPED_EVENTS, all.get(4).action());
      assertEquals("4", Dom.text(all.get(4).envelope().bodyChild().orElseThrow()));
    }
  }
}
