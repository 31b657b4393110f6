package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.INCONCLUSIVE;
import static org.wsmanspec.report.Verdict.NOT_APPLICABLE;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;

class AddressingChecksTests {

  private static final String GET_RESPONSE = Actions.responseTo(Actions.GET);
  private static final String GET = request(1, Actions.GET, "", "");
  private static final String GOOD = reply(1, GET_RESPONSE, "", "<e:R xmlns:e='http://e/R'/>");
  private static final String FAULT =
      reply(1, Actions.ADDRESSING_FAULT, "", fault("s:Sender", "wsa:DestinationUnreachable", ""));

  @Test
  void aGoodExchangeIsClean() {
    Verdicts.of(Talk.claiming().exchange(GET, GOOD))
        .expectClean()
        .expect(PASS, "DSP0226-addressing-50")
        .expect(PASS, "DSP0226-addressing-55")
        .expect(PASS, "DSP0226-addressing-39")
        .expect(PASS, "R5.3-1")
        .expect(PASS, "R5.4.4-2")
        .expect(PASS, "WSA-08")
        .expect(PASS, "MS-WMOD-G4")
        .expect(NOT_APPLICABLE, "MS-WMOD-G1");
    Verdicts.of(Talk.claiming().exchange(GET, FAULT)).expectClean();
  }

  @Test
  void relatesToRepeatsTheMessageIdInItsCase() {
    String other = GOOD.replace("<wsa:RelatesTo>urn", "<wsa:RelatesTo>URN");
    Verdicts.of(Talk.claiming().exchange(GET, other)).expectOnly("fail DSP0226-addressing-50");
    String none = GOOD.replaceAll("<wsa:RelatesTo>.*</wsa:RelatesTo>", "");
    Verdicts.of(Talk.claiming().exchange(GET, none)).expectOnly("fail DSP0226-addressing-50");
    String padded = GOOD.replace("<wsa:RelatesTo>", "<wsa:RelatesTo>\n  ");
    Verdicts.of(Talk.claiming().exchange(GET, padded)).expectClean();
  }

  @Test
  void aFaultMayLackRelatesToOnlyWhereTheIdWasOutOfReach() {
    String none = FAULT.replaceAll("<wsa:RelatesTo>.*</wsa:RelatesTo>", "");
    Verdicts.of(Talk.claiming().exchange(GET, none)).expectOnly("fail DSP0226-addressing-50");
    String schema = none.replace("wsa:DestinationUnreachable", "wsman:SchemaValidationError");
    Verdicts.of(
            Talk.claiming()
                .exchange(GET, schema.replace(Actions.ADDRESSING_FAULT, Actions.WSMAN_FAULT)))
        .expectOnly("warn DSP0226-addressing-50");
    String withoutId = GET.replaceAll("<wsa:MessageID>.*</wsa:MessageID>", "");
    Verdicts.of(Talk.claiming().exchange(withoutId, none)).expectClean();
    String unusable =
        GET.replaceAll(
            "<wsa:MessageID>.*</wsa:MessageID>", "<wsa:MessageID>not a uri</wsa:MessageID>");
    Verdicts.of(Talk.claiming().exchange(unusable, none)).expectClean();
  }

  @Test
  void whatWasNotRecordedIsNotJudged() {
    Verdicts.of(Talk.claiming().response(GOOD))
        .expectClean()
        .expect(INCONCLUSIVE, "DSP0226-addressing-50");
    Verdicts.of(Talk.claiming().response(GOOD, Gap.MESSAGE_IDS)).expect(INCONCLUSIVE, "R5.4.4-2");
  }

  @Test
  void relationshipTypeIsReply() {
    String wrong =
        GOOD.replace("<wsa:RelatesTo>", "<wsa:RelatesTo RelationshipType='wsman:Other'>");
    Verdicts.of(Talk.claiming().exchange(GET, wrong)).expectOnly("warn DSP0226-addressing-52");
    String right = GOOD.replace("<wsa:RelatesTo>", "<wsa:RelatesTo RelationshipType='wsa:Reply'>");
    Verdicts.of(Talk.claiming().exchange(GET, right)).expectClean();
  }

