package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.EventTalk.END_TO;
import static org.wsmanspec.suite.check.EventTalk.MANAGER;
import static org.wsmanspec.suite.check.EventTalk.PARAMETER;
import static org.wsmanspec.suite.check.EventTalk.SEND_BOOKMARKS;
import static org.wsmanspec.suite.check.EventTalk.accepted;
import static org.wsmanspec.suite.check.EventTalk.ack;
import static org.wsmanspec.suite.check.EventTalk.answer;
import static org.wsmanspec.suite.check.EventTalk.askingForAck;
import static org.wsmanspec.suite.check.EventTalk.batch;
import static org.wsmanspec.suite.check.EventTalk.bookmark;
import static org.wsmanspec.suite.check.EventTalk.end;
import static org.wsmanspec.suite.check.EventTalk.event;
import static org.wsmanspec.suite.check.EventTalk.heartbeat;
import static org.wsmanspec.suite.check.EventTalk.manage;
import static org.wsmanspec.suite.check.EventTalk.message;
import static org.wsmanspec.suite.check.EventTalk.record;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Uris;

/** What comes to a sink. */
class DeliveryChecksTests {

  private static Talk push() {
    return accepted(Uris.MODE_PUSH, "", "", "");
  }

  private static Talk withAck(String inDelivery) {
    return accepted(Uris.MODE_PUSH_WITH_ACK, "", inDelivery, "");
  }

  private static Talk batched(String inDelivery) {
    return accepted(Uris.MODE_EVENTS, "", inDelivery, "");
  }

