package org.wsmanspec.mock.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.EndpointLimits;
import org.wsmanspec.mock.HandClock;
import org.wsmanspec.mock.ReferenceEndpoint;

class RemoteShellTests {

  private static final String GONE = "wsman:InvalidSelectors UnexpectedSelectors 2150858843";

  private final HandClock clock = new HandClock();
  private final ReferenceEndpoint endpoint =
      ReferenceEndpoint.builder()
          .clock(clock)
          .limits(
              EndpointLimits.DEFAULT.withShells(
                  ShellLimits.DEFAULT.withShells(3, 4).withCommands(3)))
          .build();
  private final ShellClient client = new ShellClient(endpoint);

  @AfterEach
  void close() {
    endpoint.close();
    assertEquals(0, endpoint.shells().size());
  }

  private static List<String> children(Element element) {
    return Dom.children(element).stream().map(Element::getLocalName).toList();
  }

  private List<String> steps() {
    return endpoint.journal().stream().map(e -> e.operation()).toList();
  }

  @Test
  void createTellsTheSelectorInTheOneSpellingThatClientsFind() {
    Envelope created = ShellClient.ok(client.create("", "", ""));
    Element selector = created.elements(Names.WSMAN_SELECTOR).get(0);
    assertEquals(Optional.of("ShellId"), Dom.attribute(selector, Names.NAME));
    Element shell = created.elements(Names.RSP_SHELL).get(0);
    assertEquals(Dom.text(selector), Dom.text(Dom.child(shell, Names.RSP_SHELL_ID).orElseThrow()));
    assertEquals(
        List.of(
            "ShellId",
            "ResourceUri",
            "Owner",
            "ClientIP",
            "IdleTimeOut",
            "InputStreams",
            "OutputStreams",
            "ShellRunTime",
            "ShellInactivity"),
        children(shell));
    assertEquals(List.of("ResourceCreated", "Shell"), bodyNames(created));
    assertEquals(Optional.of("PT7200.000S"), ShellClient.text(created, Names.RSP_IDLE_TIME_OUT));
  }

  private static List<String> bodyNames(Envelope envelope) {
    return envelope.bodyChildren().stream().map(Element::getLocalName).toList();
  }

  @Test
  void aClientMayProposeTheIdAsAttributeOrElement() {
    String attribute = ShellClient.freshId();
    assertEquals(
        attribute, ShellClient.selector(client.create("", " ShellId=\"" + attribute + "\"", "")));
    String element = ShellClient.freshId();
    assertEquals(
        element,
        ShellClient.selector(
            client.create(
                "", "", "<rsp:ShellId>" + element + "</rsp:ShellId><rsp:Name>mine</rsp:Name>")));
    assertEquals(
        "wsman:AlreadyExists 2150859223",
        ShellClient.fault(client.create("", " ShellId=\"" + element + "\"", "")));
    assertEquals(
        "wsman:InvalidParameter 2150859221",
        ShellClient.fault(client.create("", " ShellId=\"mine\"", "")));
  }

  @Test
  void oneUserHasSoManyShells() {
    String first = client.open();
    client.open();
    client.open();
    assertEquals("wsman:QuotaLimit 2150859173", ShellClient.fault(client.create("", "", "")));
    ShellClient second = new ShellClient(endpoint, "second");
    assertNotEquals("", second.open());
    assertEquals("wsman:QuotaLimit 2150859173", ShellClient.fault(second.create("", "", "")));
    ShellClient.ok(client.request(Actions.DELETE, first, ""));
    assertNotEquals("", client.open());
  }