  @Test
  void messageIdsDoNotRepeatInAnyCase() {
    String second =
        reply(2, GET_RESPONSE, "", "<e:R xmlns:e='http://e/R'/>")
            .replace(
                "urn:uuid:10000000-0000-4000-8000-000000000002",
                "URN:UUID:10000000-0000-4000-8000-000000000001");
    Verdicts.of(
            Talk.claiming().exchange(GET, GOOD).exchange(request(2, Actions.GET, "", ""), second))
        .expectOnly("fail R5.4.4-2");
  }

  @Test
  void theReplyHasTheRightAction() {
    Verdicts.of(Talk.claiming().exchange(GET, GOOD.replace("GetResponse", "PutResponse")))
        .expectOnly("fail DSP0226-addressing-55");
    Verdicts.of(
            Talk.claiming().exchange(GET, FAULT.replace(Actions.ADDRESSING_FAULT, GET_RESPONSE)))
        .expectOnly("fail DSP0226-addressing-55");
    Verdicts.of(
            Talk.claiming()
                .exchange(GET, FAULT.replace(Actions.ADDRESSING_FAULT, Actions.WSMAN_FAULT)))
        .expectClean();
    Verdicts.of(
            Talk.claiming()
                .exchange(GET, FAULT.replace(Actions.ADDRESSING_FAULT, Actions.TRANSFER_FAULT)))
        .expectOnly("warn DSP0226-addressing-55");
  }

