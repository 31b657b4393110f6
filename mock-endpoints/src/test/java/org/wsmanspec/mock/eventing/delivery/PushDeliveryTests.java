package org.wsmanspec.mock.eventing.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.eventing.delivery.Agreed.event;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.eventing.Credentials;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.EndStatus;
import org.wsmanspec.mock.eventing.delivery.TestSink.Answer;
import org.wsmanspec.mock.eventing.delivery.TestSink.Got;

/** What a sink gets, in which order, and what becomes of its answers. */
final class PushDeliveryTests {

  private final TestSink sink = new TestSink();
  private final Rig rig = Rig.real();

  @AfterEach
  void close() {
    rig.close();
    sink.close();
  }

  private Agreed agreed(DeliveryMode mode) {
    return Agreed.on(mode, sink.address("/sink?a=1&b=2")).endTo(sink.address("/end"));
  }

  private static List<Long> numbers(List<Got> all) {
    return all.stream().flatMap(g -> g.numbers().stream()).toList();
  }

  private static String header(Envelope envelope, String namespace, String local) {
    return envelope.headerText(new QName(namespace, local)).orElse("");
  }

  @Test
  void anEventIsAMessageWithTheReferencesOfItsSink() {
    sink.answering(g -> Answer.of(204, ""));
    rig.begin(agreed(DeliveryMode.PUSH)).offer(event(1, "less < more & \"quoted\""));

    Got got = sink.await(1).get(0);
    TestSink.assertValid(got);
    assertEquals("/sink?a=1&b=2", got.path());
    assertEquals("application/soap+xml;charset=UTF-8", got.contentType());
    Envelope e = got.envelope();
    assertEquals(Optional.of(sink.address("/sink?a=1&b=2").toString()), e.to());
    assertEquals(Optional.of(Agreed.ACTION), e.action());
    assertTrue(e.messageId().orElse("").startsWith("urn:uuid:"));
    assertEquals(Optional.empty(), e.replyTo());
    assertEquals(Optional.empty(), e.header(Names.WSMAN_ACK_REQUESTED));
    assertEquals(Optional.empty(), e.header(Names.WSMAN_BOOKMARK));
    assertEquals("n-property", header(e, "urn:test:p", "Property"));
    assertEquals("n-one", header(e, "urn:test:p", "One"));
    assertEquals("n-two", header(e, "urn:test:p", "Two"));
    // A QName in a reference parameter keeps its meaning.
    var one = e.header(new QName("urn:test:p", "One")).orElseThrow();
    assertEquals(
        Optional.of(new QName("urn:test:names", "name")),
        Dom.qname(one, one.getAttributeNS("urn:test:p", "kind")));
    assertEquals(
        "less < more & \"quoted\"", e.bodyChild().orElseThrow().getLastChild().getTextContent());
    assertEquals("en-US", e.root().getAttributeNS(Names.XML_LANG.getNamespaceURI(), "lang"));
  }

