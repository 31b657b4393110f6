package org.wsmanspec.scenario.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Variables;
import org.wsmanspec.scenario.expect.Outcome.Kind;
import org.wsmanspec.scenario.yaml.ScenarioReader;

/** Pairs of expectation and exchange, each in both directions, and their outcomes. */
final class ExpectationEvaluatorTests {

  private static final String WXF = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
  private static final String WSEN = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";

  /** Short names of exchanges for the table. */
  private static Exchange exchange(String name) {
    return switch (name) {
      case "get" ->
          answer(
              200,
              envelope(WXF + "/GetResponse", "<x:T xmlns:x='u:x'><x:N>a</x:N><x:N>b</x:N></x:T>"));
      case "get-202" -> answer(202, envelope(WXF + "/GetResponse", "<x:T xmlns:x='u:x'/>"));
      case "get-empty" -> answer(200, envelope(WXF + "/GetResponse", ""));
      case "get-gap" ->
          with(answer(0, envelope(WXF + "/GetResponse", "<x:T xmlns:x='u:x'/>")), Gap.STATUS);
      case "put-empty" -> answer(200, envelope(WXF + "/PutResponse", ""));
      case "create" ->
          answer(
              200, envelope(WXF + "/CreateResponse", "<t:ResourceCreated xmlns:t='" + WXF + "'/>"));
      case "delete" -> answer(200, envelope(WXF + "/DeleteResponse", ""));
      case "identify" ->
          answer(
              200,
              envelope(
                  "",
                  "<i:IdentifyResponse"
                      + " xmlns:i='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'/>"));
      case "enumerate" ->
          answer(
              200,
              envelope(
                  WSEN + "/EnumerateResponse", "<n:EnumerateResponse xmlns:n='" + WSEN + "'/>"));
      case "pull" ->
          answer(200, envelope(WSEN + "/PullResponse", "<n:PullResponse xmlns:n='" + WSEN + "'/>"));
      case "release" -> answer(200, envelope(WSEN + "/ReleaseResponse", ""));
      case "renew" ->
          answer(
              200, envelope(WSEN + "/RenewResponse", "<n:RenewResponse xmlns:n='" + WSEN + "'/>"));
      case "status" ->
          answer(
              200,
              envelope(
                  WSEN + "/GetStatusResponse", "<n:GetStatusResponse xmlns:n='" + WSEN + "'/>"));
      case "invoke" -> answer(200, envelope("u:x/DoResponse", "<x:Do_OUTPUT xmlns:x='u:x'/>"));
      case "unreachable" ->
          answer(500, fault("wsa", "DestinationUnreachable", "InvalidResourceURI"));
      case "fault-200" -> answer(200, fault("wsman", "InvalidSelectors", ""));
      case "selectors" -> answer(500, fault("wsman", "InvalidSelectors", ""));
      case "unsupported" -> answer(500, fault("wsa", "ActionNotSupported", ""));
      case "bare-400" -> answer(400, "");
      case "bare-500" -> answer(500, "<html/>");
      case "bare-401" -> answer(401, "");
      case "timeout" -> trouble(Trouble.Kind.TIMEOUT);
      case "refused" -> trouble(Trouble.Kind.UNREACHABLE);
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GetResponse | get | HELD",
        "GetResponse | get-202 | SOFT",
        "GetResponse | get-empty | BROKEN",
        "GetResponse | get-gap | UNKNOWN",
        "GetResponse | put-empty | BROKEN",
        "GetResponse | unreachable | BROKEN",
        "GetResponse | unsupported | UNSUPPORTED",
        "GetResponse | bare-500 | BROKEN",
        "GetResponse | bare-401 | UNKNOWN",
        "GetResponse | timeout | BROKEN",
        "GetResponse | refused | UNKNOWN",
        "PutResponse | put-empty | HELD",
        "PutResponse | get | BROKEN",
        "CreateResponse | create | HELD",
        "CreateResponse | get | BROKEN",
        "DeleteResponse | delete | HELD",
        "DeleteResponse | put-empty | BROKEN",
        "IdentifyResponse | identify | HELD",
        "IdentifyResponse | get | BROKEN",
        "EnumerateResponse | enumerate | HELD",
        "EnumerateResponse | pull | BROKEN",
        "PullResponse | pull | HELD",
        "PullResponse | enumerate | BROKEN",
        "ReleaseResponse | release | HELD",
        "ReleaseResponse | delete | BROKEN",
        "RenewResponse | renew | HELD",
        "RenewResponse | status | BROKEN",
        "GetStatusResponse | status | HELD",
        "GetStatusResponse | renew | BROKEN",
        "InvokeResponse | invoke | HELD",
        "InvokeResponse | selectors | BROKEN",
        "fault | selectors | HELD",
        "fault | get | BROKEN",
        "fault | bare-400 | SOFT",
        "{fault: wsa:DestinationUnreachable} | unreachable | HELD",
        "{fault: wsa:DestinationUnreachable} | selectors | SOFT",
        "{fault: wsa:DestinationUnreachable} | get | BROKEN",
        "{fault: {code: s:Sender, subcode: wsa:DestinationUnreachable, detail: InvalidResourceURI}} | unreachable | HELD",
        "{fault: {subcode: wsa:DestinationUnreachable, detail: InvalidValues}} | unreachable | SOFT",
        "{fault: {code: s:Receiver}} | unreachable | SOFT",
        "{fault: {anyOf: [wsman:InvalidSelectors, wsa:DestinationUnreachable]}} | selectors | HELD",
        "{fault: any, httpError: any} | bare-400 | HELD",
        "{fault: any, httpError: [400]} | bare-500 | SOFT",
        "{fault: any, httpError: [400]} | selectors | HELD",
        "{httpError: any} | get | BROKEN",
        "{status: 500} | selectors | HELD",
        "{status: 4xx} | selectors | SOFT",
        "{status: [400, 401]} | get | BROKEN",
        "{status: 500} | fault-200 | SOFT",
        "{status: 200} | selectors | BROKEN",
        "{response: GetResponse, xpath: ['//x:M']} | get-gap | BROKEN",
        "{response: GetResponse, xpath: ['//x:M']} | bare-401 | UNKNOWN",
        "{fault: any, xpath: ['//x:M']} | selectors | BROKEN",
        "{status: 200} | get-gap | UNKNOWN",
        "{action: 'http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse'} | get | HELD",
        "{action: 'http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse'} | delete | BROKEN",
        "{xpath: ['count(//x:N) = 2']} | get | HELD",
        "{xpath: ['count(//x:N) = 3']} | get | BROKEN",
        "{xpath: [{at: '//x:N[1]', equals: a}]} | get | HELD",
        "{xpath: [{at: '//x:N', equals: a}]} | get | BROKEN",
        "{xpath: [{at: '//x:N', matches: '[ab]'}]} | get | HELD",
        "{xpath: [{at: '//x:N', matches: '[a]'}]} | get | BROKEN",
        "{xpath: [{at: 'count(//x:N)', equals: 2}]} | get | HELD",
        "{xpath: [{at: '//x:N', exists: true}]} | get | HELD",
        "{xpath: [{at: '//x:M', exists: true}]} | get | BROKEN",
        "{xpath: [{at: '//x:M', absent: true}]} | get | HELD",
        "{xpath: [{at: '//x:N', absent: true}]} | get | BROKEN",
        "{xpath: [{at: '//x:N', count: '>=2'}]} | get | HELD",
        "{xpath: [{at: '//x:N', count: '<2'}]} | get | BROKEN",
        "{body: {matches: '<x:T><x:N>a</x:N><x:N>${xmlunit.ignore}</x:N></x:T>'}} | get | HELD",
        "{body: {matches: '<q:T xmlns:q=\"u:x\"><q:N>a</q:N><q:N>b</q:N></q:T>'}} | get | HELD",
        "{body: {matches: '<x:T><x:N>a</x:N><x:N>c</x:N></x:T>'}} | get | BROKEN",
        "{body: {matches: '<x:T><x:N>a</x:N></x:T>'}} | get | BROKEN",
        "{answered: true} | bare-500 | HELD",
        "{answered: true} | timeout | BROKEN",
        "{anyOf: [GetResponse, {fault: wsman:InvalidSelectors}]} | get | HELD",
        "{anyOf: [GetResponse, {fault: wsman:InvalidSelectors}]} | selectors | HELD",
        "{anyOf: [GetResponse, {fault: wsman:InvalidSelectors}]} | unreachable | SOFT",
        "{anyOf: [GetResponse, {fault: any}]} | delete | BROKEN",
        "{not: GetResponse} | selectors | HELD",
        "{not: GetResponse} | get | BROKEN",
        "{schema: valid} | get | UNKNOWN",
      })
  void table(String expect, String exchange, Kind kind) {
    Outcome outcome = evaluate(expect, exchange(exchange), List.of());
    assertEquals(kind, outcome.kind(), outcome.toString());
    assertEquals(kind == Kind.HELD, outcome.mismatches().isEmpty(), outcome.toString());
  }

