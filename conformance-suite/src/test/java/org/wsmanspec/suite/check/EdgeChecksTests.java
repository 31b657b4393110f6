package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.INCONCLUSIVE;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;

/** Identify, HTTP, sizes and filter faults at the edges of what their checks tell apart. */
class EdgeChecksTests {

  private static final String SOAP = "application/soap+xml;charset=UTF-8";
  private static final String THING = "<e:R xmlns:e='http://e/R'><e:Id>7</e:Id></e:R>";
  private static final String GET = Talk.request(1, Actions.GET, "", "");
  private static final String GOT = Talk.reply(1, Actions.responseTo(Actions.GET), "", THING);
  private static final String IDENTIFY = Talk.envelope("", "<wsmid:Identify/>");

  private static String identity(String children) {
    return Talk.envelope("", "<wsmid:IdentifyResponse>" + children + "</wsmid:IdentifyResponse>");
  }

  private static final String VERSION =
      "<wsmid:ProtocolVersion>" + Uris.PROTOCOL_VERSION + "</wsmid:ProtocolVersion>";

  private static String later(String message) {
    return message.replace(Namespaces.WSA, Namespaces.WSA10);
  }

  @Test
  void whoServesALaterAddressingSaysSo() {
    String listed =
        "<wsmid:AddressingVersionURI>" + Namespaces.WSA10 + "</wsmid:AddressingVersionURI>";
    Verdicts.of(
            Talk.claiming("identify")
                .exchange(IDENTIFY, identity(VERSION))
                .exchange(later(GET), later(GOT)))
        .expect(WARN, "DSP0226-identify-08");
    Verdicts.of(
            Talk.claiming("identify")
                .exchange(IDENTIFY, identity(VERSION + listed))
                .exchange(later(GET), later(GOT)))
        .expect(PASS, "DSP0226-identify-08");
    Verdicts.of(Talk.claiming("identify").exchange(IDENTIFY, identity(VERSION)).exchange(GET, GOT))
        .expectNothing("DSP0226-identify-08");
    Verdicts.of(
            Talk.claiming("identify")
                .exchange(IDENTIFY, identity(VERSION))
                .exchange(GET, later(GOT)))
        .expectNothing("DSP0226-identify-08");
  }

  @Test
  void identifyKeepsTheOrderOfTheSchema() {
    String vendor = "<wsmid:ProductVendor>v</wsmid:ProductVendor>";
    Verdicts.of(Talk.claiming("identify").exchange(IDENTIFY, identity(VERSION + vendor)))
        .expect(PASS, "DSP0226-identify-12");
    Verdicts.of(Talk.claiming("identify").exchange(IDENTIFY, identity(vendor + VERSION)))
        .expect(WARN, "DSP0226-identify-12");
  }

  @Test
  void aMethodThatIsNotPostIsRefused() {
    Verdicts.of(put(GOT, 200)).expect(WARN, "DSP0226-transport-12");
    Verdicts.of(
            put(
                Talk.reply(
                    1,
                    Actions.WSMAN_FAULT,
                    "",
                    Talk.fault("s:Sender", "wsman:SchemaValidationError", "")),
                500))
        .expect(PASS, "DSP0226-transport-12");
    Verdicts.of(Talk.claiming("get").exchange(GET, GOT)).expectNothing("DSP0226-transport-12");
  }

  private static Talk put(String answer, int status) {
    return Talk.claiming("get")
        .add(
            Optional.of(
                new Request(
                    "PUT",
                    "/wsman",
                    HttpHeaders.of("Content-Type", SOAP),
                    Payload.of(GET.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8")))),
            Optional.of(
                new Response(
                    status,
                    "",
                    HttpHeaders.of("Content-Type", SOAP),
                    Payload.of(answer.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8")))),
            Optional.empty(),
            Optional.empty(),
            Set.of());
  }

  @Test
  void aFaultHasTheStatusOfOne() {
    String denied =
        Talk.reply(1, Actions.WSMAN_FAULT, "", Talk.fault("s:Sender", "wsman:AccessDenied", ""));
    String limit =
        Talk.reply(1, Actions.WSMAN_FAULT, "", Talk.fault("s:Sender", "wsman:EncodingLimit", ""));
    Verdicts.of(Talk.claiming("get").exchange(GET, denied, 403))
        .expect(PASS, "DSP0226-transport-10");
    Verdicts.of(Talk.claiming("get").exchange(GET, limit, 413))
        .expect(PASS, "DSP0226-transport-10");
    Verdicts.of(Talk.claiming("get").exchange(GET, limit, 403))
        .expect(WARN, "DSP0226-transport-10");
    Verdicts.of(Talk.claiming("get").exchange(GET, denied, 413))
        .expect(WARN, "DSP0226-transport-10");
    Verdicts.of(Talk.claiming("get").exchange(GET, denied, 200))
        .expect(FAIL, "DSP0226-transport-10");
    Verdicts.of(Talk.claiming("get").exchange(GET, denied, 503))
        .expect(FAIL, "DSP0226-transport-10");
    Verdicts.of(
            Talk.claiming("get")
                .exchange(
                    GET,
                    denied,
                    200,
                    HttpHeaders.of("Content-Type", SOAP, "Transfer-Encoding", "chunked")))
        .expect(WARN, "DSP0226-transport-10");
  }

  @Test
  void whatARecordingLacksIsNotHeldAgainstAnybody() {
    Verdicts.of(Talk.claiming("get").response(GOT))
        .expect(INCONCLUSIVE, "DSP0226-transport-06")
        .expect(INCONCLUSIVE, "DSP0226-transport-13");
    Verdicts.of(Talk.claiming("get").response(GOT, Gap.BYTES))
        .expect(INCONCLUSIVE, "DSP0226-encoding-18");
  }

  @Test
  void aSuccessHasStatus200() {
    Verdicts.of(Talk.claiming("get").exchange(GET, GOT, 202)).expect(FAIL, "DSP0226-transport-13");
    Verdicts.of(Talk.claiming("get").exchange(GET, GOT)).expect(PASS, "DSP0226-transport-13");
    Verdicts.of(
            Talk.claiming("get")
                .exchange(GET, "<html/>", 200, HttpHeaders.of("Content-Type", "text/html")))
        .expect(FAIL, "DSP0226-transport-13");
  }

  @Test
  void theLimitWithoutALimitIsThirtyTwoKilobytes() {
    String thing = THING.replace(">7<", ">" + "x".repeat(20_000) + "<");
    String enumerate = Talk.request(1, Actions.ENUMERATE, "", "<wsen:Enumerate/>");
    String answer = Actions.responseTo(Actions.ENUMERATE);
    String response =
        "<wsen:EnumerateResponse><wsen:EnumerationContext>c</wsen:EnumerationContext><wsman:Items>%s"
            + "</wsman:Items></wsen:EnumerateResponse>";
    Verdicts.of(
            Talk.claiming("enumeration")
                .exchange(enumerate, Talk.reply(1, answer, "", response.formatted(thing + thing))))
        .expect(WARN, "R13.1-3");
    Verdicts.of(
            Talk.claiming("enumeration")
                .exchange(enumerate, Talk.reply(1, answer, "", response.formatted(thing))))
        .expect(PASS, "R13.1-3");
    String large = THING.replace(">7<", ">" + "x".repeat(40_000) + "<");
    Verdicts.of(
            Talk.claiming("enumeration")
                .exchange(enumerate, Talk.reply(1, answer, "", response.formatted(large))))
        .expectNothing("R13.1-3");
  }
}
