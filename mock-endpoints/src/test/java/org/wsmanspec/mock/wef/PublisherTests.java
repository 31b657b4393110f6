package org.wsmanspec.mock.wef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.eventing.EndStatus;
import org.wsmanspec.mock.sink.EventSink;
import org.wsmanspec.mock.sink.Reply;
import org.wsmanspec.mock.sink.SinkInbox;
import org.wsmanspec.mock.sink.SinkSettings;

/** A publisher and a collector of this project against each other, over HTTP. */
class PublisherTests {

  private static final String MACHINE = "one.example";

  private final Collector collector = new Collector();
  private final AtomicInteger ids = new AtomicInteger();
  private final BlockingQueue<Exchange> lists = new LinkedBlockingQueue<>();
  private final BlockingQueue<Exchange> deliveries = new LinkedBlockingQueue<>();
  private final EventSink sink = new EventSink(SinkSettings.LOOPBACK, Clock.systemUTC());
  private ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build();
  private URI list = URI.create("http://127.0.0.1/");
  private SinkInbox inbox = open(deliveries::add);

  private SinkInbox open(Consumer<Exchange> recorder) {
    return sink.open(order(recorder));
  }

  private SinkInbox.Order order(Consumer<Exchange> recorder) {
    return new SinkInbox.Order(
        Optional.empty(),
        Optional.empty(),
        Reply.ACKNOWLEDGEMENT,
        Optional.empty(),
        () -> Integer.toString(ids.incrementAndGet()),
        recorder);
  }

  @BeforeEach
  void start() {
    endpoint = ReferenceEndpoint.builder().build().start();
    list = sink.open(order(lists::add), collector::answer).address();
    inbox =
        open(
            exchange -> {
              // The collector knows before the test does, which may change the definition at once.
              exchange
                  .requestEnvelope()
                  .ifPresent(
                      m ->
                          collector
                              .subscriptionOf(m)
                              .ifPresent(name -> collector.delivered(name, m)));
              deliveries.add(exchange);
            });
  }

  @AfterEach
  void stop() {
    endpoint.close();
    sink.close();
  }

  private Offer offer(String name, String options, String inDelivery) {
    String subscribe =
        """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
            xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
            xmlns:wse="http://schemas.xmlsoap.org/ws/2004/08/eventing"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:wsman="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
          <s:Header>
            <wsa:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:To>
            <wsman:ResourceURI>http://schemas.microsoft.com/wbem/wsman/1/windows/EventLog</wsman:ResourceURI>
            <wsa:ReplyTo><wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address></wsa:ReplyTo>
            <wsa:Action>http://schemas.xmlsoap.org/ws/2004/08/eventing/Subscribe</wsa:Action>
            <wsa:MessageID>uuid:11111111-2222-3333-4444-555555555555</wsa:MessageID>
            <wsman:OptionSet>%s</wsman:OptionSet>
          </s:Header>
          <s:Body>
            <wse:Subscribe>
              <wse:EndTo><wsa:Address>%s</wsa:Address></wse:EndTo>
              <wse:Delivery Mode="http://schemas.dmtf.org/wbem/wsman/1/wsman/Events">
                <wse:NotifyTo><wsa:Address>%s</wsa:Address></wse:NotifyTo>
                %s
              </wse:Delivery>
              <wsman:SendBookmarks/>
            </wse:Subscribe>
          </s:Body>
        </s:Envelope>
        """
            .formatted(options, inbox.address(), inbox.address(), inDelivery);
    return new Offer(name, Envelope.parse(subscribe.getBytes(StandardCharsets.UTF_8)).root());
  }

  private Publisher publish() {
    return endpoint
        .publishers()
        .publish(PublisherSettings.of(list, Duration.ofMillis(200), MACHINE), Recorder.NONE);
  }

  private static Envelope next(BlockingQueue<Exchange> from, Predicate<Envelope> wanted)
      throws InterruptedException {
    while (true) {
      Optional<Envelope> message = taken(from).requestEnvelope().filter(wanted);
      if (message.isPresent()) {
        return message.get();
      }
    }
  }

  private static Exchange taken(BlockingQueue<Exchange> from) throws InterruptedException {
    return Objects.requireNonNull(from.poll(30, TimeUnit.SECONDS), "nothing came");
  }

  private static Predicate<Envelope> action(String action) {
    return e -> e.action().filter(action::equals).isPresent();
  }