  @Test
  void anEventToBeAcknowledgedSaysSo() {
    rig.begin(agreed(DeliveryMode.PUSH_WITH_ACK).bookmarks(7)).offer(event(8));

    Got got = sink.await(1).get(0);
    TestSink.assertValid(got);
    Envelope e = got.envelope();
    assertEquals(Optional.of(Uris.ANONYMOUS), e.replyTo().flatMap(r -> r.address()));
    assertTrue(e.header(Names.WSMAN_ACK_REQUESTED).isPresent());
    assertEquals(Optional.of("at 8"), e.headerText(Names.WSMAN_BOOKMARK));
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH", "PUSH_WITH_ACK", "EVENTS"})
  void eventsComeInOrderAndOnce(DeliveryMode mode) {
    Delivery delivery = rig.begin(agreed(mode).maxElements(7));
    LongStream.rangeClosed(1, 500).forEach(n -> delivery.offer(event(n)));

    List<Got> all = sink.awaitThat(g -> numbers(g).size() >= 500);
    assertEquals(LongStream.rangeClosed(1, 500).boxed().toList(), numbers(all));
    assertEquals(all.size(), new HashSet<>(all.stream().map(Got::id).toList()).size());
    assertEquals("", rig.end());
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH", "PUSH_WITH_ACK", "EVENTS"})
  void oneMessageIsUnderWayAtATime(DeliveryMode mode) {
    AtomicInteger present = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    sink.answering(
        g -> {
          most.accumulateAndGet(present.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          present.decrementAndGet();
          return TestSink.ack(g);
        });
    Delivery delivery = rig.begin(agreed(mode).maxElements(2));
    LongStream.rangeClosed(1, 100).forEach(n -> delivery.offer(event(n)));
    sink.awaitThat(g -> numbers(g).size() >= 100);
    assertEquals(1, most.get());
  }

  @Test
  void wrongAcknowledgementsCountAsNone() throws Exception {
    List<Answer> wrong = new ArrayList<>();
    wrong.add(Answer.of(204, ""));
    wrong.add(Answer.of(200, TestSink.envelope(Actions.ACK, "urn:uuid:other", "")));
    wrong.add(Answer.of(200, "no XML"));
    wrong.add(Answer.of(200, TestSink.envelope(Actions.EVENT, "ID", "")));
    wrong.add(Answer.of(200, TestSink.envelope(Actions.ACK, "ID", "<x/>")));
    wrong.add(Answer.of(302, ""));
    wrong.add(Answer.of(500, "<html/>"));
    wrong.add(Answer.of(Answer.Way.HANGING_UP));
    AtomicInteger next = new AtomicInteger();
    sink.answering(
        g -> {
          int i = next.getAndIncrement();
          if (i >= wrong.size()) {
            return TestSink.ack(g);
          }
          Answer a = wrong.get(i);
          return new Answer(a.status(), a.body().replace("ID", g.id()), a.way());
        });
    Delivery delivery =
        rig.begin(agreed(DeliveryMode.PUSH_WITH_ACK).retry(Duration.ZERO, wrong.size()));
    delivery.offer(event(1));
    delivery.offer(event(2));

    List<Got> all = sink.await(wrong.size() + 2);
    for (Got got : all.subList(0, wrong.size() + 1)) {
      assertEquals(List.of(1L), got.numbers());
      // What is sent again is the same to the octet.
      assertArrayEquals(all.get(0).body(), got.body());
    }
    assertEquals(List.of(2L), all.get(wrong.size() + 1).numbers());
    assertEquals("", rig.end());
    assertEquals(wrong.size(), rig.steps().stream().filter("retry 1"::equals).count());
  }

  @Test
  void afterAllRetriesTheSubscriptionEnds() throws Exception {
    sink.answering(g -> g.path().equals("/end") ? TestSink.ack(g) : Answer.of(500, "no"));
    Delivery delivery =
        rig.begin(agreed(DeliveryMode.PUSH_WITH_ACK).retry(Duration.ofMillis(1), 2));
    delivery.offer(event(1));
    delivery.offer(event(2));

    assertTrue(rig.awaitEnd().startsWith("failed: "), rig.end());
    // As a source does that is told of the failure.
    delivery.stop();
    List<Got> all = sink.await(4);
    assertEquals(List.of(1L, 1L, 1L), numbers(all));
    Got end = all.get(3);
    TestSink.assertValid(end);
    assertEquals("/end", end.path());
    assertEquals(Actions.SUBSCRIPTION_END, end.action());
    Envelope e = end.envelope();
    assertEquals("e-property", header(e, "urn:test:p", "Property"));
    assertEquals("e-one", header(e, "urn:test:p", "One"));
    assertEquals("e-two", header(e, "urn:test:p", "Two"));
    assertTrue(e.header(Names.WSMAN_ACK_REQUESTED).isPresent());
    var body = e.bodyChild().orElseThrow();
    assertEquals(
        Optional.of(Uris.END_DELIVERY_FAILURE), Dom.child(body, Names.WSE_STATUS).map(Dom::text));
    var manager = Dom.child(body, Names.WSE_SUBSCRIPTION_MANAGER).orElseThrow();
    assertEquals(
        Optional.of("http://source.example/wsman"),
        Dom.child(manager, Names.WSA_ADDRESS).map(Dom::text));
  }

  @ParameterizedTest
  @EnumSource(names = {"PUSH", "PUSH_WITH_ACK", "EVENTS"})
  void aRefusalEndsTheSubscriptionWithoutAWord(DeliveryMode mode) throws Exception {
    sink.answering(g -> TestSink.fault(g, "wsman:DeliveryRefused", ""));
    Delivery delivery = rig.begin(agreed(mode));
    delivery.offer(event(1));
    assertEquals("refused: wsman:DeliveryRefused", rig.awaitEnd());
    delivery.offer(event(2));
    delivery.stop();

    proveSilence(1);
  }

  @Test
  void whatTheSinkWillNeverTakeIsNotSentAgain() throws Exception {
    sink.answering(
        g ->
            g.path().equals("/end")
                ? TestSink.ack(g)
                : TestSink.fault(g, "wsman:UnsupportedFeature", "Locale"));
    rig.begin(agreed(DeliveryMode.PUSH_WITH_ACK)).offer(event(1));
    assertTrue(rig.awaitEnd().startsWith("failed: "));
    assertEquals(
        List.of(Agreed.ACTION, Actions.SUBSCRIPTION_END),
        sink.await(2).stream().map(Got::action).toList());
  }

  @Test
  void whatTheSourceEndsIsToldAfterTheEventsBefore() {
    Delivery delivery = rig.begin(agreed(DeliveryMode.EVENTS).maxTime(Duration.ofHours(1)));
    delivery.offer(event(1));
    delivery.offer(event(2));
    delivery.end(EndStatus.SOURCE_CANCELLING, "no more");
    delivery.offer(event(3));

    List<Got> all = sink.await(2);
    assertEquals(List.of(1L, 2L), all.get(0).numbers());
    var body = all.get(1).envelope().bodyChild().orElseThrow();
    assertEquals(
        Optional.of(Uris.END_SOURCE_CANCELLING), Dom.child(body, Names.WSE_STATUS).map(Dom::text));
    assertEquals(Optional.of("no more"), Dom.child(body, Names.WSE_REASON).map(Dom::text));
    proveSilence(2);
    assertEquals("", rig.end());
  }

  @Test
  void aStoppedDeliverySendsNothingMore() {
    Delivery delivery = rig.begin(agreed(DeliveryMode.EVENTS).maxTime(Duration.ofHours(1)));
    delivery.offer(event(1));
    delivery.stop();
    delivery.offer(event(2));
    proveSilence(0);
  }

  /** What came by now is all that comes: another subscription's event overtakes nothing. */
  private void proveSilence(int messages) {
    try (Rig other = Rig.real()) {
      sink.answering(TestSink::ack);
      other.begin(Agreed.on(DeliveryMode.PUSH, sink.address("/fence"))).offer(event(99));
      List<Got> all = sink.awaitThat(g -> g.stream().anyMatch(m -> m.path().equals("/fence")));
      assertEquals(messages, all.size() - 1);
    }
  }

  @Test
  void utf16AndLocaleAreAsAgreed() {
    rig.begin(agreed(DeliveryMode.PUSH_WITH_ACK).utf16().locale("de-DE"))
        .offer(event(1, "Grüße \uD83D\uDE00"));
    Got got = sink.await(1).get(0);
    assertEquals("application/soap+xml;charset=UTF-16", got.contentType());
    assertEquals((byte) 0xFF, got.body()[0]);
    assertEquals((byte) 0xFE, got.body()[1]);
    Envelope e = got.envelope();
    assertEquals("de-DE", e.root().getAttributeNS(Names.XML_LANG.getNamespaceURI(), "lang"));
    assertEquals("Grüße \uD83D\uDE00", e.bodyChild().orElseThrow().getLastChild().getTextContent());
  }

  @Test
  void closingTellsThatTheSourceShutsDown() {
    rig.begin(agreed(DeliveryMode.PUSH_WITH_ACK));
    rig.begin(Agreed.on(DeliveryMode.PUSH, sink.address("/other")));
    rig.close();
    List<Got> all = sink.await(1);
    assertEquals(1, all.size());
    var body = all.get(0).envelope().bodyChild().orElseThrow();
    assertEquals(
        Optional.of(Uris.END_SOURCE_SHUTTING_DOWN),
        Dom.child(body, Names.WSE_STATUS).map(Dom::text));
    assertEquals(0, rig.deliveries.size());
  }

  @Test
  void termsThatCannotBeMetAreRefusedAtOnce() {
    assertThrows(IllegalArgumentException.class, () -> rig.begin(agreed(DeliveryMode.PULL)));
    assertThrows(
        IllegalArgumentException.class,
        () -> rig.begin(Agreed.on(DeliveryMode.PUSH, URI.create("mailto:somebody@example.org"))));
    assertThrows(
        IllegalArgumentException.class,
        () -> rig.begin(agreed(DeliveryMode.PUSH).credentials(new Credentials.Certificate("00"))));
    assertEquals(0, rig.deliveries.size());
    assertFalse(rig.deliveries.modes().contains(DeliveryMode.PULL));
  }
}
