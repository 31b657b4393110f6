package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;

class EnumerationChecksTests {

  private static final String CONTEXT = "<wsen:EnumerationContext>c1</wsen:EnumerationContext>";
  private static final String NO_CONTEXT = "<wsen:EnumerationContext/>";
  private static final String ITEM = "<e:R xmlns:e='http://e/R'/>";
  private static final String END = "<wsen:EndOfSequence/>";

  private static String enumerate(String content) {
    return request(1, Actions.ENUMERATE, "", "<wsen:Enumerate>" + content + "</wsen:Enumerate>");
  }

  private static String enumerated(String content) {
    return reply(
        1,
        Actions.responseTo(Actions.ENUMERATE),
        "",
        "<wsen:EnumerateResponse>" + content + "</wsen:EnumerateResponse>");
  }

  private static String pull(int n, String content) {
    return request(n, Actions.PULL, "", "<wsen:Pull>" + CONTEXT + content + "</wsen:Pull>");
  }

  private static String pulled(int n, String content) {
    return reply(
        n,
        Actions.responseTo(Actions.PULL),
        "",
        "<wsen:PullResponse>" + content + "</wsen:PullResponse>");
  }

  private static String items(String content) {
    return "<wsen:Items>" + content + "</wsen:Items>";
  }

  private static Verdicts enumerating(String asked, String answered) {
    return Verdicts.of(Talk.claiming().exchange(enumerate(asked), enumerated(answered)));
  }

  private static Verdicts pulling(String asked, String answered) {
    return Verdicts.of(
        Talk.claiming()
            .exchange(enumerate(""), enumerated(CONTEXT))
            .exchange(pull(2, asked), pulled(2, answered)));
  }

  @Test
  void aGoodEnumerationIsClean() {
    pulling("<wsen:MaxElements>2</wsen:MaxElements>", items(ITEM + ITEM) + END)
        .expectClean()
        .expect(PASS, "WSEN-01")
        .expect(PASS, "WSEN-03")
        .expect(PASS, "R8.4-8")
        .expect(PASS, "DSP0226-enumeration-36")
        .expect(PASS, "DSP0226-enumeration-44")
        .expect(PASS, "DSP0226-enumeration-55")
        .expect(PASS, "DSP0226-enumeration-74")
        .expect(PASS, "MS-WMOD-3.2-8");
    enumerating(
            "<wsman:OptimizeEnumeration/><wsman:MaxElements>2</wsman:MaxElements>",
            NO_CONTEXT + "<wsman:Items>" + ITEM + ITEM + "</wsman:Items><wsman:EndOfSequence/>")
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-26")
        .expect(PASS, "DSP0226-enumeration-27")
        .expect(PASS, "DSP0226-enumeration-69");
  }

  @Test
  void theEnumerateResponseHasItsShape() {
    enumerating("", "").expectOnly("fail WSEN-01");
    enumerating("", CONTEXT + "<wsen:Expires>PT1M</wsen:Expires>").expectOnly("fail WSEN-01");
    enumerating("", NO_CONTEXT).expectOnly("fail MS-WMOD-3.2-8");
    enumerating("<wsman:OptimizeEnumeration/>", "<wsman:Items>" + ITEM + "</wsman:Items>" + CONTEXT)
        .expectOnly("fail WSEN-01");
    enumerating("", CONTEXT + "<wsman:Items>" + ITEM + "</wsman:Items>")
        .expectOnly("fail DSP0226-enumeration-74");
    enumerating("", CONTEXT + "<wsman:Items/>").expectOnly("warn DSP0226-enumeration-74");
    enumerating("<wsman:OptimizeEnumeration/>", NO_CONTEXT + "<wsman:EndOfSequence/>")
        .expectClean();
    enumerating("", NO_CONTEXT + "<wsman:EndOfSequence/>").expectClean();
  }

  @Test
  void optimizedItemsAreWrappedLimitedAndContinued() {
    enumerating("<wsman:OptimizeEnumeration/>", CONTEXT + items(ITEM))
        .expectOnly("fail DSP0226-enumeration-27");
    String two = CONTEXT + "<wsman:Items>" + ITEM + ITEM + "</wsman:Items>";
    enumerating("<wsman:OptimizeEnumeration/><wsman:MaxElements>1</wsman:MaxElements>", two)
        .expectOnly("fail DSP0226-enumeration-26");
    enumerating("<wsman:OptimizeEnumeration/>", two).expectOnly("warn DSP0226-enumeration-26");
    enumerating(
            "<wsman:OptimizeEnumeration/>", NO_CONTEXT + "<wsman:Items>" + ITEM + "</wsman:Items>")
        .expectOnly("fail R8.2.3-5");
  }

