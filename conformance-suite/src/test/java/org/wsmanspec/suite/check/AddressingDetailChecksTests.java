package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.INCONCLUSIVE;
import static org.wsmanspec.report.Verdict.NOT_APPLICABLE;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Late answers, languages, names in faults, references, and where replies go. */
class AddressingDetailChecksTests {

  private static final String GET_RESPONSE = Actions.responseTo(Actions.GET);
  private static final String GET = request(1, Actions.GET, "", "");
  private static final String BODY = "<e:R xmlns:e='http://e/R'/>";
  private static final String GOOD = reply(1, GET_RESPONSE, "", BODY);

  private static String fails(String subcode, String detail) {
    String action = subcode.startsWith("wsman:") ? Actions.WSMAN_FAULT : Actions.ADDRESSING_FAULT;
    return reply(1, action, "", fault("s:Sender", subcode, ""))
        .replace(
            "</s:Fault>",
            (detail.isEmpty() ? "" : "<s:Detail>" + detail + "</s:Detail>") + "</s:Fault>");
  }

  private static Verdicts of(String request, String response) {
    return Verdicts.of(Talk.claiming().exchange(request, response));
  }

  // Where replies go

  @Test
  void aFaultWithoutFaultToGoesWhereTheReplyWouldHaveGone() {
    String fault = fails("wsa:DestinationUnreachable", "");
    of(GET, fault).expectClean().expect(PASS, "R5.4.3-2");
    of(GET, fault.replaceFirst("<wsa:To>[^<]*", "<wsa:To>http://elsewhere/"))
        .expectOnly("fail R5.4.3-2");
    String withFaultTo =
        GET.replace(
            "</wsa:ReplyTo>",
            "</wsa:ReplyTo><wsa:FaultTo><wsa:Address>"
                + Namespaces.WSA
                + "/role/anonymous</wsa:Address></wsa:FaultTo>");
    of(withFaultTo, fault.replaceFirst("<wsa:To>[^<]*", "<wsa:To>http://elsewhere/"))
        .expectOnly("fail DSP0226-addressing-39");
  }

  @Test
  void anAcknowledgementIsNoReply() {
    of(GET, GOOD).expect(PASS, "DSP0226-addressing-45");
    Verdicts.of(Talk.claiming().exchange(GET, "", 202, HttpHeaders.NONE))
        .expectOnly("fail DSP0226-addressing-45", "fail DSP0226-transport-13");
    String elsewhere = GET.replace(Namespaces.WSA + "/role/anonymous", "http://c/");
    Verdicts.of(Talk.claiming().exchange(elsewhere, "", 202, HttpHeaders.NONE)).expectClean();
  }

  @Test
  void anAddressThatLostASecretIsNotJudged() {
    String redacted = GET.replace("<wsa:Address>http", "<wsa:Address>" + Redaction.MARK);
    of(redacted, GOOD).expectClean().expect(INCONCLUSIVE, "DSP0226-addressing-85");
  }

  @Test
  void referenceParametersAreCopiedWhole() {
    String parameter = "<e:P xmlns:e='http://e' kind='a'><e:Q>7</e:Q></e:P>";
    String asked =
        GET.replace(
            "</wsa:Address></wsa:ReplyTo>",
            "</wsa:Address><wsa:ReferenceParameters>"
                + parameter
                + "</wsa:ReferenceParameters></wsa:ReplyTo>");
    String marked = parameter.replace(" kind", " s:mustUnderstand='true' kind");
    of(asked, GOOD.replace("</s:Header>", marked + "</s:Header>"))
        .expectClean()
        .expect(PASS, "DSP0226-addressing-01");
    of(asked, GOOD.replace("</s:Header>", parameter.replace(" kind='a'", "") + "</s:Header>"))
        .expectOnly("fail DSP0226-addressing-01");
    of(asked, GOOD.replace("</s:Header>", parameter.replaceAll("</?e:Q>", "") + "</s:Header>"))
        .expectOnly("fail DSP0226-addressing-01");
    of(asked, GOOD).expectOnly("fail R5.4.2-5");
    String laidOut = parameter.replace("><", ">\n  <");
    of(asked, GOOD.replace("</s:Header>", laidOut + "</s:Header>")).expectClean();
  }

