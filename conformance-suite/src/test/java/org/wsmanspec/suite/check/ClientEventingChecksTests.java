package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.EventTalk.EXPIRES;
import static org.wsmanspec.suite.check.EventTalk.IDENTIFIER;
import static org.wsmanspec.suite.check.EventTalk.MANAGER;
import static org.wsmanspec.suite.check.EventTalk.PARAMETER;
import static org.wsmanspec.suite.check.EventTalk.accepted;
import static org.wsmanspec.suite.check.EventTalk.ack;
import static org.wsmanspec.suite.check.EventTalk.answer;
import static org.wsmanspec.suite.check.EventTalk.askingForAck;
import static org.wsmanspec.suite.check.EventTalk.event;
import static org.wsmanspec.suite.check.EventTalk.manage;
import static org.wsmanspec.suite.check.EventTalk.subscribe;
import static org.wsmanspec.suite.check.EventTalk.subscribed;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Uris;

/** Subscribers and sinks as clients. */
class ClientEventingChecksTests {

  private static Verdicts subscribing(String asked) {
    return Verdicts.of(
        Talk.claiming("eventing")
            .judgingClientOnly()
            .exchange(asked, subscribed(MANAGER + EXPIRES)));
  }

  @Test
  void aSubscriberSaysWhereEventsAreToGo() {
    subscribing(subscribe(Uris.MODE_PUSH, "", "", EXPIRES))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-05")
        .expect(PASS, "WSE-01");
    subscribing(
            subscribe(Uris.MODE_PUSH, "", "", "").replaceAll("<wse:NotifyTo>.*</wse:NotifyTo>", ""))
        .expectOnly("fail DSP0226-eventing-05");
    subscribing(subscribe(Uris.MODE_PULL, "", "", "")).expectClean();
  }

  @Test
  void theChildrenOfSubscribeHaveTheirOrder() {
    subscribing(subscribe(Uris.MODE_PUSH, EXPIRES, "", "")).expectOnly("fail WSE-01");
    subscribing(
            subscribe(
                Uris.MODE_PUSH, "", "", "<wsman:SendBookmarks/><wse:Expires>PT1M</wse:Expires>"))
        .expectOnly("fail WSE-01");
    subscribing(subscribe(Uris.MODE_PUSH, "", "", EXPIRES + "<wsman:SendBookmarks/>"))
        .expectClean();
  }

  @Test
  void aRequestAboutASubscriptionNamesIt() {
    String unsubscribe = manage(2, Actions.UNSUBSCRIBE, "<wse:Unsubscribe/>");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .judgingClientOnly()
                .later(1, unsubscribe, answer(2, Actions.UNSUBSCRIBE, "")))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-26");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .judgingClientOnly()
                .later(1, unsubscribe.replace(IDENTIFIER, ""), answer(2, Actions.UNSUBSCRIBE, "")))
        .expectOnly("fail DSP0226-eventing-26");
    String pull = "<wsen:Pull>" + EventTalk.CONTEXT + "</wsen:Pull>";
    String pulled = "<wsen:PullResponse><wsen:EndOfSequence/></wsen:PullResponse>";
    Verdicts.of(
            accepted(Uris.MODE_PULL, "", "", "")
                .judgingClientOnly()
                .later(1, manage(2, Actions.PULL, pull), answer(2, Actions.PULL, pulled)))
        .expect(PASS, "DSP0226-eventing-57");
    Verdicts.of(
            accepted(Uris.MODE_PULL, "", "", "")
                .judgingClientOnly()
                .later(
                    1,
                    manage(2, Actions.PULL, pull).replace(IDENTIFIER, ""),
                    answer(2, Actions.PULL, pulled)))
        .expect(org.wsmanspec.report.Verdict.FAIL, "DSP0226-eventing-57");
  }

  @Test
  void credentialsForDeliveryAreMandatoryAndWellFormed() {
    String thumbprint = "<wsman:CertificateThumbprint>%s</wsman:CertificateThumbprint>";
    String good = thumbprint.formatted("0123456789abcdef0123456789ABCDEF01234567");
    tokens("s:mustUnderstand='true'", good)
        .expectClean()
        .expect(PASS, "DSP0226-security-11")
        .expect(PASS, "DSP0226-security-13");
    tokens("", good).expectOnly("fail DSP0226-security-11");
    tokens("s:mustUnderstand='true'", thumbprint.formatted("01:23"))
        .expectOnly("fail DSP0226-security-13");
  }

  private static Verdicts tokens(String flag, String content) {
    String header =
        "<wst:IssuedTokens "
            + flag
            + "><wst:RequestSecurityTokenResponse><wst:RequestedSecurityToken>"
            + content
            + "</wst:RequestedSecurityToken></wst:RequestSecurityTokenResponse></wst:IssuedTokens>";
    return Verdicts.of(
        Talk.claiming("eventing", "eventing.credentials")
            .judgingClientOnly()
            .exchange(
                subscribe(Uris.MODE_PUSH, "", "", "")
                    .replace("</s:Header>", header + "</s:Header>"),
                subscribed(MANAGER + EXPIRES)));
  }

  private static Verdicts answering(String message, String answer, int status) {
    return Verdicts.of(
        accepted(Uris.MODE_PUSH_WITH_ACK, "", "", "")
            .judgingClientOnly()
            .delivery("/sink", message, answer, status, 1));
  }

  @Test
  void aSinkAcknowledges() {
    String asking = event(1, askingForAck(), "a");
    answering(asking, ack(1), 200)
        .expectClean()
        .expect(PASS, "DSP0226-eventing-74")
        .expect(PASS, "DSP0226-eventing-49");
    answering(asking, "", 202).expectOnly("fail DSP0226-eventing-74");
    answering(asking, ack(2), 200).expectOnly("fail DSP0226-eventing-49");
    answering(asking, ack(1).replace("</s:Body>", "<a/></s:Body>"), 200)
        .expectOnly("fail DSP0226-eventing-49");
    answering(asking, ack(1).replace(Actions.ACK, "http://e/Ack"), 200)
        .expectOnly("fail DSP0226-eventing-49");
    answering(
            asking,
            Talk.envelope(
                "<wsa:Action>" + Actions.WSMAN_FAULT + "</wsa:Action>",
                Talk.fault("s:Receiver", "wsman:DeliveryRefused", "")),
            500)
        .expectClean();
  }

  @Test
  void aSinkThatIsNotAskedSaysNothing() {
    Talk push =
        accepted(Uris.MODE_PUSH, "", "", "")
            .judgingClientOnly()
            .delivery("/sink", event(1, PARAMETER, "a"), ack(1), 200, 1);
    Verdicts.of(push).expectOnly("fail DSP0226-eventing-47");
    Verdicts.of(
            accepted(Uris.MODE_PUSH, "", "", "")
                .judgingClientOnly()
                .delivery("/sink", event(1, PARAMETER, "a"), "", 202, 1))
        .expectClean()
        .expect(PASS, "DSP0226-eventing-47");
  }
}