  @Test
  void thePullResponseHasItsShape() {
    pulling("", END + items(ITEM)).expectOnly("fail WSEN-03");
    pulling("", CONTEXT).expectOnly("fail DSP0226-enumeration-44");
    pulling("", CONTEXT + "<wsman:Items>" + ITEM + "</wsman:Items>")
        .expectOnly("fail DSP0226-enumeration-44");
    pulling("", items(ITEM + ITEM)).expectOnly("fail DSP0226-enumeration-36");
    pulling("<wsen:MaxElements>x</wsen:MaxElements>", items(ITEM + ITEM)).expectClean();
    pulling("", CONTEXT + items(ITEM) + END).expectOnly("fail R8.4-8");
    pulling("", NO_CONTEXT + items(ITEM) + END).expectOnly("warn R8.4-8");
  }

  @Test
  void itemsHaveTheShapeOfTheMode() {
    String epr =
        "<wsa:EndpointReference><wsa:Address>http://h/</wsa:Address></wsa:EndpointReference>";
    mode("", epr).expectOnly("fail DSP0226-enumeration-55");
    mode("EnumerateEPR", epr).expectClean().expect(PASS, "DSP0226-enumeration-53");
    mode("EnumerateEPR", ITEM).expectOnly("fail DSP0226-enumeration-53");
    mode("EnumerateObjectAndEPR", "<wsman:Item>" + ITEM + epr + "</wsman:Item>")
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-54");
    mode("EnumerateObjectAndEPR", "<wsman:Item>" + epr + ITEM + "</wsman:Item>").expectClean();
    mode("EnumerateObjectAndEPR", "<wsman:Item>" + ITEM + "</wsman:Item>")
        .expectOnly("fail DSP0226-enumeration-54");
  }

  private static Verdicts mode(String mode, String item) {
    String asked =
        mode.isEmpty() ? "" : "<wsman:EnumerationMode>" + mode + "</wsman:EnumerationMode>";
    return Verdicts.of(
        Talk.claiming()
            .exchange(enumerate(asked), enumerated(CONTEXT))
            .exchange(pull(2, ""), pulled(2, items(item))));
  }

  @Test
  void aFinishedContextIsRefused() {
    Talk ended =
        Talk.claiming()
            .exchange(enumerate(""), enumerated(CONTEXT))
            .exchange(pull(2, ""), pulled(2, items(ITEM) + END));
    Verdicts.of(ended).expectClean();
    ended.exchange(
        pull(3, ""),
        reply(
            3,
            Actions.ENUMERATION_FAULT,
            "",
            fault("s:Receiver", "wsen:InvalidEnumerationContext", "")));
    Verdicts.of(ended).expectClean().expect(PASS, "DSP0226-enumeration-39");
    ended.exchange(pull(4, ""), pulled(4, END));
    Verdicts.of(ended).expectOnly("fail DSP0226-enumeration-39");
  }

  @Test
  void aReleasedContextIsRefused() {
    Talk released =
        Talk.claiming()
            .exchange(enumerate(""), enumerated(CONTEXT))
            .exchange(release(2), reply(2, Actions.responseTo(Actions.RELEASE), "", ""));
    Verdicts.of(released).expectClean().expect(PASS, "DSP0226-enumeration-46");
    Talk pulledAgain = released.exchange(pull(3, ""), pulled(3, items(ITEM)));
    Verdicts.of(pulledAgain).expectOnly("fail DSP0226-enumeration-49");
    Verdicts.of(
            Talk.claiming()
                .exchange(enumerate(""), enumerated(CONTEXT))
                .exchange(release(2), reply(2, Actions.responseTo(Actions.RELEASE), "", ""))
                .exchange(
                    release(3),
                    reply(3, Actions.responseTo(Actions.RELEASE), "", "<wsen:ReleaseResponse/>")))
        .expectOnly("fail DSP0226-enumeration-46", "fail DSP0226-enumeration-47");
  }

  private static String release(int n) {
    return request(n, Actions.RELEASE, "", "<wsen:Release>" + CONTEXT + "</wsen:Release>");
  }

  @Test
  void aDemandedCountIsGiven() {
    String asked =
        enumerate("")
            .replace(
                "</s:Header>",
                "<wsman:RequestTotalItemsCountEstimate s:mustUnderstand='true'/></s:Header>");
    Verdicts.of(Talk.claiming("enumeration.count").exchange(asked, enumerated(CONTEXT)))
        .expectOnly("warn DSP0226-enumeration-21");
    String count = "<wsman:TotalItemsCountEstimate>%s</wsman:TotalItemsCountEstimate></s:Header>";
    Verdicts.of(
            Talk.claiming()
                .exchange(asked, enumerated(CONTEXT).replace("</s:Header>", count.formatted("3"))))
        .expectClean();
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    asked, enumerated(CONTEXT).replace("</s:Header>", count.formatted("few"))))
        .expectOnly("warn DSP0226-enumeration-21");
  }
}