  // References and selectors

  private static String requestedEpr(String parameters) {
    return reply(
        1,
        GET_RESPONSE,
        "<wsman:RequestedEPR><wsa:EndpointReference><wsa:Address>http://h/wsman</wsa:Address>"
            + "<wsa:ReferenceParameters>"
            + parameters
            + "</wsa:ReferenceParameters></wsa:EndpointReference></wsman:RequestedEPR>",
        BODY);
  }

  private static Verdicts reference(String parameters) {
    return Verdicts.of(
        Talk.claiming("default-addressing", "selectors").exchange(GET, requestedEpr(parameters)));
  }

  @Test
  void aReferenceOfTheDefaultModelNamesItsResource() {
    String uri = "<wsman:ResourceURI>http://e/R</wsman:ResourceURI>";
    String set =
        "<wsman:SelectorSet><wsman:Selector Name='a'>1</wsman:Selector></wsman:SelectorSet>";
    reference(uri + set).expectClean().expect(PASS, "DSP0226-addressing-05");
    reference(set).expectOnly("fail DSP0226-addressing-05");
    reference(uri + uri + set).expectOnly("fail DSP0226-addressing-05");
    reference("<e:Own xmlns:e='http://e'>1</e:Own>").expectClean();
  }

  @Test
  void selectorsAreNotLaidOut() {
    String uri = "<wsman:ResourceURI>http://e/R</wsman:ResourceURI><wsman:SelectorSet>";
    String end = "</wsman:SelectorSet>";
    reference(uri + "<wsman:Selector Name='a'>\n 1\n</wsman:Selector>" + end)
        .expectOnly("warn DSP0226-addressing-26");
    // Blanks may belong to the value.
    reference(uri + "<wsman:Selector Name='a'> 1 </wsman:Selector>" + end).expectClean();
  }

  @Test
  void whatIsDeletedHasNoReference() {
    String delete = request(1, Actions.DELETE, "<wsman:RequestEPR/>", "");
    String epr = "<wsman:RequestedEPR><wsman:EPRInvalid/></wsman:RequestedEPR>";
    String good = reply(1, Actions.responseTo(Actions.DELETE), epr, "");
    of(delete, good).expectClean().expect(PASS, "DSP0226-addressing-71");
    of(
            delete,
            good.replace(
                "<wsman:EPRInvalid/>",
                "<wsa:EndpointReference><wsa:Address>http://h/</wsa:Address>"
                    + "</wsa:EndpointReference>"))
        .expectOnly("warn DSP0226-addressing-71");
  }

  private static String items(int n, String action, String element, int count) {
    return reply(
        n,
        Actions.responseTo(action),
        "",
        "<wsen:"
            + element
            + "><wsen:EnumerationContext>c</wsen:EnumerationContext><wsen:Items>"
            + "<e:R xmlns:e='http://e/R'/>".repeat(count)
            + "</wsen:Items></wsen:"
            + element
            + ">");
  }

  private static Talk enumerated(int count) {
    String context = "<wsen:EnumerationContext>c</wsen:EnumerationContext>";
    return Talk.claiming("selectors")
        .exchange(
            request(2, Actions.ENUMERATE, "", "<wsen:Enumerate/>"),
            reply(
                2,
                Actions.responseTo(Actions.ENUMERATE),
                "",
                "<wsen:EnumerateResponse>" + context + "</wsen:EnumerateResponse>"))
        .exchange(
            request(
                3,
                Actions.PULL,
                "",
                "<wsen:Pull>" + context + "<wsen:MaxElements>9</wsen:MaxElements></wsen:Pull>"),
            items(3, Actions.PULL, "PullResponse", count));
  }