  @Test
  void theReplyGoesWhereReplyToSays() {
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    GET,
                    GOOD.replace(
                        "<wsa:To>" + Namespaces.WSA + "/role/anonymous",
                        "<wsa:To>http://elsewhere/")))
        .expectOnly("fail DSP0226-addressing-39");
    String elsewhere =
        GET.replace("<wsa:Address>" + Namespaces.WSA + "/role/anonymous", "<wsa:Address>http://c/");
    Verdicts.of(Talk.claiming().exchange(elsewhere, GOOD)).expectOnly("fail DSP0226-addressing-85");
    Verdicts.of(Talk.claiming().exchange(elsewhere, FAULT)).expectClean();
  }

  @Test
  void referenceParametersOfReplyToComeBack() {
    String asked =
        GET.replace(
            "</wsa:Address></wsa:ReplyTo>",
            "</wsa:Address><wsa:ReferenceParameters><e:P xmlns:e='http://e'>7</e:P>"
                + "</wsa:ReferenceParameters></wsa:ReplyTo>");
    Verdicts.of(Talk.claiming().exchange(asked, GOOD)).expectOnly("fail R5.4.2-5");
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    asked,
                    GOOD.replace("</s:Header>", "<e:P xmlns:e='http://e'>7</e:P></s:Header>")))
        .expectClean()
        .expect(PASS, "R5.4.2-5");
    Verdicts.of(Talk.claiming().exchange(asked, FAULT)).expectClean();
  }

  @Test
  void headersComeOnceAndUnaskedOnesNotAtAll() {
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    GET, GOOD.replace("</s:Header>", "<wsa:To>http://x/</wsa:To></s:Header>")))
        .expectOnly("fail WSA-08");
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    GET,
                    GOOD.replace(
                        "</s:Header>",
                        "<wsman:ResourceURI>http://e/R</wsman:ResourceURI></s:Header>")))
        .expectOnly("warn DSP0226-addressing-74");
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    GET,
                    GOOD.replace(
                        "</s:Header>",
                        "<e:X xmlns:e='http://e/x' s:mustUnderstand='1'/></s:Header>")))
        .expectOnly("fail MS-WMOD-G4");
    Verdicts.of(Talk.claiming().exchange(GET, GOOD.replaceAll("<wsa:To>.*</wsa:To>", "")))
        .expectOnly("fail R5.3-1");
    Verdicts.of(Talk.claiming().exchange(GET, GOOD.replaceAll("<wsa:Action>.*</wsa:Action>", "")))
        .expectOnly("fail DSP0226-addressing-53");
  }

  @Test
  void ofAFaultToAnUnreadableRequestLessIsAsked() {
    String two = GET.replace("</s:Header>", "<wsa:Action>x:y</wsa:Action></s:Header>");
    String bare =
        FAULT
            .replaceAll("<wsa:RelatesTo>.*</wsa:RelatesTo>", "")
            .replaceAll("<wsa:To>.*</wsa:To>", "");
    Verdicts.of(Talk.claiming().exchange(two, bare)).expectOnly("warn DSP0226-faults-16");
  }

  @Test
  void referencesHaveTheirShape() {
    String created =
        "<wxf:ResourceCreated><wsa:ReferenceParameters><wsman:ResourceURI>http://e/R"
            + "</wsman:ResourceURI><wsman:SelectorSet><wsman:Selector Name='%s'>%s"
            + "</wsman:Selector></wsman:SelectorSet></wsa:ReferenceParameters>%s"
            + "</wxf:ResourceCreated>";
    String address = "<wsa:Address>http://h/</wsa:Address>";
    String asked = request(1, Actions.CREATE, "", "<e:R xmlns:e='http://e/R'/>");
    String action = Actions.responseTo(Actions.CREATE);
    Verdicts.of(
            Talk.claiming("selectors")
                .exchange(asked, reply(1, action, "", created.formatted("a", "b", address))))
        .expectOnly("fail WSA-03");
    Verdicts.of(
            Talk.claiming("selectors")
                .exchange(asked, reply(1, action, "", created.formatted("a", "b", ""))))
        .expectOnly("fail WSA-03");
    String right = created.replace("Created><wsa:Ref", "Created>" + address + "<wsa:Ref");
    Verdicts.of(
            Talk.claiming("selectors")
                .exchange(asked, reply(1, action, "", right.formatted("a", "b", ""))))
        .expectClean()
        .expect(PASS, "WSA-03")
        .expect(PASS, "DSP0226-addressing-16");
    Verdicts.of(
            Talk.claiming("selectors")
                .exchange(
                    asked, reply(1, action, "", right.formatted("a b", "<e:x xmlns:e='u:'/>", ""))))
        .expectOnly("fail DSP0226-addressing-16", "fail DSP0226-addressing-18");
    Verdicts.of(
            Talk.claiming("selectors")
                .exchange(
                    asked,
                    reply(
                        1,
                        action,
                        "",
                        right
                            .formatted("a", "b", "")
                            .replace("http://e/R", "no uri")
                            .replace("http://h/", "nowhere"))))
        .expectOnly("fail DSP0226-addressing-08", "fail WSA-04");
  }

  @Test
  void requestedEprIsAReferenceOrSaysWhyNot() {
    String asked =
        GET.replace("</s:Header>", "<wsman:RequestEPR s:mustUnderstand='true'/></s:Header>");
    Verdicts.of(Talk.claiming("request-epr").exchange(asked, GOOD)).expectOnly("warn R6.5-1");
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    asked,
                    GOOD.replace(
                        "</s:Header>",
                        "<wsman:RequestedEPR><wsman:EPRUnknown/></wsman:RequestedEPR>"
                            + "</s:Header>")))
        .expectClean()
        .expect(PASS, "R6.5-1");
    Verdicts.of(
            Talk.claiming()
                .exchange(asked, GOOD.replace("</s:Header>", "<wsman:RequestedEPR/></s:Header>")))
        .expect(WARN, "R6.5-1");
  }

  @Test
  void whoseConductIsNotUnderTestIsNotJudged() {
    String bad = GET.replaceAll("<wsa:To>.*</wsa:To>", "");
    Verdicts.of(Talk.claiming().exchange(bad, GOOD)).expectClean();
    Verdicts.of(Talk.claiming().judgingClient().exchange(bad, GOOD)).expect(FAIL, "R5.3-1");
    Verdicts.of(
            Talk.claiming()
                .judgingClientOnly()
                .exchange(GET, GOOD.replaceAll("<wsa:To>.*</wsa:To>", "")))
        .expectClean()
        .expect(NOT_APPLICABLE, "DSP0226-addressing-39");
  }
}
