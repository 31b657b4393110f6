package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.INCONCLUSIVE;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;
import static org.wsmanspec.suite.check.Talk.fault;
import static org.wsmanspec.suite.check.Talk.reply;
import static org.wsmanspec.suite.check.Talk.request;

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

class FaultChecksTests {

  private static final String GET = request(1, Actions.GET, "", "");
  private static final String DETAIL = "http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/";
  private static final String GOOD =
      fault("s:Sender", "wsa:DestinationUnreachable", DETAIL + "InvalidResourceURI");

  private static Verdicts of(String fault) {
    return of(Actions.ADDRESSING_FAULT, "", fault);
  }

  private static Verdicts of(String action, String headers, String fault) {
    return Verdicts.of(Talk.claiming().exchange(GET, reply(1, action, headers, fault)));
  }

  @Test
  void aGoodFaultIsClean() {
    of(GOOD)
        .expectClean()
        .expect(PASS, "SOAP12-07")
        .expect(PASS, "SOAP12-08")
        .expect(PASS, "DSP0226-faults-02")
        .expect(PASS, "DSP0226-faults-03")
        .expect(PASS, "DSP0226-faults-17")
        .expect(PASS, "DSP0226-transport-10");
  }

  @Test
  void theFaultHasItsShape() {
    of(GOOD.replaceAll("<s:Reason>.*</s:Reason>", "")).expectOnly("fail SOAP12-07");
    of(GOOD + GOOD).expectOnly("fail SOAP12-07");
    of(GOOD.replaceFirst("(<s:Code>.*</s:Code>)(<s:Reason>.*</s:Reason>)", "$2$1"))
        .expectOnly("fail SOAP12-07");
    of(GOOD.replace(" xml:lang='en'", "")).expectOnly("fail DSP0226-faults-03");
    of(GOOD.replace("xml:lang='en'", "xml:lang=''")).expectClean();
  }

  @Test
  void codeAndSubcodeAreThoseOfTheTable() {
    of(GOOD.replace("s:Sender", "s:Client")).expectOnly("fail SOAP12-08");
    of(GOOD.replace("s:Sender", "nobody:Sender")).expectOnly("fail SOAP12-08");
    of(GOOD.replace("s:Sender", "s:Receiver")).expectOnly("fail DSP0226-faults-02");
    of(GOOD.replace("wsa:Dest", "nobody:Dest")).expectOnly("fail DSP0226-faults-02");
    of(fault("s:Sender", "wsa:Invented", "")).expectOnly("warn DSP0226-faults-02");
    of(fault("s:Sender", "", "")).expectOnly("warn DSP0226-faults-01");
  }

  @Test
  void detailsAreDefinedAndFit() {
    of(fault("s:Sender", "wsa:DestinationUnreachable", DETAIL + "Invented"))
        .expectOnly("warn DSP0226-faults-17");
    of(fault("s:Sender", "wsa:DestinationUnreachable", DETAIL + "Locale"))
        .expectOnly("warn DSP0226-faults-17");
    of(fault("s:Sender", "wsa:DestinationUnreachable", "http://vendor/detail")).expectClean();
    of(Actions.WSMAN_FAULT, "", fault("s:Sender", "wsman:UnsupportedFeature", ""))
        .expectOnly("warn DSP0226-faults-04");
  }

  @Test
  void aMustUnderstandFaultNamesTheHeader() {
    String must = fault("s:MustUnderstand", "", "");
    of(must).expectOnly("warn DSP0226-faults-20");
    of(Actions.ADDRESSING_FAULT, "<s:NotUnderstood qname='wsman:ResourceURI'/>", must)
        .expectClean()
        .expect(PASS, "DSP0226-faults-07")
        .expect(PASS, "SOAP12-11");
    of(Actions.ADDRESSING_FAULT, "<s:NotUnderstood qname='nobody:X'/>", must)
        .expect(FAIL, "SOAP12-11");
    of(Actions.TRANSFER_FAULT, "<s:NotUnderstood qname='wsman:ResourceURI'/>", must)
        .expect(WARN, "DSP0226-faults-07");
    of(fault("s:VersionMismatch", "", "")).expectOnly("warn SOAP12-10");
  }

  @Test
  void aHeaderForAnotherRoleIsLeftAlone() {
    String header =
        "<e:X xmlns:e='http://e/x' s:mustUnderstand='true'"
            + " s:role='http://www.w3.org/2003/05/soap-envelope/role/none'/>";
    Verdicts.of(
            Talk.claiming()
                .exchange(
                    request(1, Actions.GET, header, ""),
                    reply(
                        1,
                        Actions.ADDRESSING_FAULT,
                        "<s:NotUnderstood xmlns:e='http://e/x' qname='e:X'/>",
                        fault("s:MustUnderstand", "", ""))))
        .expectOnly("fail DSP0226-addressing-93");
  }

