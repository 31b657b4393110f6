package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.INCONCLUSIVE;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Uris;

/** Limits, fitting faults, profiles, and answers that come before SOAP. */
class WireChecksTests {

  private static final String SOAP = "application/soap+xml;charset=UTF-8";
  private static final String THING = "<e:R xmlns:e='http://e/R'><e:Id>7</e:Id></e:R>";

  private static String get(String headers) {
    return Talk.request(1, Actions.GET, headers, "");
  }

  private static String got(String headers) {
    return Talk.reply(1, Actions.responseTo(Actions.GET), headers, THING);
  }

  private static String faulted(String action, String code, String subcode, String detail) {
    return Talk.reply(1, action, "", Talk.fault(code, subcode, detail));
  }

  private static Verdicts identified(String children) {
    return Verdicts.of(
        Talk.claiming("identify")
            .exchange(
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>"
                    + "<i:Identify xmlns:i='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'/>"
                    + "</s:Body></s:Envelope>",
                Talk.envelope(
                    "",
                    "<wsmid:IdentifyResponse><wsmid:ProtocolVersion>"
                        + Uris.PROTOCOL_VERSION
                        + "</wsmid:ProtocolVersion>"
                        + children
                        + "</wsmid:IdentifyResponse>")));
  }

  @Test
  void aFaultMustNotSpeakOfWhatTheRequestDoesNotHave() {
    for (String[] fault :
        new String[][] {
          {Actions.ENUMERATION_FAULT, "s:Receiver", "wsen:InvalidEnumerationContext"},
          {Actions.WSMAN_FAULT, "s:Receiver", "wsman:FragmentDialectNotSupported"},
          {Actions.ENUMERATION_FAULT, "s:Sender", "wsen:CannotProcessFilter"},
          {Actions.WSMAN_FAULT, "s:Sender", "wsman:AlreadyExists"},
        }) {
      Verdicts.of(Talk.claiming("get").exchange(get(""), faulted(fault[0], fault[1], fault[2], "")))
          .expectOnly("fail DSP0226-faults-12");
    }
    Verdicts.of(
            Talk.claiming("get")
                .exchange(
                    get(
                        "<wsman:FragmentTransfer s:mustUnderstand='true'>a</wsman:FragmentTransfer>"),
                    faulted(Actions.ENUMERATION_FAULT, "s:Sender", "wsen:CannotProcessFilter", "")))
        .expect(PASS, "DSP0226-faults-12");
    Verdicts.of(
            Talk.claiming("get")
                .exchange(
                    Talk.request(1, "http://e/Unsubscribe", "", ""),
                    faulted(
                        Actions.ENUMERATION_FAULT,
                        "s:Receiver",
                        "wsen:InvalidEnumerationContext",
                        "")))
        .expect(PASS, "DSP0226-faults-12");
  }

  @Test
  void aCodeOnWhichSourcesDifferOnlyWarns() {
    Verdicts.of(
            Talk.claiming("enumeration")
                .exchange(
                    Talk.request(1, Actions.ENUMERATE, "", "<wsen:Enumerate/>"),
                    faulted(
                        Actions.ENUMERATION_FAULT,
                        "s:Receiver",
                        "wsen:UnsupportedExpirationType",
                        "")))
        .expectOnly("warn DSP0226-faults-02");
  }

  @Test
  void lengthsAreTheirAuthors() {
    String uri = "urn:" + "x".repeat(2100);
    String own = got("").replaceAll("urn:uuid:1[^<]*", uri);
    Verdicts.of(Talk.claiming("get").exchange(get(""), own)).expectOnly("warn R13.1-6");
    String asked = get("").replaceAll("urn:uuid:0[^<]*", uri);
    String repeated = got("").replaceAll("urn:uuid:0[^<]*", uri);
    Verdicts.of(Talk.claiming("get").exchange(asked, repeated)).expectClean();
    Verdicts.of(Talk.claiming("get").judgingClientOnly().exchange(asked, repeated))
        .expectOnly("warn R13.1-6");
    String selector =
        "<wsman:SelectorSet><wsman:Selector Name='a'>"
            + "v".repeat(4097)
            + "</wsman:Selector></wsman:SelectorSet>";
    Verdicts.of(Talk.claiming("get").judgingClientOnly().exchange(get(selector), got("")))
        .expectOnly("warn DSP0226-encoding-10");
    Verdicts.of(Talk.claiming("get").exchange(get(selector), got(""))).expectClean();
    String option =
        "<wsman:OptionSet><wsman:Option Name='" + "n".repeat(2049) + "'/></wsman:OptionSet>";
    Verdicts.of(Talk.claiming("get").judgingClientOnly().exchange(get(option), got("")))
        .expectOnly("warn DSP0226-encoding-09");
  }

