package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Uris;

/** Checks that look at what several exchanges show together. */
class StateChecksTests {

  private static final String URI = "<wsman:ResourceURI>http://e/R</wsman:ResourceURI>";
  private static final String FRAGMENT =
      "<wsman:FragmentTransfer s:mustUnderstand='true'>A</wsman:FragmentTransfer>";

  private static final String CONTEXT = "<wsen:EnumerationContext>c1</wsen:EnumerationContext>";
  private static final String END = "<wsen:EndOfSequence/>";

  private static String instance(String a, String b) {
    return "<e:R xmlns:e='http://e/R'><e:A>" + a + "</e:A><e:B>" + b + "</e:B></e:R>";
  }

  private static Talk get(Talk talk, int n, String representation) {
    return talk.exchange(
        request(n, Actions.GET, URI, ""),
        reply(n, Actions.responseTo(Actions.GET), "", representation));
  }

  private static Talk put(Talk talk, int n, String representation) {
    return talk.exchange(
        request(n, Actions.PUT, URI, representation),
        reply(n, Actions.responseTo(Actions.PUT), "", ""));
  }

  @Test
  void aPutThatTouchesNothingElseIsClean() {
    Talk talk = Talk.claiming("get", "put");
    get(talk, 1, instance("1", "x"));
    get(talk, 2, instance("1", "x"));
    put(talk, 3, instance("2", "x"));
    get(talk, 4, instance("2", "x"));
    Verdicts.of(talk).expectClean().expect(PASS, "MS-WMOD-2.5.2.3");
  }

  @Test
  void aPutThatTouchesAnotherPropertyIsNoted() {
    Talk talk = Talk.claiming("get", "put");
    get(talk, 1, instance("1", "x"));
    get(talk, 2, instance("1", "x"));
    put(talk, 3, instance("2", "x"));
    get(talk, 4, instance("2", "y"));
    Verdicts.of(talk).expectOnly("warn MS-WMOD-2.5.2.3");
  }

  @Test
  void aPropertyThatChangesByItselfIsNoSurprise() {
    Talk talk = Talk.claiming("get", "put");
    get(talk, 1, instance("1", "x"));
    get(talk, 2, instance("1", "y"));
    put(talk, 3, instance("2", "y"));
    get(talk, 4, instance("2", "z"));
    Verdicts.of(talk).expectClean();
  }

  @Test
  void aFragmentPutThatTouchesAnotherPropertyIsNoted() {
    Talk talk = Talk.claiming("get", "put", "fragment");
    get(talk, 1, instance("1", "x"));
    get(talk, 2, instance("1", "x"));
    talk.exchange(
        request(
            3,
            Actions.PUT,
            URI + FRAGMENT,
            "<wsman:XmlFragment><e:A xmlns:e='http://e/R'>2</e:A></wsman:XmlFragment>"),
        reply(3, Actions.responseTo(Actions.PUT), "", ""));
    get(talk, 4, instance("2", "y"));
    Verdicts.of(talk).expectOnly("warn DSP0226-fragment-12");
  }

  private static String epr(String name) {
    return "<wsa:EndpointReference><wsa:Address>http://e/</wsa:Address><wsa:ReferenceParameters>"
        + "<wsman:ResourceURI>http://e/R</wsman:ResourceURI><wsman:SelectorSet>"
        + "<wsman:Selector Name='N'>"
        + name
        + "</wsman:Selector></wsman:SelectorSet></wsa:ReferenceParameters></wsa:EndpointReference>";
  }

  private static String enumerateReferences(String filter) {
    return request(
        1,
        Actions.ENUMERATE,
        URI,
        "<wsen:Enumerate>"
            + filter
            + "<wsman:EnumerationMode>EnumerateEPR</wsman:EnumerationMode></wsen:Enumerate>");
  }

  private static String pull(int n) {
    return request(
        n,
        Actions.PULL,
        URI,
        "<wsen:Pull>" + CONTEXT + "<wsen:MaxElements>5</wsen:MaxElements></wsen:Pull>");
  }

  private static String pulled(int n, String content, String... names) {
    StringBuilder items = new StringBuilder();
    for (String name : names) {
      items.append(epr(name));
    }
    return reply(
        n,
        Actions.responseTo(Actions.PULL),
        "",
        "<wsen:PullResponse>"
            + (content.isEmpty() ? CONTEXT : "")
            + "<wsen:Items>"
            + items
            + "</wsen:Items>"
            + content
            + "</wsen:PullResponse>");
  }

  private static Talk references(String filter, String... names) {
    return Talk.claiming("enumeration", "enumeration.epr")
        .exchange(
            enumerateReferences(filter),
            reply(
                1,
                Actions.responseTo(Actions.ENUMERATE),
                "",
                "<wsen:EnumerateResponse>" + CONTEXT + "</wsen:EnumerateResponse>"))
        .exchange(pull(2), pulled(2, "", names));
  }

  @Test
  void anEnumerationHandsOutEachReferenceOnce() {
    Verdicts.of(references("", "a", "b").exchange(pull(3), pulled(3, END, "c")))
        .expectClean()
        .expect(PASS, "MS-WMOD-3.2-25");
    Verdicts.of(references("", "a", "b", "a").exchange(pull(3), pulled(3, END, "c")))
        .expectOnly("fail MS-WMOD-3.2-25");
    Verdicts.of(references("", "a", "b").exchange(pull(3), pulled(3, END, "a", "b")))
        .expectOnly("fail MS-WMOD-3.2-25");
  }

  @Test
  void anObjectMayGoAndComeAgainWhileItIsEnumerated() {
    Verdicts.of(references("", "a", "b").exchange(pull(3), pulled(3, END, "a")))
        .expectOnly("warn MS-WMOD-3.2-25");
    Verdicts.of(
            references("", "a", "b")
                .exchange(
                    request(3, Actions.DELETE, URI, ""),
                    reply(3, Actions.responseTo(Actions.DELETE), "", ""))
                .exchange(pull(4), pulled(4, END, "a", "b")))
        .expectClean();
    String filter = "<wsman:Filter Dialect='urn:q'>q</wsman:Filter>";
    Verdicts.of(references(filter, "a", "b").exchange(pull(3), pulled(3, END, "a", "b")))
        .expectOnly("warn MS-WMOD-3.2-25");
  }

  @Test
  void utf8IsUnderstood() {
    Verdicts.of(get(Talk.claiming("get"), 1, instance("1", "x")))
        .expect(PASS, "DSP0226-encoding-08");
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    request(1, Actions.GET, URI, ""),
                    reply(
                        1,
                        FaultSubcode.ENCODING_LIMIT.action(),
                        "",
                        fault(
                            "s:Sender",
                            "wsman:EncodingLimit",
                            Uris.FAULT_DETAIL + "CharacterSet"))))
        .expectOnly("fail DSP0226-encoding-08");
  }
}
