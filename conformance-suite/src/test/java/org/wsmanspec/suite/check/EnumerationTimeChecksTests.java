package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.INCONCLUSIVE;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Sequences whose verdict depends on when, in which language and with which filter they were. */
class EnumerationTimeChecksTests {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final String CONTEXT = "<wsen:EnumerationContext>c1</wsen:EnumerationContext>";
  private static final String ITEMS = "<wsen:Items><e:R xmlns:e='http://e/R'/></wsen:Items>";

  private static String enumerate(String headers, String content) {
    return request(
        1, Actions.ENUMERATE, headers, "<wsen:Enumerate>" + content + "</wsen:Enumerate>");
  }

  private static String enumerated(String content) {
    return reply(
        1,
        Actions.responseTo(Actions.ENUMERATE),
        "",
        "<wsen:EnumerateResponse>" + content + CONTEXT + "</wsen:EnumerateResponse>");
  }

  private static String pull(int n, String headers) {
    return request(n, Actions.PULL, headers, "<wsen:Pull>" + CONTEXT + "</wsen:Pull>");
  }

  private static String pulled(int n, String content) {
    return reply(
        n,
        Actions.responseTo(Actions.PULL),
        "",
        "<wsen:PullResponse>" + content + "</wsen:PullResponse>");
  }

  private static String faulted(int n, String subcode) {
    FaultSubcode known =
        FaultSubcode.of(
                new QName(
                    Namespaces.byPrefix().get(subcode.split(":", 2)[0]), subcode.split(":", 2)[1]))
            .orElseThrow();
    return reply(n, known.action(), "", fault("s:Receiver", subcode, ""));
  }

  /** Add an exchange that takes a tenth of a second. */
  private static Talk at(Talk talk, Duration when, String request, String response) {
    HttpHeaders soap = HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8");
    return talk.add(
        Optional.of(new Request("POST", "/wsman", soap, payload(request))),
        Optional.of(
            new Response(response.contains(":Fault>") ? 500 : 200, "", soap, payload(response))),
        Optional.empty(),
        Optional.of(new Timing(START.plus(when), Duration.ofMillis(90), Duration.ofMillis(100))),
        Set.of());
  }

  private static Payload payload(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
  }

  /** An enumeration that expires after ten seconds, and a Pull this long after its beginning. */
  private static Verdicts pulledAfter(double seconds, String response) {
    Talk talk = Talk.claiming("enumeration");
    at(talk, Duration.ZERO, enumerate("", ""), enumerated("<wsen:Expires>PT10S</wsen:Expires>"));
    at(talk, Duration.ofMillis((long) (seconds * 1000)), pull(2, ""), response);
    return Verdicts.of(talk);
  }

  @Test
  void anExpiredEnumerationIsRefused() {
    String success = pulled(2, ITEMS + "<wsen:EndOfSequence/>");
    pulledAfter(9, success).expectClean().expect(INCONCLUSIVE, "DSP0226-enumeration-38");
    // A service may look after what has expired a little later, and counts from its own response.
    pulledAfter(11, success).expectClean();
    pulledAfter(13, success).expectOnly("fail DSP0226-enumeration-38");
    pulledAfter(13, faulted(2, "wsen:TimedOut"))
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-38");
    pulledAfter(13, faulted(2, "wsen:InvalidEnumerationContext"))
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-38");
    pulledAfter(13, faulted(2, "wsman:InternalError")).expectOnly("warn DSP0226-enumeration-38");
  }

  @Test
  void everyUseMayProlongAnEnumeration() {
    Talk talk = Talk.claiming("enumeration");
    at(talk, Duration.ZERO, enumerate("", ""), enumerated("<wsen:Expires>PT10S</wsen:Expires>"));
    at(talk, Duration.ofSeconds(8), pull(2, ""), pulled(2, CONTEXT + ITEMS));
    at(talk, Duration.ofSeconds(16), pull(3, ""), pulled(3, CONTEXT + ITEMS));
    Verdicts.of(talk).expectClean();
  }

  @Test
  void withoutAContextTheOneBeforeStaysInForce() {
    silence(Duration.ofSeconds(1), pulled(3, "<wsen:EndOfSequence/>"))
        .expectClean()
        .expect(PASS, "WSEN-04");
    silence(Duration.ofSeconds(1), faulted(3, "wsen:InvalidEnumerationContext"))
        .expectOnly("fail WSEN-04");
    silence(Duration.ofSeconds(60), faulted(3, "wsen:InvalidEnumerationContext"))
        .expectOnly("warn WSEN-04");
    silence(Duration.ofSeconds(1), faulted(3, "wsman:TimedOut")).expectClean();
  }

  private static Verdicts silence(Duration idle, String response) {
    Talk talk = Talk.claiming("enumeration");
    at(talk, Duration.ZERO, enumerate("", ""), enumerated(""));
    at(talk, Duration.ofSeconds(1), pull(2, ""), pulled(2, ITEMS));
    at(talk, Duration.ofSeconds(1).plus(idle), pull(3, ""), response);
    return Verdicts.of(talk);
  }

  @Test
  void theFirstLocaleHoldsForTheSequence() {
    locale("de", "").expect(INCONCLUSIVE, "R6.3-5");
    locale("de", "de-DE").expectOnly("warn R6.3-5");
    locale("de", "fr").expectClean().expect(PASS, "R6.3-5");
    locale("de", "en-US").expectClean().expect(PASS, "R6.3-5");
    locale("fr-CA", "fr-FR").expect(INCONCLUSIVE, "R6.3-5");
  }

