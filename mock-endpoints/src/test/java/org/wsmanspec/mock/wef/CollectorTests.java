package org.wsmanspec.mock.wef;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.schema.SchemaValidator;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.http.HttpAnswer;

class CollectorTests {

  private final Collector collector = new Collector();

  private static Offer offer(String name, String level) {
    String subscribe =
        """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
            xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
            xmlns:wse="http://schemas.xmlsoap.org/ws/2004/08/eventing"
            xmlns:wsman="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
          <s:Header>
            <wsa:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:To>
            <wsman:ResourceURI>http://schemas.microsoft.com/wbem/wsman/1/windows/EventLog</wsman:ResourceURI>
            <wsa:Action>http://schemas.xmlsoap.org/ws/2004/08/eventing/Subscribe</wsa:Action>
            <wsa:MessageID>uuid:%s</wsa:MessageID>
          </s:Header>
          <s:Body>
            <wse:Subscribe>
              <wse:Delivery Mode="http://schemas.dmtf.org/wbem/wsman/1/wsman/Events">
                <wse:NotifyTo><wsa:Address>http://127.0.0.1:1/%s</wsa:Address></wse:NotifyTo>
              </wse:Delivery>
              <wsman:Filter Dialect="http://schemas.microsoft.com/win/2004/08/events/eventquery">%s</wsman:Filter>
              <wsman:SendBookmarks/>
            </wse:Subscribe>
          </s:Body>
        </s:Envelope>
        """
            .formatted(java.util.UUID.randomUUID(), name, level);
    return new Offer(name, Envelope.parse(subscribe.getBytes(StandardCharsets.UTF_8)).root());
  }