  @Test
  void aCreateThatWasDoneIsToldSo() {
    String create = Talk.request(1, Actions.CREATE, "", THING);
    String get =
        get("<wsman:SelectorSet><wsman:Selector Name='Id'>7</wsman:Selector></wsman:SelectorSet>");
    String detail = Uris.FAULT_DETAIL;
    String kept =
        faulted(Actions.WSMAN_FAULT, "s:Sender", "wsman:EncodingLimit", detail + "MaxEnvelopeSize");
    String told = kept.replace("MaxEnvelopeSize", "UnreportableSuccess");
    Verdicts.of(Talk.claiming("create").exchange(create, kept).exchange(get, got("")))
        .expect(WARN, "DSP0226-encoding-06");
    Verdicts.of(Talk.claiming("create").exchange(create, told).exchange(get, got("")))
        .expect(PASS, "DSP0226-encoding-06");
    Verdicts.of(
            Talk.claiming("create")
                .exchange(create, kept)
                .exchange(get.replace(">7<", ">8<"), got("")))
        .expect(INCONCLUSIVE, "DSP0226-encoding-06");
  }

  @Test
  void profilesAreUris() {
    String name = "<wsmid:SecurityProfileName>%s</wsmid:SecurityProfileName>";
    String profiles = "<wsmid:SecurityProfiles>%s</wsmid:SecurityProfiles>";
    identified(profiles.formatted(name.formatted(Uris.SECURITY_PROFILE + "https/basic")))
        .expectClean()
        .expect(PASS, "DSP0226-security-06")
        .expect(PASS, "DSP0226-identify-06");
    identified(profiles.formatted(name.formatted("basic"))).expectOnly("fail DSP0226-security-06");
    identified(profiles.formatted("http://e/basic")).expectOnly("warn DSP0226-identify-06");
    identified(profiles.formatted("")).expectClean();
    identified("").expectClean();
  }

  @Test
  void aPasswordGoesOverHttpsOnly() {
    String tokens =
        "<wst:IssuedTokens s:mustUnderstand='true'><wst:RequestSecurityTokenResponse>"
            + "<wsse:UsernameToken><wsse:Password>x</wsse:Password></wsse:UsernameToken>"
            + "</wst:RequestSecurityTokenResponse></wst:IssuedTokens>";
    sent("http://h/wsman", get(tokens)).expect(FAIL, "DSP0226-security-10");
    sent("https://h/wsman", get(tokens)).expect(PASS, "DSP0226-security-10");
    sent("/wsman", get(tokens)).expect(INCONCLUSIVE, "DSP0226-security-10");
    sent("http://h/wsman", get("")).expect(INCONCLUSIVE, "DSP0226-security-10");
  }

  private static Verdicts sent(String target, String request) {
    return Verdicts.of(
        Talk.claiming("get")
            .judgingClientOnly()
            .add(
                Optional.of(
                    new Request(
                        "POST", target, HttpHeaders.of("Content-Type", SOAP), utf8(request))),
                Optional.of(
                    new Response(200, "", HttpHeaders.of("Content-Type", SOAP), utf8(got("")))),
                Optional.empty(),
                Optional.empty(),
                Set.of()));
  }

  @Test
  void whatComesWith401WasSaidBeforeSoap() {
    HttpHeaders challenge =
        HttpHeaders.of("Content-Type", SOAP, "WWW-Authenticate", "Basic realm=\"x\"");
    for (String body :
        List.of(
            "<html><body>401<br></body></html>",
            "",
            Talk.envelope("", Talk.fault("s:Sender", "", "")),
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>")) {
      Verdicts.of(Talk.claiming("get").exchange(get(""), body, 401, challenge)).expectClean();
    }
  }

  @Test
  void aRefusedChunkedRequestOnlyWarns() {
    HttpHeaders chunked = HttpHeaders.of("Content-Type", SOAP, "Transfer-Encoding", "chunked");
    Verdicts.of(
            Talk.claiming("get")
                .add(
                    Optional.of(new Request("POST", "/wsman", chunked, utf8(get("")))),
                    Optional.empty(),
                    Optional.of(new Trouble(Trouble.Kind.CONNECTION_LOST, "reset")),
                    Optional.of(
                        new Timing(Instant.EPOCH, Duration.ofMillis(5), Duration.ofMillis(10))),
                    Set.of()))
        .expectOnly("warn DSP0226-faults-14");
  }

  @Test
  void aLargeRequestMayBeCutShort() {
    String large = get("<x:P xmlns:x='urn:x'>" + "p".repeat(40000) + "</x:P>");
    Verdicts.of(
            Talk.claiming("get")
                .trouble(
                    large,
                    Trouble.Kind.CONNECTION_LOST,
                    new Timing(Instant.EPOCH, Duration.ofMillis(5), Duration.ofMillis(10))))
        .expectClean();
  }

  private static Payload utf8(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
  }
}