  @Test
  void getDescribesAShellUnderBothResources() {
    String shell = client.openNamed();
    clock.advance(Duration.ofSeconds(3));
    for (String uri : List.of(Uris.SHELL, Uris.SHELL_CMD)) {
      Envelope got = ShellClient.ok(client.send(client.envelope(Actions.GET, uri, shell, "", "")));
      assertEquals(Optional.of(shell), ShellClient.text(got, Names.RSP_SHELL_ID));
      assertEquals(Optional.of("Connected"), ShellClient.text(got, Names.RSP_STATE));
      assertEquals(Optional.of("P0DT0H0M3S"), ShellClient.text(got, Names.RSP_SHELL_RUN_TIME));
    }
    String fragment =
        "<wsman:FragmentTransfer s:mustUnderstand=\"true\">rsp:ShellId</wsman:FragmentTransfer>";
    assertEquals(
        "wsman:UnsupportedFeature FragmentLevelAccess 2150858871",
        ShellClient.fault(
            client.send(client.envelope(Actions.GET, Uris.SHELL, shell, fragment, ""))));
  }

  @Test
  void everyOperationWantsAShellThatIsThere() {
    String command = "<rsp:CommandLine><rsp:Command>ver</rsp:Command></rsp:CommandLine>";
    for (String action :
        List.of(
            Actions.GET,
            Actions.DELETE,
            Actions.SHELL_COMMAND,
            Actions.SHELL_RECEIVE,
            Actions.SHELL_SEND,
            Actions.SHELL_SIGNAL,
            Actions.SHELL_DISCONNECT,
            Actions.SHELL_RECONNECT,
            Actions.SHELL_CONNECT)) {
      assertEquals(
          GONE, ShellClient.fault(client.request(action, ShellClient.freshId(), command)), action);
      assertEquals(
          "wsman:InvalidSelectors InsufficientSelectors 2150858842",
          ShellClient.fault(client.request(action, "", command)),
          action);
    }
    assertEquals(
        "wsa:ActionNotSupported -",
        ShellClient.fault(client.request(Actions.PUT, client.open(), command)));
    client.resource = Uris.SHELL + "/nosuch";
    assertEquals(
        "wsa:DestinationUnreachable InvalidResourceURI 2150858811",
        ShellClient.fault(client.create("", "", "")));
  }

  @Test
  void aShellIsForWhoOpenedIt() {
    String shell = client.open();
    ShellClient other = new ShellClient(endpoint, "somebody");
    assertEquals(
        "wsman:AccessDenied 5", ShellClient.fault(other.request(Actions.DELETE, shell, "")));
    assertEquals(1, endpoint.shells().size());
  }

  @Test
  void aCommandRunsAndIsForgottenWhenTerminated() {
    String shell = client.open();
    String command = client.start(shell, "echo done");
    assertEquals("done\r\n", client.finish(shell, command).text("stdout"));
    assertEquals(
        "wsman:InternalError 2150859212",
        ShellClient.fault(client.send(client.receiving(shell, command))));
    ShellClient.ok(client.signal(shell, command, Shells.SIGNAL_TERMINATE_CAPITAL));
    assertEquals(GONE, ShellClient.fault(client.send(client.receiving(shell, command))));
    assertEquals(GONE, ShellClient.fault(client.signal(shell, command, Shells.SIGNAL_TERMINATE)));
    ShellClient.ok(client.request(Actions.DELETE, shell, ""));
    assertEquals(GONE, ShellClient.fault(client.request(Actions.DELETE, shell, "")));
    assertTrue(
        steps()
            .containsAll(
                List.of(
                    "shell-open", "command", "command-done", "receive", "signal", "shell-close")));
  }

  @Test
  void aProposedCommandIdIsTakenIfItIsFree() {
    String shell = client.open();
    String id = ShellClient.freshId();
    String body =
        "<rsp:CommandLine CommandId=\"%s\"><rsp:Command>ver</rsp:Command></rsp:CommandLine>";
    Envelope answer = client.request(Actions.SHELL_COMMAND, shell, body.formatted(id));
    assertEquals(Optional.of(id), ShellClient.text(answer, Names.RSP_COMMAND_ID));
    assertEquals(
        "wsman:AlreadyExists 2150859222",
        ShellClient.fault(client.request(Actions.SHELL_COMMAND, shell, body.formatted(id))));
    assertEquals(
        "wsman:InvalidParameter 2150859220",
        ShellClient.fault(client.request(Actions.SHELL_COMMAND, shell, body.formatted("x"))));
  }