  @Test
  void anInstanceWithoutSelectorsIsOddWhereThereAreSeveral() {
    Verdicts.of(enumerated(2).exchange(GET, GOOD)).expectOnly("warn DSP0226-addressing-19");
    Verdicts.of(enumerated(1).exchange(GET, GOOD)).expectClean();
    Verdicts.of(enumerated(2).exchange(GET, fails("wsman:InvalidSelectors", "")))
        .expect(PASS, "DSP0226-addressing-19");
    String selected =
        GET.replace(
            "</s:Header>",
            "<wsman:SelectorSet><wsman:Selector Name='a'>1</wsman:Selector></wsman:SelectorSet>"
                + "</s:Header>");
    Verdicts.of(enumerated(2).exchange(selected, GOOD)).expectClean();
  }

  // Control headers

  private static Verdicts timed(String header, Duration took) {
    Timing timing = new Timing(Instant.EPOCH, took, took);
    return Verdicts.of(
        Talk.claiming("operation-timeout")
            .add(
                Optional.of(post(request(1, Actions.GET, header, ""), "http://h/wsman", "")),
                Optional.of(answer(GOOD)),
                Optional.empty(),
                Optional.of(timing),
                Set.of()));
  }

  private static Request post(String text, String target, String authorization) {
    HttpHeaders headers =
        authorization.isEmpty()
            ? HttpHeaders.of("Content-Type", "application/soap+xml")
            : HttpHeaders.of(
                "Content-Type", "application/soap+xml", "Authorization", authorization);
    return new Request("POST", target, headers, Payload.ofText(text));
  }

  private static Response answer(String text) {
    return new Response(
        200, "", HttpHeaders.of("Content-Type", "application/soap+xml"), Payload.ofText(text));
  }

  @Test
  void onlyAnAnswerThatIsVeryLateIsOdd() {
    String wish = "<wsman:OperationTimeout>PT5S</wsman:OperationTimeout>";
    String demand = wish.replace("Timeout>PT", "Timeout s:mustUnderstand='true'>PT");
    timed(wish, Duration.ofSeconds(19)).expectClean().expect(PASS, "DSP0226-addressing-60");
    timed(wish, Duration.ofSeconds(21)).expectOnly("warn DSP0226-addressing-60");
    timed(demand, Duration.ofSeconds(19)).expectClean().expect(PASS, "DSP0226-addressing-78");
    timed(demand, Duration.ofSeconds(21)).expectOnly("warn DSP0226-addressing-78");
    timed(wish.replace("PT5S", "soon"), Duration.ofSeconds(99)).expectClean();
    timed("", Duration.ofSeconds(99)).expectClean();
  }

  @Test
  void aLanguageThatTheServiceSpokeIsSpokenWhenAskedFor() {
    String english = fails("wsa:DestinationUnreachable", "");
    String german = english.replace("xml:lang='en'", "xml:lang='de-DE'");
    String asks = request(2, Actions.GET, "<wsman:Locale xml:lang='en-GB'/>", "");
    Talk talk = Talk.claiming("locale").exchange(GET, english);
    String second = german.replace("00001</wsa:", "00002</wsa:");
    Verdicts.of(talk.exchange(asks, second)).expectOnly("warn R6.3-1");
    // Whether it speaks English at all is not known.
    Verdicts.of(Talk.claiming("locale").exchange(asks, second)).expectClean();
    Verdicts.of(
            Talk.claiming("locale").exchange(asks, english.replace("00001</wsa:", "00002</wsa:")))
        .expectClean()
        .expect(PASS, "R6.3-1");
  }

  @Test
  void textInDetailSaysItsLanguage() {
    String prose = "<e:M xmlns:e='http://e'>The service could not do this.</e:M>";
    String fault = fails("wsa:DestinationUnreachable", prose);
    Verdicts.of(Talk.claiming("locale").exchange(GET, fault)).expectOnly("warn R6.3-4");
    Verdicts.of(
            Talk.claiming("locale")
                .exchange(GET, fault.replace("<s:Envelope", "<s:Envelope xml:lang='en'")))
        .expectClean()
        .expect(PASS, "R6.3-4");
    Verdicts.of(Talk.claiming().exchange(GET, fault)).expect(NOT_APPLICABLE, "R6.3-4");
    Verdicts.of(
            Talk.claiming("locale")
                .exchange(GET, fault.replace("The service could not do this.", "0x80338000 E")))
        .expectClean();
  }

  // What faults name

