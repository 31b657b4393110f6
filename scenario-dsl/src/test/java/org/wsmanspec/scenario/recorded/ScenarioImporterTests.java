package org.wsmanspec.scenario.recorded;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Content;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.yaml.ScenarioReader;

class ScenarioImporterTests {

  private static final String SERVER = "5E1F0A11-0000-4000-8000-00000000000A";
  private static final String CLIENT = "C11E27AB-0000-4000-8000-00000000000B";
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

  private final List<Exchange> exchanges = new ArrayList<>();

  private static String envelope(String action, String header, String body) {
    return "<s:Envelope xmlns:s='"
        + Namespaces.S
        + "' xmlns:a='"
        + Namespaces.WSA
        + "' xmlns:w='"
        + Namespaces.WSMAN
        + "' xmlns:n='"
        + Namespaces.WSEN
        + "' xmlns:r='"
        + Namespaces.RSP
        + "'><s:Header><a:Action>"
        + action
        + "</a:Action>"
        + header
        + "</s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private void say(String request, String response) {
    exchanges.add(
        new Exchange(
            String.format(Locale.ROOT, "%04d", exchanges.size() + 1),
            Exchange.Role.OPERATION,
            1,
            Optional.of(new Request("POST", "/wsman", HttpHeaders.NONE, Payload.ofText(request))),
            response.isEmpty()
                ? Optional.empty()
                : Optional.of(new Response(200, "", HttpHeaders.NONE, Payload.ofText(response))),
            Optional.empty(),
            Optional.of(new Timing(THEN, Duration.ZERO, Duration.ZERO)),
            Optional.empty(),
            Set.of(),
            Optional.empty()));
  }

  private Scenario imported() {
    Conversation conversation =
        new Conversation(
            new Conversation.Origin(
                "test", "live", EnumSet.allOf(Conversation.Party.class), Optional.empty()),
            Declaration.NONE,
            exchanges,
            List.of(),
            List.of());
    String yaml = ScenarioImporter.of("a session", conversation).yaml();
    return new ScenarioReader().read("again.yaml", yaml, name -> "").get(0);
  }

  private static String text(Step step) {
    Operation.Send send = (Operation.Send) step.operation();
    return ((Content.Literal) send.content()).text().template();
  }

  @Test
  void whatTheServerChoseIsTakenFromItsNewAnswer() {
    say(
        envelope("Create", "", "<r:Shell/>"),
        envelope("CreateResponse", "", "<r:Shell><r:ShellId>" + SERVER + "</r:ShellId></r:Shell>"));
    say(
        envelope("Delete", selector(SERVER.toLowerCase(Locale.ROOT)), ""),
        envelope("DeleteResponse", "", ""));

    Scenario scenario = imported();

    assertEquals(
        "//rsp:ShellId",
        requireNonNull(scenario.steps().get(0).keep().get("shellId")).xpath().template());
    assertTrue(text(scenario.steps().get(1)).contains(">${shellId}</w:Selector>"));
  }

  private static String selector(String id) {
    return "<w:SelectorSet><w:Selector Name='ShellId'>" + id + "</w:Selector></w:SelectorSet>";
  }

  @Test
  void anIdInsideOfALongerTextIsCutOut() {
    say(
        envelope("Enumerate", "", ""),
        envelope(
            "EnumerateResponse",
            "",
            "<n:EnumerationContext>uuid:" + SERVER + "/</n:EnumerationContext>"));
    say(
        envelope("Pull", "", "<n:EnumerationContext>uuid:" + SERVER + "/</n:EnumerationContext>"),
        "");

    Scenario scenario = imported();

    assertEquals(
        "substring(//wsen:EnumerationContext, 6, 36)",
        requireNonNull(scenario.steps().get(0).keep().get("enumerationContext"))
            .xpath()
            .template());
    assertTrue(text(scenario.steps().get(1)).contains(">uuid:${enumerationContext}/<"));
    assertEquals(Optional.empty(), scenario.steps().get(1).expect());
  }

  @Test
  void aContextThatIsNoIdIsHandedBackWhole() {
    say(
        envelope("Enumerate", "", ""),
        envelope("EnumerateResponse", "", "<n:EnumerationContext>17</n:EnumerationContext>"));
    say(envelope("Pull", "", "<n:EnumerationContext>17</n:EnumerationContext>"), "");

    assertTrue(text(imported().steps().get(1)).contains(">${enumerationContext}<"));
  }

  @Test
  void whatTheClientChoseOfAShellIsChosenAnew() {
    say(
        envelope("Create", "", "<r:Shell ShellId='" + CLIENT + "'/>"),
        envelope("CreateResponse", "", "<r:Shell><r:ShellId>" + CLIENT + "</r:ShellId></r:Shell>"));
    say(envelope("Delete", selector(CLIENT), ""), "");

    Scenario scenario = imported();

    assertEquals("${uuid}", requireNonNull(scenario.variables().get("shellId")).template());
    assertTrue(scenario.steps().get(0).keep().isEmpty());
    assertTrue(text(scenario.steps().get(0)).contains("ShellId=\"${shellId}\""));
    assertTrue(text(scenario.steps().get(1)).contains(">${shellId}<"));
  }