  @Test
  void commandsOfAShellAreCounted() {
    String shell = client.open();
    String done = client.start(shell, "ver");
    ShellClient.Outcome outcome = client.finish(shell, done);
    assertEquals(Optional.of(0), outcome.exitCode());
    client.start(shell, "timeout /t 100");
    client.start(shell, "timeout /t 100");
    // One that is done gives way.
    client.start(shell, "timeout /t 100");
    assertEquals(
        "wsman:QuotaLimit 2150859241", ShellClient.fault(client.command(shell, "timeout /t 100")));
  }

  @Test
  void aReceiveWithoutOutputTimesOut() {
    String shell = client.open();
    String command = client.start(shell, "timeout /t 100");
    client.timeout = "PT0.2S";
    long begun = System.nanoTime();
    assertEquals(
        "wsman:TimedOut 2150858793",
        ShellClient.fault(client.send(client.receiving(shell, command))));
    assertTrue(System.nanoTime() - begun >= 200_000_000L);
  }

  @Test
  void theEndOfACommandEndsItsReceive() {
    String shell = client.open();
    String command = client.start(shell, "timeout /t 100");
    CompletableFuture<Envelope> waiting = client.sendAside(client.receiving(shell, command));
    assertEquals("wsman:InternalError 995", afterwards(waiting, Actions.DELETE, shell, ""));
  }

  /** The fault of a Receive that may or may not wait already when another request comes. */
  private String afterwards(
      CompletableFuture<Envelope> waiting, String action, String shell, String body) {
    String other = client.start(shell, "echo as a sign of life");
    ShellClient.Outcome outcome = client.finish(shell, other);
    assertEquals(Optional.of(0), outcome.exitCode());
    ShellClient.ok(client.request(action, shell, body));
    String fault = ShellClient.fault(waiting.join());
    return fault.equals(GONE) ? "wsman:InternalError 995" : fault;
  }

  @Test
  void aLaterReceiveTakesTheOthersPlace() {
    String shell = client.open();
    String command = client.start(shell, "timeout /t 100");
    CompletableFuture<Envelope> first = client.sendAside(client.receiving(shell, command));
    CompletableFuture<Envelope> second = client.sendAside(client.receiving(shell, command));
    Object replaced = CompletableFuture.anyOf(first, second).join();
    assertEquals("wsman:InternalError 995", ShellClient.fault((Envelope) replaced));
    ShellClient.ok(client.signal(shell, command, Shells.SIGNAL_CTRL_C));
    assertTrue(!first.join().isFault() || !second.join().isFault());
  }

  @Test
  void aRepeatedReceiveGetsTheSameAgain() {
    String shell = client.open();
    String command = client.start(shell, "echo once");
    String id = "uuid:" + ShellClient.freshId();
    String receive =
        client.envelope(
            id, Actions.SHELL_RECEIVE, Uris.SHELL_CMD, shell, "", ShellClient.receive(command));
    String stream = "";
    while (stream.isEmpty()) {
      stream = Dom.text(ShellClient.ok(client.send(receive)).elements(Names.RSP_STREAM).get(0));
    }
    assertEquals("b25jZQ0K", stream);
    assertEquals(
        stream, Dom.text(ShellClient.ok(client.send(receive)).elements(Names.RSP_STREAM).get(0)));
  }