  /** An Enumerate that asks for French, and a Pull that asks for another language. */
  private static Verdicts locale(String asked, String answered) {
    Talk talk = Talk.claiming("enumeration", "locale");
    talk.exchange(enumerate("<wsman:Locale xml:lang='fr-FR'/>", ""), enumerated(""));
    String response = pulled(2, ITEMS + "<wsen:EndOfSequence/>");
    talk.exchange(
        pull(2, "<wsman:Locale xml:lang='" + asked + "'/>"),
        answered.isEmpty()
            ? response
            : response.replace("<s:Envelope", "<s:Envelope xml:lang='" + answered + "'"));
    return Verdicts.of(talk);
  }

  @Test
  void aRefusedDialectIsNotAmongTheSupportedOnes() {
    dialects("").expectClean();
    dialects("<wsen:SupportedDialect>urn:other</wsen:SupportedDialect>")
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-64");
    dialects("<wsen:SupportedDialect>urn:mine</wsen:SupportedDialect>")
        .expectOnly("warn DSP0226-enumeration-64");
    dialects("<wsen:SupportedDialect/>").expectOnly("warn DSP0226-enumeration-64");
  }

  private static Verdicts dialects(String list) {
    return Verdicts.of(
        Talk.claiming("enumeration")
            .exchange(
                enumerate("", "<wsman:Filter Dialect='urn:mine'>x</wsman:Filter>"),
                reply(
                        1,
                        Actions.ENUMERATION_FAULT,
                        "",
                        fault("s:Sender", "wsen:FilterDialectRequestedUnavailable", ""))
                    .replace(
                        "</s:Fault>",
                        list.isEmpty()
                            ? "</s:Fault>"
                            : "<s:Detail>" + list + "</s:Detail></s:Fault>")));
  }

  @Test
  void noEnumerationEndIsSent() {
    Talk talk = Talk.claiming("enumeration");
    talk.exchange(enumerate("", ""), enumerated(""));
    talk.exchange(
        pull(2, ""),
        reply(
            2,
            Actions.ENUMERATION_END,
            "",
            "<wsen:EnumerationEnd>" + CONTEXT + "</wsen:EnumerationEnd>"));
    Verdicts.of(talk).expectOnly("warn DSP0226-enumeration-05", "fail DSP0226-addressing-55");
  }

  private static String object(String a, String b) {
    return "<e:R xmlns:e='http://e/R'><e:A>" + a + "</e:A>" + b + "</e:R>";
  }

  /** An enumeration of two objects, and one with a filter that both pass. */
  private static Verdicts filtered(String dialect, String element, String first, String second) {
    Talk talk = Talk.claiming("enumeration", "filter", "filter.selector");
    String whole = object("1", "<e:B>x</e:B>") + object("2", "<e:B>y</e:B>");
    talk.exchange(enumerate("", ""), enumerated(""));
    talk.exchange(bounded(2), ended(2, whole));
    talk.exchange(
        enumerate("", "<" + element + " Dialect='" + dialect + "'>x</" + element + ">")
            .replace(Talk.ID + 1, Talk.ID + 3),
        enumerated("").replace("00001<", "00003<"));
    talk.exchange(bounded(4), ended(4, first + second));
    return Verdicts.of(talk);
  }

  private static String bounded(int n) {
    return pull(n, "")
        .replace("</wsen:Pull>", "<wsen:MaxElements>9</wsen:MaxElements></wsen:Pull>");
  }

  private static String ended(int n, String items) {
    return pulled(n, "<wsen:Items>" + items + "</wsen:Items><wsen:EndOfSequence/>");
  }

  @Test
  void aFilterThatOnlySelectsAltersNothing() {
    String xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    String selector = "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter";
    String one = object("1", "<e:B>x</e:B>");
    String two = object("2", "<e:B>y</e:B>");
    filtered(xpath, "wsen:Filter", one, two).expectClean().expect(PASS, "DSP0226-enumeration-34");
    filtered(selector, "wsman:Filter", one, two)
        .expectClean()
        .expect(PASS, "DSP0226-enumeration-59");
    filtered(xpath, "wsen:Filter", object("1", ""), object("2", ""))
        .expectOnly("fail DSP0226-enumeration-34");
    filtered(selector, "wsman:Filter", object("1", ""), object("2", ""))
        .expectOnly("fail DSP0226-enumeration-59");
    // One of two may have lost a value in between, and a value may have changed.
    filtered(xpath, "wsen:Filter", one, object("2", "")).expectOnly("warn DSP0226-enumeration-34");
    filtered(xpath, "wsen:Filter", one, object("2", "<e:B>z</e:B>")).expectClean();
    String fragment = "<wsman:XmlFragment><e:A xmlns:e='http://e/R'>1</e:A></wsman:XmlFragment>";
    filtered(xpath, "wsman:Filter", fragment, fragment).expectClean();
    filtered(xpath, "wsen:Filter", fragment, fragment).expectOnly("fail DSP0226-enumeration-34");
  }

  @Test
  void pullAndReleaseAreOffered() {
    Talk talk = Talk.claiming("enumeration");
    talk.exchange(enumerate("", ""), enumerated(""));
    talk.exchange(
        pull(2, ""),
        reply(2, Actions.ADDRESSING_FAULT, "", fault("s:Sender", "wsa:ActionNotSupported", "")));
    Verdicts.of(talk).expectOnly("fail DSP0226-enumeration-03");
  }
}
