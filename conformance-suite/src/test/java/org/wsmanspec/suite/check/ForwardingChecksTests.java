package org.wsmanspec.suite.check;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.sldc.Sldc;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.report.Verdict;

/** What collectors list and publishers send, as checks see it in records of others. */
class ForwardingChecksTests {

  private static final String MACHINE =
      "<machine:MachineID xmlns:machine='http://schemas.microsoft.com/wbem/wsman/1/machineid'>"
          + "one.example</machine:MachineID>";

  private static final String OPTIMIZED =
      "<wsen:Enumerate><wsman:OptimizeEnumeration/></wsen:Enumerate>";

  private static HttpHeaders soap() {
    return HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8");
  }

  private static Payload payload(String text) {
    return Payload.of(text.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
  }

  private static Talk listing(Talk talk, String request, String answer) {
    return talk.add(
        Exchange.Role.ENROLLMENT,
        Optional.of(new Request("POST", Forwarding.COLLECTOR_PATH, soap(), payload(request))),
        Optional.of(new Response(200, "", soap(), payload(answer))),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  private static String enumerate(int n, String headers, String body) {
    return Talk.envelope(
        "<wsa:To>http://c/wsman/SubscriptionManager/WEC</wsa:To><wsman:ResourceURI>"
            + Forwarding.SUBSCRIPTIONS
            + "</wsman:ResourceURI><wsa:Action>"
            + Actions.ENUMERATE
            + "</wsa:Action><wsa:MessageID>"
            + Talk.ID
            + n
            + "</wsa:MessageID>"
            + headers,
        body);
  }

  private static String list(int n, String items) {
    return Talk.reply(
        n,
        Actions.ENUMERATE + "Response",
        "",
        "<wsen:EnumerateResponse><wsen:EnumerationContext/><wsman:Items>"
            + items
            + "</wsman:Items><wsman:EndOfSequence/></wsen:EnumerateResponse>");
  }

  private static String item(String version, String action, String subscribe) {
    return "<m:Subscription xmlns:m='http://schemas.microsoft.com/wbem/wsman/1/subscription'><m:Version>"
        + version
        + "</m:Version>"
        + Talk.envelope(
            "<wsa:Action>" + action + "</wsa:Action><wsa:MessageID>uuid:inner</wsa:MessageID>",
            subscribe)
        + "</m:Subscription>";
  }

  private static String subscribe(String elements) {
    return "<wse:Subscribe><wse:Delivery><wse:NotifyTo><wsa:Address>http://c/sink</wsa:Address>"
        + "</wse:NotifyTo>"
        + elements
        + "</wse:Delivery></wse:Subscribe>";
  }

  private static Talk talk() {
    return Talk.claiming("event-forwarding").judgingClient();
  }

  @Test
  void goodListAndGoodRequest() {
    Verdicts.of(
            listing(
                talk(),
                enumerate(1, MACHINE, OPTIMIZED),
                list(1, item("uuid:1", Actions.SUBSCRIBE, subscribe("")))))
        .expect(Verdict.PASS, "MS-WSMV-3.1.4.1.30-1")
        .expect(Verdict.PASS, "MS-WSMV-3.1.4.1.30-2")
        .expect(Verdict.PASS, "MS-WSMV-2.2.4.20-1")
        .expect(Verdict.PASS, "MS-WSMV-2.2.4.41-1")
        .expect(Verdict.PASS, "MS-WSMV-2.2.4.41-3");
  }

  @Test
  void requestWithoutMachineAndOptimization() {
    Verdicts.of(listing(talk(), enumerate(1, "", "<wsen:Enumerate/>"), list(1, "")))
        .expect(Verdict.WARN, "MS-WSMV-3.1.4.1.30-2")
        .expect(Verdict.FAIL, "MS-WSMV-2.2.4.20-1");
  }

  @Test
  void listedMessageThatIsNoSubscribe() {
    Verdicts.of(
            listing(
                talk(),
                enumerate(1, MACHINE, OPTIMIZED),
                list(1, item("uuid:1", Actions.RENEW, "<wse:Renew/>"))))
        .expect(Verdict.FAIL, "MS-WSMV-2.2.4.41-3");
  }

  @Test
  void itemThatIsNoSubscription() {
    Verdicts.of(
            listing(
                talk(), enumerate(1, MACHINE, OPTIMIZED), list(1, "<x:Other xmlns:x='urn:x'/>")))
        .expect(Verdict.FAIL, "MS-WSMV-2.2.4.41-1");
  }

  @Test
  void oneVersionForTwoDefinitions() {
    String more = "<wsman:MaxElements>3</wsman:MaxElements>";
    Talk talk =
        listing(
            talk(),
            enumerate(1, MACHINE, OPTIMIZED),
            list(1, item("uuid:1", Actions.SUBSCRIBE, subscribe(""))));
    Verdicts.of(
            listing(
                talk,
                enumerate(2, MACHINE, OPTIMIZED),
                list(2, item("uuid:1", Actions.SUBSCRIBE, subscribe(more)))))
        .expect(Verdict.FAIL, "MS-WSMV-2.2.4.41-2");
  }

  @Test
  void corruptCompression() {
    byte[] bytes = Sldc.compress("<a/>".getBytes(StandardCharsets.UTF_8));
    bytes[bytes.length - 4]++;
    HttpHeaders headers = soap().with("Content-Encoding", "SLDC");
    Verdicts.of(
            talk()
                .add(
                    Exchange.Role.DELIVERY,
                    Optional.of(
                        new Request(
                            "POST",
                            "/sink",
                            headers,
                            Payload.coded(bytes, Optional.of("UTF-8"), Optional.of("SLDC")))),
                    Optional.of(new Response(400, "", HttpHeaders.NONE, Payload.EMPTY)),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of()))
        .expect(Verdict.FAIL, "MS-WSMV-2.2.9.2-1");
  }
}