  @Test
  void aFaultDoesNotNameTheWrongThing() {
    of(GET, fails("wsa:ActionNotSupported", "<wsa:Action>" + Actions.GET + "</wsa:Action>"))
        .expectClean()
        .expect(PASS, "DSP0226-addressing-90");
    of(GET, fails("wsa:ActionNotSupported", "<wsa:Action>" + Actions.PUT + "</wsa:Action>"))
        .expectOnly("warn DSP0226-addressing-90");
    of(GET, fails("wsa:ActionNotSupported", "")).expectClean();
    String named = "<e:Header xmlns:e='http://e'>wsa:MessageID</e:Header>";
    of(GET, fails("wsa:MessageInformationHeaderRequired", named))
        .expectOnly("warn DSP0226-addressing-91");
    of(GET, fails("wsa:InvalidMessageInformationHeader", named))
        .expectClean()
        .expect(PASS, "DSP0226-addressing-91");
    of(GET, fails("wsa:InvalidMessageInformationHeader", named.replace("MessageID", "From")))
        .expectOnly("warn DSP0226-addressing-91");
    of(GET, fails("wsa:MessageInformationHeaderRequired", named.replace("MessageID", "ReplyTo")))
        .expectClean();
  }

  @Test
  void aRefusedOptionIsExplained() {
    String detail =
        "<wsman:FaultDetail>http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/InvalidName"
            + "</wsman:FaultDetail>";
    String told = fails("wsman:InvalidOptions", detail);
    Verdicts.of(Talk.claiming("option-set").exchange(GET, told))
        .expectClean()
        .expect(PASS, "DSP0226-addressing-68");
    Verdicts.of(Talk.claiming("option-set").exchange(GET, fails("wsman:InvalidOptions", "")))
        .expect(PASS, "DSP0226-addressing-68");
    Verdicts.of(
            Talk.claiming("option-set")
                .exchange(GET, fails("wsman:InvalidOptions", "").replace(">no<", "> <")))
        .expectOnly("warn DSP0226-addressing-68", "warn DSP0226-faults-04");
  }

  // Credentials

  private static Talk asked(Talk talk, String target, String authorization, Response response) {
    return talk.add(
        Optional.of(post(GET, target, authorization)),
        Optional.of(response),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  private static Response unauthorized() {
    return new Response(
        401, "", HttpHeaders.of("WWW-Authenticate", "Basic realm=\"x\""), Payload.ofText(""));
  }

  @Test
  void whoIsServedWithoutCredentialsIsSeenOnlyWhereTheyAreDemanded() {
    String wsman = "http://h:5985/wsman";
    Verdicts.of(asked(Talk.claiming(), wsman, "", answer(GOOD)))
        .expectClean()
        .expect(NOT_APPLICABLE, "DSP0226-addressing-76");
    Verdicts.of(asked(Talk.claiming("authentication"), wsman, "", answer(GOOD)))
        .expectOnly("warn DSP0226-addressing-76");
    Verdicts.of(asked(Talk.claiming("authentication"), "http://h/other", "", answer(GOOD)))
        .expectClean();
    Verdicts.of(asked(Talk.claiming(), wsman, "", unauthorized()))
        .expectClean()
        .expect(PASS, "DSP0226-addressing-76");
    // One that authenticated its connection is known on it.
    Talk known = asked(Talk.claiming("authentication"), wsman, "NTLM x", answer(GOOD));
    String second = GOOD.replace("00001</wsa:", "00002</wsa:");
    Verdicts.of(
            known.add(
                Optional.of(post(request(2, Actions.GET, "", ""), wsman, "")),
                Optional.of(answer(second)),
                Optional.empty(),
                Optional.empty(),
                Set.of()))
        .expectClean();
  }

  @Test
  void theAnonymousAddressAsksNobody() {
    String anonymous = "http://h:5985/wsman-anon/identify";
    Verdicts.of(asked(Talk.claiming("anonymous-access"), anonymous, "", unauthorized()))
        .expectOnly("fail DSP0226-addressing-77");
    Verdicts.of(asked(Talk.claiming(), anonymous, "", unauthorized())).expectClean();
  }
}