  @Test
  void whatStandsInsideOfPowerShellsMessagesStays() {
    say(
        envelope(
            "Create",
            "<w:ResourceURI>"
                + "http://schemas.microsoft.com/powershell/Microsoft.PowerShell"
                + "</w:ResourceURI>",
            "<r:Shell ShellId='" + CLIENT + "'/>"),
        "");

    assertTrue(text(imported().steps().get(0)).contains("ShellId=\"" + CLIENT + "\""));
  }

  @Test
  void messagesAreNewAndGoToTheTarget() {
    say(
        envelope(
            "Get",
            "<a:To>http://recorded.example.org/wsman</a:To><a:MessageID>urn:uuid:"
                + CLIENT
                + "</a:MessageID>",
            ""),
        "");

    String text = text(imported().steps().get(0));

    assertTrue(text.contains("<a:To>${target.address}</a:To>"), text);
    assertTrue(text.contains("<a:MessageID>urn:uuid:${uuid}</a:MessageID>"), text);
  }

  @Test
  void aPointInTimeBecomesAsLongAsItWasThen() {
    say(envelope("Enumerate", "", "<n:Expires>2026-01-02T03:09:04Z</n:Expires>"), "");
    say(envelope("Enumerate", "", "<n:Expires>PT7M</n:Expires>"), "");

    Scenario scenario = imported();

    assertTrue(text(scenario.steps().get(0)).contains("<n:Expires>PT5M</n:Expires>"));
    assertTrue(text(scenario.steps().get(1)).contains("<n:Expires>PT7M</n:Expires>"));
  }

  @Test
  void passwordsStayBehind() {
    say(envelope("Subscribe", "", "<x:Password xmlns:x='urn:x'>geheim</x:Password>"), "");

    assertFalse(text(imported().steps().get(0)).contains("geheim"));
  }

  @Test
  void textThatLooksLikeAVariableIsNone() {
    say(envelope("Put", "", "<p xmlns='urn:p'>costs ${price} at \u0085 and \u2028</p>"), "");

    String text = text(imported().steps().get(0));

    assertTrue(text.contains("costs $${price} at &#"), text);
    assertFalse(text.contains("\u0085") || text.contains("\u2028"), text);
  }

  @Test
  void askingForOutputIsRepeatedUntilTheCommandIsOver() {
    say(envelope("Receive", "", wish()), envelope("ReceiveResponse", "", state("Running", "")));
    say(
        envelope("Receive", "", wish()),
        envelope("ReceiveResponse", "", state("Done", "<r:ExitCode>3</r:ExitCode>")));

    Scenario scenario = imported();

    assertEquals(1, scenario.steps().size());
    Operation.Send send = (Operation.Send) scenario.steps().get(0).operation();
    assertEquals(Optional.of("done"), send.until());
    var output =
        scenario
            .steps()
            .get(0)
            .expect()
            .orElseThrow()
            .remote()
            .orElseThrow()
            .output()
            .orElseThrow();
    assertEquals("3", output.exitCode().orElseThrow().template());
    assertEquals("Done", output.state().orElseThrow().template());
  }

  private static String wish() {
    return "<r:Receive><r:DesiredStream CommandId='"
        + CLIENT
        + "'>stdout</r:DesiredStream></r:Receive>";
  }

  private static String state(String state, String code) {
    return "<r:ReceiveResponse><r:CommandState CommandId='"
        + CLIENT
        + "' State='"
        + Namespaces.RSP
        + "/CommandState/"
        + state
        + "'>"
        + code
        + "</r:CommandState></r:ReceiveResponse>";
  }

  @Test
  void aFaultIsExpectedByItsSubcodeAndMicrosoftsNumber() {
    say(
        envelope("Get", "", ""),
        envelope(
            "fault",
            "",
            "<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>w:TimedOut</s:Value>"
                + "</s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>x</s:Text></s:Reason><s:Detail>"
                + "<f:WSManFault xmlns:f='"
                + Namespaces.WSMANFAULT
                + "' Code='2150858793'/></s:Detail></s:Fault>"));

    var expected = imported().steps().get(0).expect().orElseThrow();

    assertEquals(
        "wsman:TimedOut",
        expected.fault().orElseThrow().anyOf().get(0).subcode().orElseThrow().template());
    assertEquals("2150858793", expected.xpath().get(0).value().orElseThrow().template());
  }

  @Test
  void aRecordingWithoutRequestsMakesNoScenario() {
    Conversation answers =
        new Conversation(
            new Conversation.Origin(
                "test", "live", EnumSet.allOf(Conversation.Party.class), Optional.empty()),
            Declaration.NONE,
            List.of(
                new Exchange(
                    "0001",
                    Exchange.Role.OPERATION,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty())),
            List.of(),
            List.of());

    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class, () -> ScenarioImporter.of("answers", answers))
                .getMessage());

    assertTrue(message.contains("the recording holds no request"), message);
  }
}
