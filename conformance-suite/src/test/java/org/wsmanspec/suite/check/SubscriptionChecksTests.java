package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.EventTalk.CONTEXT;
import static org.wsmanspec.suite.check.EventTalk.EXPIRES;
import static org.wsmanspec.suite.check.EventTalk.MANAGER;
import static org.wsmanspec.suite.check.EventTalk.accepted;
import static org.wsmanspec.suite.check.EventTalk.answer;
import static org.wsmanspec.suite.check.EventTalk.manage;
import static org.wsmanspec.suite.check.EventTalk.refused;
import static org.wsmanspec.suite.check.EventTalk.subscribe;
import static org.wsmanspec.suite.check.EventTalk.subscribed;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Uris;

/** What is answered to Subscribe, Renew, GetStatus and Unsubscribe. */
class SubscriptionChecksTests {

  private static Verdicts subscribing(String asked, String answered) {
    return Verdicts.of(Talk.claiming().exchange(asked, answered));
  }

  @Test
  void theAnswerToSubscribeHasItsShape() {
    String push = subscribe(Uris.MODE_PUSH, "", "", "");
    subscribing(push, subscribed(MANAGER + EXPIRES))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-09")
        .expect(PASS, "DSP0226-eventing-25")
        .expect(PASS, "DSP0226-eventing-41");
    subscribing(push, subscribed(MANAGER)).expectOnly("fail DSP0226-eventing-09");
    subscribing(push, subscribed(EXPIRES + MANAGER)).expectOnly("fail DSP0226-eventing-09");
    subscribing(push, subscribed(MANAGER + "<wse:Expires>soon</wse:Expires>"))
        .expectOnly("fail DSP0226-eventing-09");
    subscribing(push, subscribed(EXPIRES)).expectOnly("fail DSP0226-eventing-25");
    subscribing(push, subscribed(MANAGER.replaceAll("<wsa:Address>.*</wsa:Address>", "") + EXPIRES))
        .expectOnly("fail DSP0226-eventing-25");
  }

  @Test
  void aPullSubscriptionHasAContext() {
    String pull = subscribe(Uris.MODE_PULL, "", "", "");
    subscribing(pull, subscribed(MANAGER + EXPIRES + CONTEXT))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-56");
    subscribing(pull, subscribed(MANAGER + EXPIRES + "<wsen:EnumerationContext/>")).expectOnly();
    Verdicts.of(Talk.claiming("eventing.pull").exchange(pull, subscribed(MANAGER + EXPIRES)))
        .expectOnly("fail DSP0226-eventing-56");
  }

  @Test
  void anImpossibleExpirationIsRefused() {
    for (String expires : new String[] {"PT0S", "-PT1M", "abc"}) {
      String asked =
          subscribe(Uris.MODE_PUSH, "", "", "<wse:Expires>" + expires + "</wse:Expires>");
      subscribing(asked, subscribed(MANAGER + EXPIRES)).expectOnly("fail DSP0226-eventing-08");
      Verdicts.of(
              Talk.claiming("eventing")
                  .exchange(
                      asked, refused(1, Actions.EVENTING_FAULT, "wse:InvalidExpirationTime", "")))
          .expectClean()
          .expect(PASS, "DSP0226-eventing-08");
    }
    Verdicts.of(
            Talk.claiming()
                .later(
                    0,
                    subscribe(
                        Uris.MODE_PUSH, "", "", "<wse:Expires>2001-01-01T00:00:00Z</wse:Expires>"),
                    subscribed(MANAGER + EXPIRES)))
        .expectOnly("fail DSP0226-eventing-08");
    subscribing(
            subscribe(Uris.MODE_PUSH, "", "", "<wse:Expires>PT1H</wse:Expires>"),
            subscribed(MANAGER + EXPIRES))
        .expectClean();
  }

  @Test
  void aPushModeNeedsAnAddress() {
    String asked =
        subscribe(Uris.MODE_PUSH, "", "", "").replaceAll("<wse:NotifyTo>.*</wse:NotifyTo>", "");
    subscribing(asked, subscribed(MANAGER + EXPIRES)).expectOnly("fail DSP0226-eventing-89");
    Verdicts.of(
            Talk.claiming("eventing")
                .exchange(asked, refused(1, Actions.EVENTING_FAULT, "wse:InvalidMessage", "")))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-89");
  }