  @Test
  void aStepThatWasNotDrivenIsUnknown() {
    Outcome outcome =
        new ExpectationEvaluator()
            .evaluate(expectation("GetResponse"), Optional.empty(), conversation(List.of()));
    assertEquals(Kind.UNKNOWN, outcome.kind());
  }

  @Test
  void schemaProblemsBreak() {
    ExpectationEvaluator evaluator = new ExpectationEvaluator(envelope -> List.of("N is wrong"));
    Outcome outcome =
        evaluator.evaluate(
            expectation("{schema: valid}"), Optional.of(exchange("get")), conversation(List.of()));
    assertEquals(Kind.BROKEN, outcome.kind());
    assertEquals("N is wrong", outcome.mismatches().get(0).actual());
  }

  @Test
  void theJournalCountsOnlyWhereOneIsKept() {
    String one = "{fault: any, journal: {contains: [{operation: getInstance, count: 1}]}}";
    String none = "{fault: any, journal: {lacks: [{operation: getInstance}]}}";
    List<JournalEntry> journal =
        List.of(new JournalEntry(Instant.EPOCH, "uuid:1", "getInstance", "a", Map.of()));
    assertEquals(Kind.HELD, evaluate(one, exchange("selectors"), List.of()).kind());
    assertEquals(Kind.HELD, evaluate(one, exchange("selectors"), journal).kind());
    assertEquals(Kind.HELD, evaluate(none, exchange("selectors"), List.of()).kind());
    assertEquals(Kind.BROKEN, evaluate(none, exchange("selectors"), journal).kind());
  }