  @Test
  void streamsThatWereNotOpenedAreRefused() {
    String shell = client.open();
    String command = client.start(shell, "more");
    assertEquals(
        "wsman:InvalidParameter 2150859149",
        ShellClient.fault(
            client.request(
                Actions.SHELL_RECEIVE,
                shell,
                ShellClient.receive(command).replace("stderr", "stdlog"))));
    assertEquals(
        "wsman:InvalidParameter 2150859147",
        ShellClient.fault(
            client.request(
                Actions.SHELL_SEND,
                shell,
                "<rsp:Send><rsp:Stream Name=\"pr\" CommandId=\"" + command + "\"/></rsp:Send>")));
    assertEquals(
        "wsman:InternalError 2150858755",
        ShellClient.fault(
            client.request(
                Actions.SHELL_SEND,
                shell,
                "<rsp:Send><rsp:Stream Name=\"stdin\">ZGly</rsp:Stream></rsp:Send>")));
    assertEquals(
        "wsman:SchemaValidationError 2150858817",
        ShellClient.fault(
            client.request(
                Actions.SHELL_SEND,
                shell,
                "<rsp:Send><rsp:Stream Name=\"stdin\" CommandId=\""
                    + command
                    + "\">§</rsp:Stream></rsp:Send>")));
    assertEquals(
        "wsman:InvalidParameter 87",
        ShellClient.fault(client.signal(shell, command, "urn:no-such-signal")));
  }

  @Test
  void whatFitsTheEnvelopeIsTakenAndNoMore() {
    client.maximum = "8192";
    String shell = client.open();
    String command = client.start(shell, "fill 20000");
    ShellClient.Outcome outcome = client.finish(shell, command);
    assertEquals(20000, outcome.octets("stdout").length);
    assertTrue(outcome.receives() >= 4, "in " + outcome.receives());
  }

  @Test
  void aShellThatNobodyUsesExpires() {
    String shell =
        ShellClient.selector(client.create("", "", "<rsp:IdleTimeOut>PT60S</rsp:IdleTimeOut>"));
    clock.advance(Duration.ofSeconds(59));
    ShellClient.ok(client.request(Actions.GET, shell, ""));
    clock.advance(Duration.ofSeconds(59));
    ShellClient.ok(client.request(Actions.GET, shell, ""));
    clock.advance(Duration.ofSeconds(60));
    assertEquals(GONE, ShellClient.fault(client.request(Actions.GET, shell, "")));
    assertTrue(steps().contains("shell-expire"));
    assertEquals(0, endpoint.shells().size());
  }

  @Test
  void aWaitingReceiveIsUse() {
    String shell =
        ShellClient.selector(client.create("", "", "<rsp:IdleTimeOut>PT60S</rsp:IdleTimeOut>"));
    String command = client.start(shell, "more");
    CompletableFuture<Envelope> waiting = client.sendAside(client.receiving(shell, command));
    ShellClient.ok(client.input(shell, command, "x", false));
    assertEquals(
        "eA==", Dom.text(ShellClient.ok(waiting.join()).elements(Names.RSP_STREAM).get(0)));
  }

  @Test
  void aLifetimeEndsAShellInUse() {
    String shell =
        ShellClient.selector(client.create("", "", "<rsp:Lifetime>PT100S</rsp:Lifetime>"));
    clock.advance(Duration.ofSeconds(60));
    ShellClient.ok(client.request(Actions.GET, shell, ""));
    clock.advance(Duration.ofSeconds(40));
    endpoint.shells().sweep();
    assertEquals(0, endpoint.shells().size());
  }

  @Test
  void anIdleTimeOutIsCutToTheLongest() {
    Envelope created = client.create("", "", "<rsp:IdleTimeOut>P100D</rsp:IdleTimeOut>");
    assertEquals(Optional.of("PT2147483.647S"), ShellClient.text(created, Names.RSP_IDLE_TIME_OUT));
    assertEquals(
        "wsman:SchemaValidationError 2150858817",
        ShellClient.fault(client.create("", "", "<rsp:IdleTimeOut>soon</rsp:IdleTimeOut>")));
  }

  @ParameterizedTest
  @CsvSource({
    "wsmv:DataLocale, wsman:UnsupportedFeature DataLocale 2150858818",
  })
  void aMandatoryDataLocaleIsRefusedAtCreate(String header, String fault) {
    String envelope =
        client
            .envelope(Actions.CREATE, Uris.SHELL_CMD, "", "", "<rsp:Shell/>")
            .replace(header + " s:mustUnderstand=\"false\"", header + " s:mustUnderstand=\"true\"");
    assertEquals(fault, ShellClient.fault(client.send(envelope)));
  }