  @Test
  void aRefusalListsWhatThereIs() {
    String asked = subscribe("http://e/mode", "", "", "");
    String fault =
        refused(1, Actions.EVENTING_FAULT, "wse:DeliveryModeRequestedUnavailable", "%s")
            .replace("<wsman:FaultDetail>%s</wsman:FaultDetail>", "%s");
    Talk talk = Talk.claiming("eventing");
    Verdicts.of(talk.exchange(asked, fault.formatted(mode(Uris.MODE_PUSH))))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-85")
        .expect(PASS, "DSP0226-eventing-44");
    Verdicts.of(Talk.claiming("eventing").exchange(asked, fault.formatted(mode("http://e/mode"))))
        .expectOnly("warn DSP0226-eventing-85");
    Verdicts.of(Talk.claiming("eventing").exchange(asked, fault.formatted(mode("Push"))))
        .expectOnly("fail DSP0226-eventing-44");
    Verdicts.of(
            Talk.claiming("eventing")
                .exchange(
                    asked,
                    fault.formatted(mode("http://schemas.dmtf.org/wbem/wsman/1/wsman/Batched"))))
        .expectOnly("fail DSP0226-eventing-44");
    String filtered =
        subscribe(Uris.MODE_PUSH, "", "", "<wsman:Filter Dialect='http://e/d'>x</wsman:Filter>");
    String unavailable =
        refused(1, Actions.EVENTING_FAULT, "wse:FilteringRequestedUnavailable", "%s")
            .replace("<wsman:FaultDetail>%s</wsman:FaultDetail>", "%s");
    Verdicts.of(
            Talk.claiming("eventing")
                .exchange(filtered, unavailable.formatted(dialect(Uris.DIALECT_WQL))))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-84");
    Verdicts.of(
            Talk.claiming("eventing")
                .exchange(filtered, unavailable.formatted(dialect("http://e/d"))))
        .expectOnly("warn DSP0226-eventing-84");
  }

  private static String mode(String uri) {
    return "<wse:SupportedDeliveryMode>" + uri + "</wse:SupportedDeliveryMode>";
  }

  private static String dialect(String uri) {
    return "<wse:SupportedDialect>" + uri + "</wse:SupportedDialect>";
  }

  @Test
  void someStandardModeIsOffered() {
    Talk talk = Talk.claiming("eventing");
    int n = 1;
    for (String mode :
        new String[] {Uris.MODE_PUSH, Uris.MODE_PUSH_WITH_ACK, Uris.MODE_EVENTS, Uris.MODE_PULL}) {
      talk.exchange(
          subscribe(n, mode, "", "", ""),
          refused(n, Actions.EVENTING_FAULT, "wse:DeliveryModeRequestedUnavailable", ""));
      n++;
      if (n < 5) {
        Verdicts.of(talk).expectClean();
      }
    }
    Verdicts.of(talk).expectOnly("warn DSP0226-eventing-41");
  }

  @Test
  void aLegalContentEncodingIsNoSchemaError() {
    String asked =
        subscribe(
            2, Uris.MODE_PUSH, "", "<wsman:ContentEncoding>UTF-16</wsman:ContentEncoding>", "");
    String fault = refused(2, Actions.WSMAN_FAULT, "wsman:SchemaValidationError", "");
    Verdicts.of(Talk.claiming("eventing").exchange(asked, fault)).expectClean();
    Talk talk =
        Talk.claiming()
            .exchange(subscribe(Uris.MODE_PUSH, "", "", ""), subscribed(MANAGER + EXPIRES));
    Verdicts.of(talk.exchange(asked, fault)).expectOnly("fail DSP0226-eventing-91");
    Verdicts.of(
            Talk.claiming("eventing")
                .exchange(
                    asked,
                    refused(
                        2,
                        Actions.WSMAN_FAULT,
                        "wsman:EncodingLimit",
                        Uris.FAULT_DETAIL + "CharacterSet")))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-91");
  }