  @Test
  void aMismatchSaysWhatWhereAndWhatWasThere() {
    Mismatch mismatch =
        evaluate("{xpath: [{at: '//x:N[2]', equals: a}]}", exchange("get"), List.of())
            .mismatches()
            .get(0);
    assertEquals("//x:N[2] is 'a'", mismatch.expected());
    assertEquals("'b'", mismatch.actual());
    assertTrue(mismatch.xpath().orElseThrow().endsWith("N[2]"), mismatch.toString());
    Mismatch fault =
        evaluate("{fault: wsman:InvalidSelectors}", exchange("unreachable"), List.of())
            .mismatches()
            .get(0);
    assertTrue(fault.actual().contains("wsa:DestinationUnreachable"), fault.toString());
    Outcome any =
        evaluate(
            "{anyOf: [GetResponse, {fault: wsman:InvalidSelectors}]}",
            exchange("unreachable"),
            List.of());
    assertEquals(2, any.mismatches().size());
  }

  @Test
  void theStoredFormSaysTheSame() {
    String all =
        "{response: GetResponse, status: [200, 2xx], action: a, httpError: [400], schema: valid,"
            + " xpath: ['true()', {at: //x:N, equals: a}, {at: //x:N, matches: b},"
            + " {at: //x:N, exists: true}, {at: //x:N, absent: true}, {at: //x:N, count: 3}],"
            + " body: {matches: '<x:T>${xmlunit.ignore}</x:T>'}, answered: true, journal:"
            + " {contains: [{operation: a, subject: b, details: {c: d}, count: 1}], lacks:"
            + " [{operation: e}]}, anyOf: [GetResponse, {fault: {subcode: wsa:ActionNotSupported,"
            + " code: s:Sender, detail: d}}], not: {httpError: any}, hint: h}";
    Expectation expectation = expectation(all);
    String json = ExpectationJson.resolve(expectation, Map.of(), new Variables(), "step");
    assertEquals(expectation, ExpectationJson.read(json));
    Expectation scoped =
        ExpectationJson.read(
            ExpectationJson.resolve(expectation, Map.of("x", "u:x"), new Variables(), "step"));
    assertEquals(Map.of("x", "u:x"), scoped.namespaces());
  }