  private static Envelope request(String action, String uri, String body) {
    return Envelope.parse(
        """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
            xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
            xmlns:wse="http://schemas.xmlsoap.org/ws/2004/08/eventing"
            xmlns:wsen="http://schemas.xmlsoap.org/ws/2004/09/enumeration"
            xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"
            xmlns:m="http://schemas.microsoft.com/wbem/wsman/1/machineid"
            xmlns:wsman="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
          <s:Header>
            <wsa:To>http://127.0.0.1/wsman/SubscriptionManager/WEC</wsa:To>
            <wsman:ResourceURI>%s</wsman:ResourceURI>
            <wsa:Action>%s</wsa:Action>
            <wsa:MessageID>uuid:1</wsa:MessageID>
            <m:MachineID s:mustUnderstand="false"> one.example </m:MachineID>
            <p:OperationID s:mustUnderstand="false">uuid:2</p:OperationID>
            <wsa:ReplyTo><wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address></wsa:ReplyTo>
            %s
        </s:Envelope>
        """
            .formatted(uri, action, body)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Envelope enumerate(String optimized) {
    return request(
        Actions.ENUMERATE,
        Forwarding.SUBSCRIPTIONS,
        "</s:Header><s:Body><wsen:Enumerate>" + optimized + "</wsen:Enumerate></s:Body>");
  }

  private static final String OPTIMIZED =
      "<wsman:OptimizeEnumeration/><wsman:MaxElements>32000</wsman:MaxElements>";

  private Envelope asked(Envelope request) {
    HttpAnswer answer = collector.answer(request);
    Optional<String> charset =
        answer
            .headers()
            .first("Content-Type")
            .flatMap(MediaType::parse)
            .flatMap(MediaType::charset);
    return Payload.of(answer.body(), charset).envelope().orElseThrow();
  }

  private List<Element> list() {
    Envelope answer = asked(enumerate(OPTIMIZED));
    assertEquals(List.of(), SchemaValidator.strict().validate(answer));
    return answer.elements(Forwarding.SUBSCRIPTION);
  }

  private static String version(Element subscription) {
    return Dom.child(subscription, Forwarding.VERSION).map(Dom::text).orElseThrow();
  }

  private static Element subscribe(Element subscription) {
    return Dom.path(subscription, Names.S_ENVELOPE, Names.S_BODY, Names.WSE_SUBSCRIBE)
        .orElseThrow();
  }

  @Test
  void optimizedListHasEverySubscriptionWithItsVersionAsIdentifier() {
    collector.offer(List.of(offer("a", "1"), offer("b", "2")));
    Envelope answer = asked(enumerate(OPTIMIZED));
    assertEquals(Optional.of("uuid:1"), answer.relatesTo());
    assertEquals(Optional.of("uuid:2"), answer.headerText(Forwarding.OPERATION_ID));
    assertEquals(Optional.of("1"), answer.headerText(Forwarding.SEQUENCE_ID));
    assertEquals(1, answer.elements(Names.WSMAN_END_OF_SEQUENCE).size());
    List<Element> list = list();
    assertEquals(2, list.size());
    Element notifyTo =
        Dom.path(subscribe(list.get(1)), Names.WSE_DELIVERY, Names.WSE_NOTIFY_TO).orElseThrow();
    EndpointReference epr = EndpointReference.in(notifyTo);
    assertEquals(Optional.of("http://127.0.0.1:1/b"), epr.address());
    assertEquals(version(list.get(1)), "uuid:" + Dom.text(epr.referenceProperties().get(0)));
    assertEquals(Optional.of(version(list.get(1))), collector.version("b").map(v -> "uuid:" + v));
  }

  @Test
  void versionChangesWhenAndOnlyWhenTheDefinitionDoes() {
    collector.offer(List.of(offer("a", "1"), offer("b", "2")));
    List<Element> first = list();
    collector.offer(List.of(offer("a", "1"), offer("b", "3")));
    List<Element> second = list();
    assertEquals(version(first.get(0)), version(second.get(0)));
    assertNotEquals(version(first.get(1)), version(second.get(1)));
    collector.offer(List.of(offer("a", "1"), offer("b", "2")));
    assertNotEquals(version(first.get(1)), version(list().get(1)), "a new change, a new version");
  }

  @Test
  void bookmarkComesBackToItsMachineAndChangesNoVersion() {
    collector.offer(List.of(offer("a", "1")));
    String version = version(list().get(0));
    Envelope delivery =
        request(
            Actions.EVENTS,
            "urn:x",
            "<wse:Identifier>"
                + collector.version("a").orElseThrow()
                + "</wse:Identifier><wsman:Bookmark><BookmarkList><Bookmark Channel='x'"
                + " RecordId='7'/></BookmarkList></wsman:Bookmark></s:Header><s:Body/>");
    assertEquals(Optional.of("a"), collector.subscriptionOf(delivery));
    collector.delivered("a", delivery);
    Element again = list().get(0);
    assertEquals(version, version(again));
    Element bookmark = Dom.child(subscribe(again), Names.WSMAN_BOOKMARK).orElseThrow();
    assertEquals(
        "7",
        Dom.path(bookmark, Forwarding.BOOKMARK_LIST, new javax.xml.namespace.QName("Bookmark"))
            .orElseThrow()
            .getAttribute("RecordId"));
    assertEquals(Optional.empty(), collector.bookmark("a", "two.example"));
    collector.offer(List.of(offer("a", "changed")));
    assertTrue(
        Dom.child(subscribe(list().get(0)), Names.WSMAN_BOOKMARK).isPresent(),
        "a changed definition resumes where the old one was");
  }

  @Test
  void withoutOptimizationItemsComeByPull() {
    collector.offer(List.of(offer("a", "1"), offer("b", "2"), offer("c", "3")));
    String context = Dom.text(asked(enumerate("")).elements(Names.WSEN_ENUMERATION_CONTEXT).get(0));
    Envelope first = pull(context, 2);
    assertEquals(2, first.elements(Forwarding.SUBSCRIPTION).size());
    assertEquals(0, first.elements(Names.WSEN_END_OF_SEQUENCE).size());
    Envelope last = pull(Dom.text(first.elements(Names.WSEN_ENUMERATION_CONTEXT).get(0)), 2);
    assertEquals(1, last.elements(Forwarding.SUBSCRIPTION).size());
    assertEquals(1, last.elements(Names.WSEN_END_OF_SEQUENCE).size());
    assertEquals(0, last.elements(Names.WSEN_ENUMERATION_CONTEXT).size());
    assertEquals(
        Optional.of(FaultSubcode.INVALID_ENUMERATION_CONTEXT.qname()),
        pull(context, 1).fault().flatMap(f -> f.subcode()));
  }

  private Envelope pull(String context, int most) {
    return asked(
        request(
            Actions.PULL,
            Forwarding.SUBSCRIPTIONS,
            "</s:Header><s:Body><wsen:Pull><wsen:EnumerationContext>"
                + context
                + "</wsen:EnumerationContext><wsen:MaxElements>"
                + most
                + "</wsen:MaxElements></wsen:Pull></s:Body>"));
  }

  @Test
  void collectorThatDoesNotOptimizeIgnoresTheWish() {
    collector.offer(List.of(offer("a", "1")));
    collector.optimize(false);
    Envelope answer = asked(enumerate(OPTIMIZED));
    assertEquals(0, answer.elements(Names.WSMAN_ITEMS).size());
    assertEquals(
        1,
        pull(Dom.text(answer.elements(Names.WSEN_ENUMERATION_CONTEXT).get(0)), 9)
            .elements(Forwarding.SUBSCRIPTION)
            .size());
  }

  @Test
  void anotherResourceIsNotThere() {
    Envelope answer =
        asked(
            request(
                Actions.ENUMERATE, "urn:other", "</s:Header><s:Body><wsen:Enumerate/></s:Body>"));
    assertEquals(
        Optional.of(FaultSubcode.DESTINATION_UNREACHABLE.qname()),
        answer.fault().flatMap(f -> f.subcode()));
  }

  @Test
  void endIsAnsweredWithoutBody() {
    HttpAnswer answer =
        collector.answer(request(Forwarding.END, Forwarding.FULL_DUPLEX, "</s:Header><s:Body/>"));
    assertEquals(204, answer.status());
    assertArrayEquals(new byte[0], answer.body());
  }

  @Test
  void answersComeInTheEncodingOfTheQuestion() {
    byte[] wide =
        ("\uFEFF" + new String(enumerate(OPTIMIZED).bytes(), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_16LE);
    HttpAnswer answer = collector.answer(Envelope.parse(wide));
    assertEquals(
        Optional.of("application/soap+xml;charset=UTF-16"), answer.headers().first("Content-Type"));
    assertEquals((byte) 0xFF, answer.body()[0]);
    assertEquals((byte) 0xFE, answer.body()[1]);
  }
}