  @Test
  void compressionIsNeverIgnored() {
    String header = "<rsp:CompressionType s:mustUnderstand=\"%s\">xpress</rsp:CompressionType>";
    Envelope mandatory = client.create(header.formatted("true"), "", "");
    assertEquals(
        "MustUnderstand", mandatory.fault().orElseThrow().code().orElseThrow().getLocalPart());
    assertEquals(
        "wsman:UnsupportedFeature 2150858818",
        ShellClient.fault(client.create(header.formatted("false"), "", "")));
  }

  @Test
  void shellsAndCommandsAreEnumerated() {
    String first = client.openNamed();
    String second = client.open();
    String command = client.start(first, "timeout /t 100");
    String optimized =
        "<wsen:Enumerate><wsman:OptimizeEnumeration/><wsman:MaxElements>32000</wsman:MaxElements>"
            + "%s</wsen:Enumerate>";
    Envelope all = enumerate(Uris.SHELL, optimized.formatted(""));
    assertEquals(
        List.of(first, second), all.elements(Names.RSP_SHELL_ID).stream().map(Dom::text).toList());
    assertEquals(1, all.elements(Names.WSMAN_END_OF_SEQUENCE).size());
    assertEquals(0, enumerate(new ShellClient(endpoint, "other"), optimized));
    Envelope eprs =
        enumerate(
            Uris.SHELL,
            optimized.formatted("<wsman:EnumerationMode>EnumerateEPR</wsman:EnumerationMode>"));
    assertEquals(2, eprs.elements(Names.WSA_ENDPOINT_REFERENCE).size());
    String filter =
        "<wsman:Filter Dialect=\""
            + Uris.DIALECT_SELECTOR
            + "\"><wsman:SelectorSet><wsman:Selector Name=\"ShellId\">"
            + first
            + "</wsman:Selector></wsman:SelectorSet></wsman:Filter>";
    Envelope commands = enumerate(Uris.SHELL_COMMANDS, optimized.formatted(filter));
    assertEquals(Optional.of(command), ShellClient.text(commands, Names.RSP_COMMAND_ID));
    assertEquals(
        "wsen:FilteringNotSupported 2150859200",
        ShellClient.fault(enumerate(Uris.SHELL_COMMANDS, optimized.formatted(""))));
    assertEquals(
        "wsen:FilteringNotSupported -",
        ShellClient.fault(enumerate(Uris.SHELL_CMD, optimized.formatted(filter))));
  }

  private Envelope enumerate(String uri, String body) {
    return client.send(client.envelope(Actions.ENUMERATE, uri, "", "", body));
  }

  private static int enumerate(ShellClient other, String body) {
    return ShellClient.ok(
            other.send(other.envelope(Actions.ENUMERATE, Uris.SHELL, "", "", body.formatted(""))))
        .elements(Names.RSP_SHELL)
        .size();
  }

  @Test
  void anEnumerationOfShellsIsPulled() {
    client.open();
    client.open();
    Envelope answer = enumerate(Uris.SHELL, "<wsen:Enumerate/>");
    String context = ShellClient.text(answer, Names.WSEN_ENUMERATION_CONTEXT).orElseThrow();
    String pull =
        "<wsen:Pull><wsen:EnumerationContext>" + context + "</wsen:EnumerationContext></wsen:Pull>";
    client.resource = Uris.SHELL;
    Envelope one = ShellClient.ok(client.request(Actions.PULL, "", pull));
    assertEquals(1, one.elements(Names.RSP_SHELL).size());
    assertEquals(0, one.elements(Names.WSEN_END_OF_SEQUENCE).size());
    Envelope two = ShellClient.ok(client.request(Actions.PULL, "", pull));
    assertEquals(1, two.elements(Names.WSEN_END_OF_SEQUENCE).size());
    assertEquals(
        "wsen:InvalidEnumerationContext -",
        ShellClient.fault(client.request(Actions.PULL, "", pull)));
  }
}