  @Test
  void unsubscribeEndsASubscription() {
    Talk talk = accepted(Uris.MODE_PUSH, "", "", "");
    talk.later(
        1,
        manage(2, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
        answer(2, Actions.UNSUBSCRIBE, ""));
    Verdicts.of(talk)
        .expectClean()
        .expect(PASS, "DSP0226-eventing-63")
        .expect(PASS, "DSP0226-eventing-25");
    Verdicts.of(
            talk.later(
                2,
                manage(3, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                refused(3, Actions.EVENTING_FAULT, "wse:InvalidMessage", "")))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-65");
    Verdicts.of(
            talk.later(
                3,
                manage(4, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                answer(4, Actions.UNSUBSCRIBE, "")))
        .expectOnly("warn DSP0226-eventing-65");
  }

  @Test
  void unsubscribeIsSupportedAndItsAnswerEmpty() {
    String asked = manage(2, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .later(1, asked, answer(2, Actions.UNSUBSCRIBE, "<wse:UnsubscribeResponse/>")))
        .expectOnly("fail DSP0226-eventing-63");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .later(
                    1, asked, refused(2, Actions.ADDRESSING_FAULT, "wsa:ActionNotSupported", "")))
        .expectOnly("fail DSP0226-eventing-63");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .later(1, asked, refused(2, Actions.EVENTING_FAULT, "wse:InvalidMessage", "")))
        .expectOnly("fail DSP0226-eventing-25");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .later(700, asked, refused(2, Actions.EVENTING_FAULT, "wse:InvalidMessage", "")))
        .expectClean();
  }