  @Test
  void variablesAreResolvedAndEscapedWhereTheyBecomeXml() {
    Variables variables = new Variables();
    variables.set("v", "<a>&");
    String json =
        ExpectationJson.resolve(
            expectation(
                "{xpath: [{at: //x:N, equals: '${v}'}], body: {matches: '<x:T>${v}</x:T>'}}"),
            Map.of(),
            variables,
            "step");
    Expectation read = ExpectationJson.read(json);
    assertEquals("<a>&", read.xpath().get(0).value().orElseThrow().template());
    assertEquals("<x:T>&lt;a&gt;&amp;</x:T>", read.bodyMatches().orElseThrow().template());
    assertFalse(json.contains("${"), json);
  }

  private static Outcome evaluate(String expect, Exchange exchange, List<JournalEntry> journal) {
    Expectation written = expectation(expect);
    String json = ExpectationJson.resolve(written, Map.of("x", "u:x"), new Variables(), "step");
    return new ExpectationEvaluator()
        .evaluate(ExpectationJson.read(json), Optional.of(exchange), conversation(journal));
  }

  private static Expectation expectation(String expect) {
    String text =
        "scenario: Something\nnamespaces: {x: 'u:x'}\nvariables: {v: a}\nsteps:\n"
            + "  - get: {resource: instance}\n    expect: "
            + expect
            + "\n";
    Scenario scenario =
        new ScenarioReader()
            .read(
                "a.yaml",
                text,
                name -> {
                  throw new IllegalStateException("nothing is included");
                })
            .get(0);
    return scenario.steps().get(0).expect().orElseThrow();
  }

  private static Conversation conversation(List<JournalEntry> journal) {
    return new Conversation(
        new Conversation.Origin(
            "test", "live", Set.of(Conversation.Party.SERVICE), Optional.empty()),
        Declaration.NONE,
        List.of(),
        List.of(),
        journal);
  }

  private static Exchange answer(int status, String body) {
    return exchange(
        Optional.of(new Response(status, "", HttpHeaders.NONE, Payload.ofText(body))),
        Optional.empty(),
        Set.of());
  }

  private static Exchange trouble(Trouble.Kind kind) {
    return exchange(Optional.empty(), Optional.of(new Trouble(kind, "nothing came")), Set.of());
  }

  private static Exchange with(Exchange exchange, Gap gap) {
    return exchange(exchange.response(), exchange.trouble(), Set.of(gap));
  }

  private static Exchange exchange(
      Optional<Response> response, Optional<Trouble> trouble, Set<Gap> gaps) {
    Request request =
        new Request(
            "POST",
            "/wsman",
            HttpHeaders.NONE,
            Payload.ofText(
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
                    + " xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'><s:Header>"
                    + "<a:MessageID>uuid:1</a:MessageID></s:Header><s:Body/></s:Envelope>"));
    return new Exchange(
        "0001",
        Exchange.Role.OPERATION,
        1,
        Optional.of(request),
        response,
        trouble,
        Optional.empty(),
        Optional.empty(),
        gaps,
        Optional.empty());
  }

  private static String envelope(String action, String body) {
    return "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'"
        + " xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
        + " xmlns:w='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'><e:Header>"
        + (action.isEmpty() ? "" : "<a:Action>" + action + "</a:Action>")
        + "</e:Header><e:Body>"
        + body
        + "</e:Body></e:Envelope>";
  }

  private static String fault(String owner, String subcode, String detail) {
    String prefix = owner.equals("wsa") ? "a" : "w";
    return envelope(
        "u:fault",
        "<e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>"
            + prefix
            + ":"
            + subcode
            + "</e:Value></e:Subcode></e:Code><e:Reason><e:Text xml:lang='en'>no</e:Text></e:Reason>"
            + (detail.isEmpty()
                ? ""
                : "<e:Detail><w:FaultDetail>http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/"
                    + detail
                    + "</w:FaultDetail></e:Detail>")
            + "</e:Fault>");
  }
}