  @Test
  void eventsComeWithTheNameOfTheMachineAndTheVersion() throws Exception {
    collector.offer(List.of(offer("a", "", "<wsman:Heartbeats>PT0.3S</wsman:Heartbeats>")));
    publish();
    Envelope asked = next(lists, action(Actions.ENUMERATE));
    assertEquals(Optional.of(Forwarding.SUBSCRIPTIONS), asked.resourceUri());
    assertEquals(Optional.of(MACHINE), asked.headerText(Forwarding.MACHINE_ID));
    Envelope heartbeat = next(deliveries, action(Actions.HEARTBEAT));
    assertTrue(heartbeat.bodyIs(Names.WSMAN_EVENTS), "as Windows has it");
    endpoint.events().raise(1, "something");
    Envelope events = next(deliveries, action(Actions.EVENTS));
    assertEquals(collector.version("a"), events.headerText(Names.WSE_IDENTIFIER));
    assertEquals(Optional.of(MACHINE), events.headerText(Forwarding.MACHINE_ID));
    assertEquals(1, events.elements(Forwarding.BOOKMARK_LIST).size());
    endpoint.events().cancel(EndStatus.SOURCE_SHUTTING_DOWN, "enough");
    Envelope end = next(deliveries, action(Actions.SUBSCRIPTION_END));
    assertEquals(collector.version("a"), end.headerText(Names.WSE_IDENTIFIER));
  }

  @Test
  void optionsOfTheSubscriptionAreFollowed() throws Exception {
    collector.offer(
        List.of(
            offer(
                "a",
                "<wsman:Option Name='Compression'>SLDC</wsman:Option>"
                    + "<wsman:Option Name='CDATA' xsi:nil='true'/>",
                "<wsman:Heartbeats>PT0.3S</wsman:Heartbeats>"
                    + "<wsman:ContentEncoding>UTF-16</wsman:ContentEncoding>")));
    publish();
    next(deliveries, action(Actions.HEARTBEAT));
    endpoint.events().raise(1, "<&>");
    Exchange raw;
    do {
      raw = taken(deliveries);
    } while (raw.requestEnvelope().filter(action(Actions.EVENTS)).isEmpty());
    assertEquals(
        Optional.of("SLDC"), raw.request().orElseThrow().headers().first("Content-Encoding"));
    Envelope events = raw.requestEnvelope().orElseThrow();
    assertEquals(StandardCharsets.UTF_16LE, events.encoding().charset());
    var event = events.elements(Names.WSMAN_EVENT).get(0);
    assertEquals(List.of(), Dom.children(event));
    assertTrue(Dom.text(event).startsWith("<Event"), Dom.text(event));
    assertTrue(Dom.text(event).contains("&lt;&amp;&gt;"), Dom.text(event));
  }

  @Test
  void changedDefinitionResumesAtTheBookmark() throws Exception {
    collector.offer(List.of(offer("a", "", "<wsman:Heartbeats>PT0.3S</wsman:Heartbeats>")));
    Publisher publisher = publish();
    next(deliveries, action(Actions.HEARTBEAT));
    endpoint.events().raise(1, "first");
    next(deliveries, e -> e.document().getDocumentElement().getTextContent().contains("first"));
    Optional<String> before = collector.version("a");
    collector.offer(List.of(offer("a", "", "<wsman:Heartbeats>PT0.4S</wsman:Heartbeats>")));
    Optional<String> after = collector.version("a");
    assertFalse(before.equals(after));
    endpoint.events().raise(1, "second");
    Envelope renewed = next(deliveries, e -> e.headerText(Names.WSE_IDENTIFIER).equals(after));
    assertFalse(renewed.document().getDocumentElement().getTextContent().contains("first"));
    assertEquals(List.of("uuid:" + after.orElseThrow()), publisher.versions());
  }

  @Test
  void faultRelatesToTheListedSubscribe() throws Exception {
    collector.offer(
        List.of(offer("a", "", "<wsman:ConnectionRetry Total='3'>PT0S</wsman:ConnectionRetry>")));
    publish();
    Envelope fault = next(lists, Envelope::isFault);
    assertEquals(Optional.of("uuid:11111111-2222-3333-4444-555555555555"), fault.relatesTo());
  }

  @Test
  void whatIsNotListedAnyMoreIsStopped() throws Exception {
    collector.offer(List.of(offer("a", "", "<wsman:Heartbeats>PT0.3S</wsman:Heartbeats>")));
    Publisher publisher = publish();
    next(deliveries, action(Actions.HEARTBEAT));
    assertEquals(1, endpoint.events().openSubscriptions());
    collector.offer(List.of());
    lists.clear();
    next(lists, action(Actions.ENUMERATE));
    // The answer to the one before was still under way.
    next(lists, action(Actions.ENUMERATE));
    next(lists, action(Actions.ENUMERATE));
    assertEquals(List.of(), publisher.versions());
    assertEquals(0, endpoint.events().openSubscriptions());
  }

  @Test
  void plainListsAreFetchedWithPull() throws Exception {
    collector.optimize(false);
    collector.offer(List.of(offer("a", "", "<wsman:Heartbeats>PT0.3S</wsman:Heartbeats>")));
    publish();
    next(lists, action(Actions.PULL));
    next(deliveries, action(Actions.HEARTBEAT));
  }
}