  @Test
  void microsoftsDetailHasANumber() {
    String detail =
        "<s:Detail><f:WSManFault Code='%s' xmlns:f='http://schemas.microsoft.com/wbem/wsman/1/wsmanfault'/></s:Detail></s:Fault>";
    String plain = fault("s:Sender", "wsa:DestinationUnreachable", "");
    of(plain.replace("</s:Fault>", detail.formatted("12"))).expect(PASS, "MS-WMOD-G8");
    of(plain.replace("</s:Fault>", detail.formatted("x"))).expectOnly("warn MS-WMOD-G8");
  }

  @Test
  void silenceIsABreachOnlyAfterPatience() {
    Timing longWait = new Timing(Instant.EPOCH, Duration.ZERO, Duration.ofSeconds(60));
    Timing shortWait = new Timing(Instant.EPOCH, Duration.ZERO, Duration.ofSeconds(2));
    Verdicts.of(Talk.claiming().trouble(GET, Trouble.Kind.TIMEOUT, longWait))
        .expectOnly("fail DSP0226-faults-14");
    Verdicts.of(Talk.claiming().trouble(GET, Trouble.Kind.TIMEOUT, shortWait))
        .expectOnly("warn DSP0226-faults-14");
    String patient =
        request(1, Actions.GET, "<wsman:OperationTimeout>PT90S</wsman:OperationTimeout>", "");
    Verdicts.of(Talk.claiming().trouble(patient, Trouble.Kind.TIMEOUT, longWait))
        .expectOnly("warn DSP0226-faults-14");
    Verdicts.of(Talk.claiming().trouble(GET, Trouble.Kind.CONNECTION_LOST, shortWait))
        .expectOnly("fail DSP0226-faults-14");
    Verdicts.of(Talk.claiming().trouble("<s:Envelope", Trouble.Kind.CONNECTION_LOST, shortWait))
        .expectClean();
    Verdicts.of(Talk.claiming().trouble(GET, Trouble.Kind.UNREACHABLE, shortWait))
        .expectClean()
        .expect(INCONCLUSIVE, "DSP0226-faults-14");
  }

  @Test
  void aServiceThatWasStoppedAmidARequestIsNotAccused() {
    Timing lost = new Timing(Instant.EPOCH, Duration.ZERO, Duration.ofSeconds(2));
    Timing next = new Timing(Instant.EPOCH.plusSeconds(3), Duration.ZERO, Duration.ZERO);
    Timing later = new Timing(Instant.EPOCH.plusSeconds(60), Duration.ZERO, Duration.ZERO);
    Verdicts.of(
            Talk.claiming()
                .trouble(GET, Trouble.Kind.CONNECTION_LOST, lost)
                .trouble(GET, Trouble.Kind.UNREACHABLE, next))
        .expectClean()
        .expect(INCONCLUSIVE, "DSP0226-faults-14");
    Verdicts.of(
            Talk.claiming()
                .trouble(GET, Trouble.Kind.CONNECTION_LOST, lost)
                .trouble(GET, Trouble.Kind.UNREACHABLE, later))
        .expectOnly("fail DSP0226-faults-14");
  }

  @Test
  void aRefusalThatBreaksOffIsAnAnswer() {
    Trouble lost = new Trouble(Trouble.Kind.CONNECTION_LOST, "the connection was reset");
    Request request =
        Talk.claiming().exchange(GET, "").done().exchanges().get(0).request().orElseThrow();
    for (int status : new int[] {200, 411}) {
      Response cut = new Response(status, "", HttpHeaders.NONE, Payload.EMPTY);
      Verdicts verdicts =
          Verdicts.of(
              Talk.claiming()
                  .add(
                      Optional.of(request),
                      Optional.of(cut),
                      Optional.of(lost),
                      Optional.empty(),
                      Set.of()));
      verdicts.expect(status == 411 ? PASS : FAIL, "DSP0226-faults-14");
    }
  }

  @Test
  void aBareStatusIsExcusedOnce() {
    Talk talk =
        Talk.claiming()
            .exchange(GET, reply(1, Actions.ADDRESSING_FAULT, "", GOOD))
            .exchange(request(2, Actions.GET, "", ""), "", 500);
    Verdicts.of(talk).expectClean();
    talk.exchange(request(3, Actions.GET, "", ""), "", 500);
    Verdicts.of(talk).expectOnly("fail DSP0226-faults-01");
  }

  @Test
  void aBareStatusIsRightForWhatIsNoSoap() {
    Talk talk = Talk.claiming().exchange(GET, reply(1, Actions.ADDRESSING_FAULT, "", GOOD));
    Request get = talk.done().exchanges().get(0).request().orElseThrow();
    for (HttpHeaders headers :
        List.of(HttpHeaders.NONE, HttpHeaders.of("Content-Type", "text/html"))) {
      for (int i = 0; i < 2; i++) {
        talk.add(
            Optional.of(new Request("POST", get.target(), headers, get.body())),
            Optional.of(new Response(400, "", HttpHeaders.NONE, Payload.EMPTY)),
            Optional.empty(),
            Optional.empty(),
            Set.of());
      }
    }
    Verdicts.of(talk).expectClean();
  }
}