  @Test
  void aGoodPushIsClean() {
    Verdicts.of(push().delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-11")
        .expect(PASS, "DSP0226-eventing-42")
        .expect(PASS, "DSP0226-eventing-46");
  }

  @Test
  void everyReferenceParameterComesBack() {
    Verdicts.of(push().delivery("/sink", event(1, "", "a"), "", 202, 1))
        .expectOnly("fail DSP0226-eventing-11");
    Verdicts.of(
            push()
                .delivery("/sink", event(1, PARAMETER.replace("sink-1", "sink"), "a"), "", 202, 1))
        .expectOnly("fail DSP0226-eventing-11");
    // Another address is another subscription's.
    Verdicts.of(
            push()
                .delivery(
                    "/other",
                    event(1, "", "a").replace("http://c/sink", "http://c/other"),
                    "",
                    202,
                    1))
        .expectClean();
  }

  @Test
  void anEventHasAnActionOfItsOwn() {
    for (String action :
        new String[] {Actions.GET, "Event", "http://schemas.dmtf.org/wbem/wsman/1/wsman/event"}) {
      Verdicts.of(push().delivery("/sink", message(1, action, PARAMETER, "<a/>"), "", 202, 1))
          .expectOnly("fail DSP0226-eventing-42");
    }
    Verdicts.of(push().delivery("/sink", message(1, Actions.EVENT, PARAMETER, "<a/>"), "", 202, 1))
        .expectClean();
  }

  @Test
  void pushHasOneEventAndWantsNoAcknowledgement() {
    Verdicts.of(
            push().delivery("/sink", message(1, "http://e/A", PARAMETER, "<a/><b/>"), "", 202, 1))
        .expectOnly("fail DSP0226-eventing-46");
    Verdicts.of(push().delivery("/sink", event(1, askingForAck(), "a"), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-46");
    Verdicts.of(push().delivery("/sink", batch(1, "", "<a/>"), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-46");
    Verdicts.of(accepted("", "", "", "").delivery("/sink", batch(1, "", "<a/>"), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-40");
    Verdicts.of(accepted("", "", "", "").delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-40");
  }

  @Test
  void anAcknowledgementIsAskedForRightly() {
    Verdicts.of(withAck("").delivery("/sink", event(1, askingForAck(), "a"), ack(1), 200, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-73");
    Verdicts.of(withAck("").delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1))
        .expectOnly("fail DSP0226-eventing-73");
    Verdicts.of(
            withAck("")
                .delivery(
                    "/sink", event(1, PARAMETER + "<wsman:AckRequested/>", "a"), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-73");
  }

  @Test
  void theNextEventWaitsForTheAcknowledgement() {
    Talk talk =
        withAck("")
            .delivery("/sink", event(1, askingForAck(), "a"), ack(1), 200, 2)
            .delivery("/sink", event(2, askingForAck(), "b"), ack(2), 200, 1);
    Verdicts.of(talk).expectOnly("fail DSP0226-eventing-73");
  }

  @Test
  void whatIsNotAcknowledgedComesAgain() {
    String retry = "<wsman:ConnectionRetry Total='3'>PT1S</wsman:ConnectionRetry>";
    Talk failed = withAck(retry).delivery("/sink", event(1, askingForAck(), "a"), "", 500, 1);
    Verdicts.of(failed.delivery("/sink", event(2, askingForAck(), "a"), ack(2), 200, 2))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-76");
    Verdicts.of(
            withAck(retry)
                .delivery("/sink", event(1, askingForAck(), "a"), "", 500, 1)
                .delivery("/sink", event(2, askingForAck(), "b"), ack(2), 200, 2))
        .expectOnly("fail DSP0226-eventing-76");
    // Without a policy that was agreed nothing is promised.
    Verdicts.of(
            withAck("")
                .delivery("/sink", event(1, askingForAck(), "a"), "", 500, 1)
                .delivery("/sink", event(2, askingForAck(), "b"), ack(2), 200, 2))
        .expectClean();
  }

  @Test
  void whatIsNotAcknowledgedMayBeBatchedOtherwise() {
    String retry = "<wsman:ConnectionRetry Total='3'>PT1S</wsman:ConnectionRetry>";
    Verdicts.of(
            batched(retry)
                .delivery("/sink", batch(1, "", "<a/>", "<b/>"), "", 500, 1)
                .delivery("/sink", batch(2, "", "<a/>"), ack(2), 200, 2)
                .delivery("/sink", batch(3, "", "<b/>", "<c/>"), ack(3), 200, 3))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-76");
    Verdicts.of(
            batched(retry)
                .delivery("/sink", batch(1, "", "<a/>", "<b/>"), "", 500, 1)
                .delivery("/sink", batch(2, "", "<c/>"), ack(2), 200, 2))
        .expectOnly("fail DSP0226-eventing-76");
  }

  @Test
  void aRefusalEndsTheSubscription() {
    String refusal =
        Talk.envelope(
            "<wsa:To>"
                + Uris.ANONYMOUS
                + "</wsa:To><wsa:Action>"
                + Actions.WSMAN_FAULT
                + "</wsa:Action><wsa:RelatesTo>"
                + EventTalk.id(1)
                + "</wsa:RelatesTo>",
            Talk.fault("s:Receiver", "wsman:DeliveryRefused", ""));
    Talk refused = withAck("").delivery("/sink", event(1, askingForAck(), "a"), refusal, 500, 1);
    Verdicts.of(refused).expectClean().expect(PASS, "R10.8-1");
    Verdicts.of(refused.delivery("/sink", event(2, askingForAck(), "b"), ack(2), 200, 2))
        .expectOnly("fail R10.8-1");
  }

  @Test
  void anEventThatTheSinkCannotReadIsNotRepeated() {
    String unfit =
        Talk.envelope(
            "<wsa:Action>" + Actions.WSMAN_FAULT + "</wsa:Action>",
            Talk.fault("s:Sender", "wsman:EncodingLimit", Uris.FAULT_DETAIL + "CharacterSet"));
    Verdicts.of(
            withAck("")
                .delivery("/sink", event(1, askingForAck(), "a"), unfit, 500, 1)
                .delivery("/sink", event(1, askingForAck(), "a"), unfit, 500, 2))
        .expectOnly("warn DSP0226-eventing-78");
    Verdicts.of(
            withAck("")
                .delivery("/sink", event(1, askingForAck(), "a"), unfit, 500, 1)
                .delivery("/sink", event(2, askingForAck(), "b"), ack(2), 200, 2))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-78");
  }

  @Test
  void aBatchHasItsForm() {
    Verdicts.of(batched("").delivery("/sink", batch(1, "", "<a/>", "<b/>"), ack(1), 200, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-50");
    Verdicts.of(batched("").delivery("/sink", batch(1, ""), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-50");
    Verdicts.of(
            batched("")
                .delivery(
                    "/sink",
                    batch(1, "", "<a/>")
                        .replace("<wsman:Event Action='" + Actions.EVENT + "'>", "<wsman:Event>"),
                    ack(1),
                    200,
                    1))
        .expectOnly("fail DSP0226-eventing-50");
    Verdicts.of(batched("").delivery("/sink", event(1, askingForAck(), "a"), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-50");
    Verdicts.of(batched("").delivery("/sink", batch(1, "", "&lt;a/&gt;"), ack(1), 200, 1))
        .expectClean();
  }

  @Test
  void aBatchStaysWithinItsLimits() {
    String two = "<wsman:MaxElements>2</wsman:MaxElements>";
    Verdicts.of(batched(two).delivery("/sink", batch(1, "", "<a/>", "<b/>"), ack(1), 200, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-52");
    Verdicts.of(
            batched(two).delivery("/sink", batch(1, "", "<a/>", "<b/>", "<c/>"), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-52");
    String small = "<wsman:MaxEnvelopeSize Policy='Skip'>1000</wsman:MaxEnvelopeSize>";
    Verdicts.of(batched(small).delivery("/sink", batch(1, "", "<a/>", "<b/>"), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-52");
    Verdicts.of(batched(small).delivery("/sink", batch(1, "", "<a/>"), ack(1), 200, 1))
        .expectOnly("fail DSP0226-eventing-53");
  }

  @Test
  void heartbeatsComeInTime() {
    String every = "<wsman:Heartbeats>PT2S</wsman:Heartbeats>";
    Talk talk =
        accepted(Uris.MODE_PUSH, "", every, "")
            .delivery("/sink", heartbeat(1, PARAMETER), "", 202, 2)
            .delivery("/sink", event(2, PARAMETER, "a"), "", 202, 4)
            .later(
                6,
                manage(3, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                answer(3, Actions.UNSUBSCRIBE, ""));
    Verdicts.of(talk)
        .expectClean()
        .expect(PASS, "R10.2.5-2")
        .expect(PASS, "R10.2.5-3")
        .expect(PASS, "DSP0226-eventing-30");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", every, "")
                .delivery("/sink", heartbeat(1, PARAMETER), "", 202, 2)
                .delivery("/sink", heartbeat(2, PARAMETER), "", 202, 12))
        .expectOnly("fail R10.2.5-2");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", every, "")
                .later(
                    20,
                    manage(3, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                    answer(3, Actions.UNSUBSCRIBE, "")))
        .expectOnly("fail R10.2.5-2");
    // A source that is trying again has other troubles.
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", every, "")
                .delivery("/sink", heartbeat(1, PARAMETER), "", 500, 2)
                .delivery("/sink", heartbeat(2, PARAMETER), "", 202, 30))
        .expectClean();
  }

  @Test
  void aHeartbeatHasItsForm() {
    String every = "<wsman:Heartbeats>PT1H</wsman:Heartbeats>";
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", every, "")
                .delivery("/sink", message(1, Actions.HEARTBEAT, PARAMETER, "<a/>"), "", 202, 1))
        .expectOnly("fail R10.2.5-3");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", every, "")
                .delivery("/sink", message(1, Actions.EVENT, PARAMETER, ""), "", 202, 1))
        .expectOnly("fail R10.2.5-3");
    String among =
        batch(1, "", "<a/>", "")
            .replaceFirst(
                "<wsman:Event Action='[^']*'></wsman:Event>",
                "<wsman:Event Action='" + Actions.HEARTBEAT + "'/>");
    Verdicts.of(batched(every).delivery("/sink", among, ack(1), 200, 1))
        .expectOnly("warn DSP0226-eventing-30");
    Verdicts.of(batched(every).delivery("/sink", heartbeat(1, PARAMETER), "", 202, 1))
        .expectOnly("warn DSP0226-eventing-30");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", every, SEND_BOOKMARKS)
                .delivery("/sink", heartbeat(1, PARAMETER), "", 202, 1))
        .expectClean();
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", every, SEND_BOOKMARKS)
                .delivery("/sink", heartbeat(1, PARAMETER + "<wsman:Bookmark/>"), "", 202, 1))
        .expectOnly("warn DSP0226-eventing-38");
  }

  @Test
  void bookmarksComeWithEveryDelivery() {
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", SEND_BOOKMARKS)
                .delivery("/sink", event(1, PARAMETER + bookmark("b1"), "a"), "", 202, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-33");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", SEND_BOOKMARKS)
                .delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1))
        .expectOnly("fail DSP0226-eventing-33");
  }

  private static String logged(int n, int number) {
    return message(n, Actions.EVENT, PARAMETER + bookmark("b" + number), record(number));
  }

  private static Talk resumed(int first) {
    String again =
        EventTalk.subscribe(2, Uris.MODE_PUSH, "", "", bookmark("b2") + SEND_BOOKMARKS)
            .replace("/sink", "/second");
    return accepted(Uris.MODE_PUSH, "", "", SEND_BOOKMARKS)
        .delivery("/sink", logged(1, 1), "", 202, 1)
        .delivery("/sink", logged(2, 2), "", 202, 2)
        .delivery("/sink", logged(3, 3), "", 202, 3)
        .delivery("/sink", logged(4, 4), "", 202, 4)
        .later(
            5,
            again,
            EventTalk.subscribed(2, MANAGER.replace("uuid:s1", "uuid:s2") + EventTalk.EXPIRES))
        .delivery(
            "/second", logged(5, first).replace("http://c/sink", "http://c/second"), "", 202, 6);
  }

  @Test
  void deliveryGoesOnAfterTheBookmark() {
    Verdicts.of(resumed(3)).expectClean().expect(PASS, "DSP0226-eventing-34");
    Verdicts.of(resumed(2)).expectOnly("fail DSP0226-eventing-34");
    Verdicts.of(resumed(1)).expectOnly("fail DSP0226-eventing-34");
    Verdicts.of(resumed(4)).expectOnly("fail DSP0226-eventing-34");
    Verdicts.of(resumed(9)).expectClean();
  }

  @Test
  void aBookmarkOfABatchCoversAllOfIt() {
    Talk talk =
        accepted(Uris.MODE_EVENTS, "", "", SEND_BOOKMARKS)
            .delivery("/sink", batch(1, bookmark("b2"), record(1), record(2)), ack(1), 200, 1)
            .later(
                5,
                EventTalk.subscribe(2, Uris.MODE_EVENTS, "", "", bookmark("b2"))
                    .replace("/sink", "/second"),
                EventTalk.subscribed(2, MANAGER.replace("uuid:s1", "uuid:s2") + EventTalk.EXPIRES));
    Verdicts.of(
            talk.delivery(
                "/second",
                batch(2, "", record(2)).replace("http://c/sink", "http://c/second"),
                ack(2),
                200,
                6))
        .expectOnly("fail DSP0226-eventing-37");
  }

  @Test
  void eventsComeInOrderAndOnce() {
    Verdicts.of(
            push()
                .delivery("/sink", message(1, Actions.EVENT, PARAMETER, record(1)), "", 202, 1)
                .delivery("/sink", message(2, Actions.EVENT, PARAMETER, record(2)), "", 202, 2))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-45")
        .expect(PASS, "MS-WMOD-3.4-11");
    Verdicts.of(
            push()
                .delivery("/sink", message(1, Actions.EVENT, PARAMETER, record(2)), "", 202, 1)
                .delivery("/sink", message(2, Actions.EVENT, PARAMETER, record(1)), "", 202, 2))
        .expectOnly("warn DSP0226-eventing-45");
    Verdicts.of(
            push()
                .delivery("/sink", message(1, Actions.EVENT, PARAMETER, record(1)), "", 202, 1)
                .delivery("/sink", message(2, Actions.EVENT, PARAMETER, record(1)), "", 202, 2))
        .expectOnly("fail MS-WMOD-3.4-11");
    Verdicts.of(
            push()
                .delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1)
                .delivery("/sink", event(1, PARAMETER, "a"), "", 202, 2))
        .expectOnly("fail MS-WMOD-3.4-11");
    // What was not acknowledged is sent again.
    Verdicts.of(
            withAck("")
                .delivery("/sink", message(1, Actions.EVENT, askingForAck(), record(1)), "", 500, 1)
                .delivery(
                    "/sink", message(1, Actions.EVENT, askingForAck(), record(1)), ack(1), 200, 2))
        .expectClean();
  }

  @Test
  void nothingFollowsUnsubscribe() {
    Talk ended =
        accepted(Uris.MODE_PUSH, END_TO, "", "")
            .later(
                1,
                manage(2, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                answer(2, Actions.UNSUBSCRIBE, ""));
    Verdicts.of(ended)
        .expectClean()
        .expect(PASS, "DSP0226-eventing-64")
        .expect(PASS, "DSP0226-eventing-66");
    Verdicts.of(ended.delivery("/sink", event(1, PARAMETER, "a"), "", 202, 5))
        .expectOnly("fail DSP0226-eventing-66");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, END_TO, "", "")
                .later(
                    1,
                    manage(2, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                    answer(2, Actions.UNSUBSCRIBE, ""))
                .delivery("/sink", end(1, Uris.END_SOURCE_CANCELLING, MANAGER), "", 202, 5))
        .expectOnly("fail DSP0226-eventing-64");
    // It was under way before.
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1)
                .later(
                    1,
                    manage(2, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                    answer(2, Actions.UNSUBSCRIBE, "")))
        .expectClean();
  }

  @Test
  void anEventOfLaterWasNotOnItsWay() {
    Talk talk =
        accepted(Uris.MODE_PUSH, "", "", "")
            .later(
                1,
                manage(2, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                answer(2, Actions.UNSUBSCRIBE, ""))
            .later(
                2,
                Talk.request(
                    3, "http://e/Raise", "", "<e:Raise xmlns:e='http://e/'>unheard-of</e:Raise>"),
                answer(3, "http://e/Raise", ""));
    Verdicts.of(talk.delivery("/sink", event(1, PARAMETER, "unheard-of"), "", 202, 3))
        .expectOnly("fail DSP0226-eventing-66");
  }

  @Test
  void subscriptionEndHasItsForm() {
    Verdicts.of(
            accepted(Uris.MODE_PUSH, END_TO, "", "")
                .delivery("/sink", end(1, Uris.END_DELIVERY_FAILURE, MANAGER), "", 202, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-70")
        .expect(PASS, "DSP0226-eventing-72");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, END_TO, "", "")
                .delivery("/sink", end(1, "DeliveryFailure", MANAGER), "", 202, 1))
        .expectOnly("fail DSP0226-eventing-70");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, END_TO, "", "")
                .delivery("/sink", end(1, Uris.END_DELIVERY_FAILURE, ""), "", 202, 1))
        .expectOnly("fail DSP0226-eventing-70");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, END_TO, "", "")
                .delivery(
                    "/sink",
                    end(1, Uris.END_DELIVERY_FAILURE, MANAGER.replace("uuid:s1", "uuid:s7")),
                    "",
                    202,
                    1))
        .expectOnly("fail DSP0226-eventing-70");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, END_TO, "", "")
                .delivery(
                    "/sink",
                    end(1, Uris.END_DELIVERY_FAILURE, MANAGER).replace(EventTalk.END_PARAMETER, ""),
                    "",
                    202,
                    1))
        .expectOnly("fail DSP0226-eventing-72");
  }

  @Test
  void droppedEventsAreCounted() {
    String notice = "<wsman:DroppedEvents Action='http://e/A'>3</wsman:DroppedEvents>";
    Verdicts.of(
            push()
                .delivery(
                    "/sink", message(1, Actions.DROPPED_EVENTS, PARAMETER, notice), "", 202, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-79");
    for (String wrong :
        new String[] {
          notice.replace("3", "some"), notice.replace(" Action='http://e/A'", ""), "<a/>"
        }) {
      Verdicts.of(
              push()
                  .delivery(
                      "/sink", message(1, Actions.DROPPED_EVENTS, PARAMETER, wrong), "", 202, 1))
          .expectOnly("fail DSP0226-eventing-79");
    }
  }

  @Test
  void aNoticeStandsWhereEventsAreMissing() {
    Verdicts.of(noticed(1, 3, 4)).expectClean().expect(PASS, "DSP0226-eventing-80");
    Verdicts.of(noticed(3, 4, 5)).expectOnly("warn DSP0226-eventing-80");
  }

  private static Talk noticed(int before, int after, int last) {
    String notice = "<wsman:DroppedEvents Action='http://e/A'>1</wsman:DroppedEvents>";
    return push()
        .delivery("/sink", message(1, Actions.EVENT, PARAMETER, record(before)), "", 202, 1)
        .delivery("/sink", message(2, Actions.DROPPED_EVENTS, PARAMETER, notice), "", 202, 2)
        .delivery("/sink", message(3, Actions.EVENT, PARAMETER, record(after)), "", 202, 3)
        .delivery("/sink", message(4, Actions.EVENT, PARAMETER, record(last)), "", 202, 4);
  }

  @Test
  void aDeliveryIsJudgedLikeAnyMessage() {
    String good = event(1, PARAMETER, "a");
    one(good.replace("<wsa:To>http://c/sink</wsa:To>", "")).expectOnly("fail R5.3-1");
    one(good.replace("</s:Header>", "<wsa:To>http://c/sink</wsa:To></s:Header>"))
        .expectOnly("fail WSA-08");
    one(good.replace("</s:Body>", "</s:Body><a/>")).expectOnly("fail SOAP12-01");
    one(good.replace("</s:Envelope>", "")).expectOnly("fail DSP0226-faults-15");
    one(good.replace("</s:Header>", "<plain xmlns=''/></s:Header>")).expectOnly("fail SOAP12-02");
    one(good.replace("<s:Body>", "<s:Body><?pi?>")).expectOnly("fail SOAP12-03");
    one(good.replace(
            "</s:Header>",
            "<x:T xmlns:x='http://schemas.xmlsoap.org/ws/2005/06/management'/></s:Header>"))
        .expectOnly("fail MS-WMOD-G7");
    one(good.replace("<wsa:MessageID>" + EventTalk.id(1) + "</wsa:MessageID>", "")).expectClean();
    Verdicts.of(
            push()
                .delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1)
                .delivery("/sink", event(1, PARAMETER, "b"), "", 202, 2))
        .expectOnly("fail R5.4.4-2");
  }

  private static Verdicts one(String message) {
    return Verdicts.of(push().delivery("/sink", message, "", 202, 1));
  }

  @Test
  void aPullSubscriptionIsNotPushed() {
    String subscribe = EventTalk.subscribe(Uris.MODE_PULL, "", EventTalk.notifyTo(), "");
    Talk talk =
        Talk.claiming()
            .later(
                0,
                subscribe,
                EventTalk.subscribed(MANAGER + EventTalk.EXPIRES + EventTalk.CONTEXT));
    Verdicts.of(talk.delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1))
        .expectOnly("fail DSP0226-eventing-60");
  }

  @Test
  void aPullSubscriptionEnds() {
    String pull = "<wsen:Pull>" + EventTalk.CONTEXT + "</wsen:Pull>";
    String items = "<wsen:PullResponse><wsen:Items><a/></wsen:Items></wsen:PullResponse>";
    Talk pulled =
        accepted(Uris.MODE_PULL, "", "", "")
            .later(1, manage(2, Actions.PULL, pull), answer(2, Actions.PULL, items));
    Verdicts.of(pulled).expectClean().expect(PASS, "DSP0226-eventing-60");
    Verdicts.of(
            pulled
                .later(
                    2,
                    manage(3, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                    answer(3, Actions.UNSUBSCRIBE, ""))
                .later(3, manage(4, Actions.PULL, pull), answer(4, Actions.PULL, items)))
        .expectOnly("fail DSP0226-eventing-59");
    Verdicts.of(
            accepted(Uris.MODE_PULL, "", "", "")
                .later(
                    1,
                    manage(2, Actions.PULL, pull),
                    answer(
                        2,
                        Actions.PULL,
                        "<wsen:PullResponse><wsen:EndOfSequence/></wsen:PullResponse>"))
                .later(
                    2,
                    manage(3, Actions.RENEW, "<wse:Renew/>"),
                    answer(
                        3,
                        Actions.RENEW,
                        "<wse:RenewResponse>" + EventTalk.EXPIRES + "</wse:RenewResponse>")))
        .expectOnly("warn DSP0226-eventing-61");
  }

  @Test
  void anIndicationIsAnInstanceOfItsClass() {
    String uri = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_InstCreation";
    String subscribe = EventTalk.subscribe(Uris.MODE_PUSH, "", "", "").replace("http://e/R", uri);
    String good =
        "<c:CIM_InstCreation xmlns:c='" + uri + "'><c:Time>1</c:Time></c:CIM_InstCreation>";
    Talk talk =
        Talk.claiming().later(0, subscribe, EventTalk.subscribed(MANAGER + EventTalk.EXPIRES));
    Verdicts.of(talk.delivery("/sink", message(1, Actions.EVENT, PARAMETER, good), "", 202, 1))
        .expectClean()
        .expect(PASS, "DSP0227-cim-23");
    Talk other =
        Talk.claiming().later(0, subscribe, EventTalk.subscribed(MANAGER + EventTalk.EXPIRES));
    Verdicts.of(
            other.delivery(
                "/sink",
                message(1, Actions.EVENT, PARAMETER, good.replace("c:Time", "Time")),
                "",
                202,
                1))
        .expectOnly("fail DSP0227-cim-23");
  }
}