  @Test
  void renewAndGetStatusSayWhatIsLeft() {
    String renew =
        manage(2, Actions.RENEW, "<wse:Renew><wse:Expires>PT5M</wse:Expires></wse:Renew>");
    String status = manage(3, Actions.GET_STATUS, "<wse:GetStatus/>");
    Talk talk =
        accepted(Uris.MODE_PUSH, "", "", "")
            .later(
                1,
                renew,
                answer(2, Actions.RENEW, "<wse:RenewResponse>" + EXPIRES + "</wse:RenewResponse>"))
            .later(
                2,
                status,
                answer(
                    3,
                    Actions.GET_STATUS,
                    "<wse:GetStatusResponse>" + EXPIRES + "</wse:GetStatusResponse>"));
    Verdicts.of(talk)
        .expectClean()
        .expect(PASS, "DSP0226-eventing-67")
        .expect(PASS, "DSP0226-eventing-88")
        .expect(PASS, "DSP0226-eventing-86");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .later(1, renew, answer(2, Actions.RENEW, "<wse:RenewResponse/>")))
        .expectOnly("warn DSP0226-eventing-67");
    Verdicts.of(accepted(Uris.MODE_PUSH, "", "", "").later(1, renew, answer(2, Actions.RENEW, "")))
        .expectOnly("fail DSP0226-eventing-86");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .later(1, status, answer(3, Actions.GET_STATUS, "<wse:GetStatusResponse/>")))
        .expectClean();
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .later(
                    1,
                    status,
                    answer(
                        3,
                        Actions.GET_STATUS,
                        "<wse:GetStatusResponse><wse:Expires>?</wse:Expires></wse:GetStatusResponse>")))
        .expectOnly("warn DSP0226-eventing-88");
  }

  @Test
  void aSubscriptionThatIsOverCannotBeRenewed() {
    String renew = manage(3, Actions.RENEW, "<wse:Renew/>");
    String renewed =
        answer(3, Actions.RENEW, "<wse:RenewResponse>" + EXPIRES + "</wse:RenewResponse>");
    Talk ended =
        accepted(Uris.MODE_PUSH, "", "", "")
            .later(
                1,
                manage(2, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>"),
                answer(2, Actions.UNSUBSCRIBE, ""));
    Verdicts.of(ended.later(2, renew, renewed)).expectOnly("fail DSP0226-eventing-90");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .later(
                    2000,
                    manage(3, Actions.GET_STATUS, "<wse:GetStatus/>"),
                    answer(
                        3,
                        Actions.GET_STATUS,
                        "<wse:GetStatusResponse>" + EXPIRES + "</wse:GetStatusResponse>")))
        .expectOnly("fail DSP0226-eventing-90");
    Verdicts.of(accepted(Uris.MODE_PUSH, "", "", "").later(300, renew, renewed)).expectClean();
  }

  @Test
  void aRefusedRenewChangesNothing() {
    Talk talk =
        accepted(Uris.MODE_PUSH, "", "", "")
            .later(
                1,
                manage(2, Actions.RENEW, "<wse:Renew/>"),
                refused(2, Actions.EVENTING_FAULT, "wse:UnableToRenew", ""));
    String status = manage(3, Actions.GET_STATUS, "<wse:GetStatus/>");
    Verdicts.of(talk.later(2, status, refused(3, Actions.EVENTING_FAULT, "wse:InvalidMessage", "")))
        .expectOnly("warn DSP0226-eventing-68");
  }

  private static Talk onLog(String mode, String inDelivery, String after, boolean accepted) {
    String asked = subscribe(mode, "", inDelivery, after).replace("http://e/R", Uris.EVENT_LOG);
    return Talk.claiming("eventing.event-log")
        .exchange(
            asked,
            accepted
                ? subscribed(MANAGER + EXPIRES)
                : refused(1, Actions.EVENTING_FAULT, "wse:DeliveryModeRequestedUnavailable", ""));
  }

  @Test
  void theEventLogOffersWhatItHasTo() {
    Verdicts.of(onLog(Uris.MODE_PUSH, "", "<wsman:SendBookmarks/>", true))
        .expectClean()
        .expect(PASS, "MS-WSMV-3.1.4.6-1")
        .expect(PASS, "MS-WSMV-3.1.4.1.30.2-2");
    Verdicts.of(onLog(Uris.MODE_PUSH_WITH_ACK, "", "", false)).expectOnly("fail MS-WSMV-3.1.4.6-1");
    String oneZero = "<wsman:ConnectionRetry Total='3'>PT0S</wsman:ConnectionRetry>";
    Verdicts.of(onLog(Uris.MODE_PUSH, oneZero, "", true)).expectOnly("fail MS-WSMV-3.1.4.1.30.2-3");
    Verdicts.of(onLog(Uris.MODE_PUSH, oneZero.replace("3", "0"), "", true)).expectClean();
    Verdicts.of(
            Talk.claiming("eventing.event-log")
                .exchange(
                    subscribe(Uris.MODE_PUSH, "", "", "<wsman:SendBookmarks/>")
                        .replace("http://e/R", Uris.EVENT_LOG),
                    refused(
                        1,
                        Actions.WSMAN_FAULT,
                        "wsman:UnsupportedFeature",
                        Uris.FAULT_DETAIL + "Bookmarks")))
        .expectOnly("fail MS-WSMV-3.1.4.1.30.2-2");
  }

  @Test
  void anEventQueryIsOneList() {
    String list = "<QueryList><Query Id='0'><Select Path='System'>*</Select></Query></QueryList>";
    String filter = "<wsman:Filter Dialect='" + Uris.DIALECT_EVENT_QUERY + "'>%s</wsman:Filter>";
    Verdicts.of(onLog(Uris.MODE_PUSH, "", filter.formatted(list), true).judgingClientOnly())
        .expect(PASS, "MS-WSMV-3.1.4.1.30.5-2");
    Verdicts.of(onLog(Uris.MODE_PUSH, "", filter.formatted(list), true))
        .expect(PASS, "MS-WSMV-3.1.4.1.30.5-1");
    Verdicts.of(onLog(Uris.MODE_PUSH, "", filter.formatted(list + list), true).judgingClientOnly())
        .expectOnly("fail MS-WSMV-3.1.4.1.30.5-2");
    Verdicts.of(
            Talk.claiming("eventing.event-log")
                .exchange(
                    subscribe(Uris.MODE_PUSH, "", "", filter.formatted(list))
                        .replace("http://e/R", Uris.EVENT_LOG),
                    refused(1, Actions.EVENTING_FAULT, "wse:FilteringRequestedUnavailable", "")))
        .expectOnly("fail MS-WSMV-3.1.4.1.30.5-1");
  }
}
