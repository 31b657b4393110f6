package org.wsmanspec.mock.powershell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.ApplicationPrivateData;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.ConnectRunspacePool;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.EncryptedSessionKey;
import org.wsmanspec.message.psrp.GetAvailableRunspaces;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.KeyExchange;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.message.psrp.ResetRunspaceState;
import org.wsmanspec.message.psrp.RunspaceAvailability;
import org.wsmanspec.message.psrp.RunspacePoolInitData;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.psrp.SessionKey;
import org.wsmanspec.message.psrp.SetMaxRunspaces;
import org.wsmanspec.message.psrp.SetMinRunspaces;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.ReferenceEndpoint;

/** Runspace pools from their opening to their end. */
class PoolTests {

  private static final UUID ZERO = new UUID(0, 0);

  private final ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build();

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void aPoolOpensInThreeMessages() {
    PsrpClient client = PsrpClient.opened(endpoint);
    assertEquals(
        List.of(
            MessageType.SESSION_CAPABILITY,
            MessageType.APPLICATION_PRIVATE_DATA,
            MessageType.RUNSPACEPOOL_STATE),
        client.poolMessages.stream().map(m -> m.type().orElseThrow()).toList());
    assertEquals(
        List.of(ZERO, client.pool, client.pool),
        client.poolMessages.stream().map(PsrpMessage::poolId).toList());
    assertEquals(SessionCapability.of("2.3"), client.poolMessages.get(0).payload());
    assertTrue(client.poolMessages.get(1).payload() instanceof ApplicationPrivateData);
    assertEquals(
        RunspacePoolStateMessage.of(RunspacePoolState.OPENED),
        client.poolMessages.get(2).payload());
  }

  @ParameterizedTest
  @CsvSource({"2.0,2.0", "2.1,2.1", "2.2,2.2", "2.3,2.3", "2.4,2.3", "2.77,2.3"})
  void theServerSaysTheVersionThatBothKnow(String asked, String answered) {
    PsrpClient client = new PsrpClient(endpoint);
    PsrpClient.ok(
        client.create(asked, SessionCapability.of(asked), PsrpClient.init(1, 1, HostInfo.none())));
    assertEquals(
        SessionCapability.of(answered),
        client.receivePool(MessageType.SESSION_CAPABILITY).payload());
  }

  @ParameterizedTest
  @CsvSource({
    "2.3, 3.0, 2.0, 1.1.0.1",
    "2.3, 2.3, 1.0, 1.1.0.1",
    "2.3, 2.3, 2.0, 2.0.0.0",
    "3.0, 2.3, 2.0, 1.1.0.1",
    "new, 2.3, 2.0, 1.1.0.1"
  })
  void otherMajorVersionsAreRefused(
      String option, String protocol, String powershell, String serialization) {
    PsrpClient client = new PsrpClient(endpoint);
    Envelope answer =
        client.create(
            option,
            new SessionCapability(protocol, powershell, serialization, Optional.empty()),
            PsrpClient.init(1, 1, HostInfo.none()));
    assertEquals("wsman:InternalError 2152991685", PsrpClient.fault(answer));
    assertTrue(
        answer.fault().orElseThrow().detail().orElseThrow().getTextContent().contains("2.x"));
    assertEquals(0, endpoint.shells().size());
  }

  @Test
  void aPoolNeedsTheOptionAndTheNegotiation() {
    PsrpClient client = new PsrpClient(endpoint);
    byte[] good =
        client.octets(
            Optional.empty(), SessionCapability.of("2.3"), PsrpClient.init(1, 1, HostInfo.none()));
    assertEquals("wsman:InternalError 2152991685", PsrpClient.fault(client.create("", good)));
    String option = PsrpClient.option("2.3");
    assertEquals(
        "wsman:InternalError 2152991672", PsrpClient.fault(client.create(option, new byte[0])));
    assertEquals(
        "wsman:InternalError 2152991679", PsrpClient.fault(client.create(option, new byte[30])));
    byte[] other = client.octets(Optional.empty(), new GetAvailableRunspaces(1));
    assertEquals("wsman:InternalError 2152991679", PsrpClient.fault(client.create(option, other)));
    byte[] late = client.octets(Optional.empty(), PsrpClient.init(1, 1, HostInfo.none()));
    assertEquals("wsman:InternalError 2152991679", PsrpClient.fault(client.create(option, late)));
    assertEquals(0, endpoint.shells().size());
  }

  @Test
  void whatDoesNotFitIntoCreateFollows() {
    PsrpClient client = new PsrpClient(endpoint);
    PsrpClient.ok(client.create("2.3", SessionCapability.of("2.3")));
    client.receivePool(MessageType.SESSION_CAPABILITY);
    UUID early = UUID.randomUUID();
    assertEquals(
        "wsman:InternalError 2152991676",
        PsrpClient.fault(
            client.command(
                early, client.octets(Optional.of(early), CreatePipeline.ofScript("1", true)))));
    PsrpClient.ok(client.toPool(PsrpClient.init(2, 4, HostInfo.none())));
    client.receivePool(MessageType.RUNSPACEPOOL_STATE);
    assertEquals(List.of("1"), client.run("1").output());
  }

  private PsrpPayload asked(PsrpClient client, PsrpPayload question) {
    PsrpClient.ok(client.toPool(question));
    return client.receivePool(MessageType.RUNSPACE_AVAILABILITY).payload();
  }

  @Test
  void runspacesAreCountedAndTheirNumberChanges() {
    PsrpClient client = PsrpClient.opened(endpoint, 2, HostInfo.none());
    assertEquals(RunspaceAvailability.available(2, 7), asked(client, new GetAvailableRunspaces(7)));
    UUID long1 = client.start("Start-Sleep 60");
    assertEquals(RunspaceAvailability.available(1, 8), asked(client, new GetAvailableRunspaces(8)));
    assertEquals(RunspaceAvailability.done(true, 9), asked(client, new SetMaxRunspaces(5, 9)));
    assertEquals(
        RunspaceAvailability.available(4, 10), asked(client, new GetAvailableRunspaces(10)));
    assertEquals(RunspaceAvailability.done(false, 11), asked(client, new SetMaxRunspaces(0, 11)));
    assertEquals(RunspaceAvailability.done(true, 12), asked(client, new SetMinRunspaces(5, 12)));
    assertEquals(RunspaceAvailability.done(false, 13), asked(client, new SetMinRunspaces(6, 13)));
    assertEquals(RunspaceAvailability.done(false, 14), asked(client, new SetMaxRunspaces(4, 14)));
    assertEquals(RunspaceAvailability.done(false, 15), asked(client, new ResetRunspaceState(15)));
    PsrpClient.ok(client.signal(long1, Shells.SIGNAL_STOP));
    assertEquals(RunspaceAvailability.done(true, 16), asked(client, new ResetRunspaceState(16)));
  }

  @Test
  void aResetForgetsVariables() {
    PsrpClient client = PsrpClient.opened(endpoint);
    client.run("$x = 5");
    assertEquals(List.of("5"), client.run("$x").output());
    asked(client, new ResetRunspaceState(1));
    assertEquals(List.of("null"), client.run("$x").output());
  }

  @Test
  void pipelinesWaitForARunspaceInTheirOrder() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID first = client.start("Start-Sleep 60");
    UUID second = client.start("$order = 'second'; $order");
    UUID third = client.start("\"third after $order\"");
    PsrpClient.ok(client.signal(first, Shells.SIGNAL_STOP));
    assertEquals(PipelineState.STOPPED, client.following(first).finish().state());
    assertEquals(List.of("\"third after second\""), client.following(third).finish().output());
    assertEquals(List.of("\"second\""), client.following(second).finish().output());
  }

  @Test
  void aPipelineThatWaitsCanBeStopped() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID first = client.start("Start-Sleep 60");
    UUID second = client.start("'never'");
    PsrpClient.ok(client.signal(second, Shells.SIGNAL_STOP));
    assertEquals(List.of(MessageType.PIPELINE_STATE), client.following(second).finish().types());
    PsrpClient.ok(client.signal(first, Shells.SIGNAL_TERMINATE));
    assertEquals(List.of("3"), client.run("3").output());
  }

  @Test
  void theSessionKeyIsExchangedOnTheClientsWish() {
    PsrpClient client = PsrpClient.opened(endpoint);
    KeyExchange exchange = KeyExchange.begin();
    PsrpClient.ok(client.toPool(exchange.publicKey()));
    PsrpMessage answer = client.receivePool(MessageType.ENCRYPTED_SESSION_KEY);
    assertEquals(ZERO, answer.poolId());
    SessionKey key = exchange.accept((EncryptedSessionKey) answer.payload());
    PsrpClient.Pipeline pipeline =
        client.run("ConvertTo-SecureString -AsPlainText -Force 'geheim'");
    Primitive secure =
        (Primitive) pipeline.all(org.wsmanspec.message.psrp.PipelineOutput.class).get(0).object();
    assertEquals("geheim", key.decrypt(secure));
  }

  @Test
  void theServerAsksForTheKeyBeforeItSendsSecureStrings() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID pipeline = client.start("1; ConvertTo-SecureString -AsPlainText -Force 'geheim'");
    assertEquals(ZERO, client.receivePool(MessageType.PUBLIC_KEY_REQUEST).poolId());
    KeyExchange exchange = KeyExchange.begin();
    PsrpClient.ok(client.toPool(exchange.publicKey()));
    PsrpMessage answer = client.receivePool(MessageType.ENCRYPTED_SESSION_KEY);
    SessionKey key = exchange.accept((EncryptedSessionKey) answer.payload());
    PsrpClient.Pipeline done = client.following(pipeline).finish();
    assertEquals(2, done.output().size());
    Primitive secure =
        (Primitive) done.all(org.wsmanspec.message.psrp.PipelineOutput.class).get(1).object();
    assertEquals("geheim", key.decrypt(secure));
  }

  @Test
  void aBadPublicKeyBreaksThePool() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID pipeline = client.start("Start-Sleep 60");
    assertTrue(client.toPool(new PublicKey("AAAA")).isFault());
    assertBroken(client);
    assertEquals(PipelineState.STOPPED, client.following(pipeline).finish().state());
  }

  private static void assertBroken(PsrpClient client) {
    RunspacePoolStateMessage state =
        (RunspacePoolStateMessage) client.receivePool(MessageType.RUNSPACEPOOL_STATE).payload();
    assertEquals(Optional.of(RunspacePoolState.BROKEN), state.state());
    assertEquals(
        Optional.of("RemoteRunspaceStateInfoReason"),
        state.reason().orElseThrow().fullyQualifiedErrorId());
    UUID pipeline = UUID.randomUUID();
    assertEquals(
        "wsman:InternalError 2152991676",
        PsrpClient.fault(
            client.command(
                pipeline,
                client.octets(Optional.of(pipeline), CreatePipeline.ofScript("1", true)))));
  }

  @Test
  void messagesInTheWrongStateBreakThePool() {
    List<PsrpPayload> wrong =
        List.of(
            SessionCapability.of("2.3"),
            PsrpClient.init(1, 1, HostInfo.none()),
            ConnectRunspacePool.keepSizes(),
            new PipelineInput(Primitive.i32(1)),
            RunspacePoolStateMessage.of(RunspacePoolState.OPENED));
    for (PsrpPayload payload : wrong) {
      PsrpClient client = PsrpClient.opened(endpoint);
      assertTrue(client.toPool(payload).isFault(), payload.type().name());
      assertBroken(client);
      PsrpClient.ok(client.send(Actions.DELETE, "", ""));
    }
  }

  @Test
  void brokenFragmentsBreakThePool() {
    for (int at : new int[] {7, 15, 16, 17}) {
      PsrpClient client = PsrpClient.opened(endpoint);
      byte[] octets = client.octets(Optional.empty(), new GetAvailableRunspaces(1));
      octets[at] ^= at == 7 ? octets[7] : 0x7F;
      assertTrue(client.input(Shells.STDIN, Optional.empty(), octets).isFault(), "octet " + at);
      assertBroken(client);
      PsrpClient.ok(client.send(Actions.DELETE, "", ""));
    }
  }

  @Test
  void disconnectedPipelinesGoOnAndTheirOutputWaits() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID pipeline = client.start("1..5 | ForEach-Object { Start-Sleep -Milliseconds 20; $_ }");
    PsrpClient.ok(client.send(Actions.SHELL_DISCONNECT, "", "<rsp:Disconnect/>"));
    assertTrue(client.receive(Optional.of(pipeline)).isFault());
    PsrpClient.ok(client.send(Actions.SHELL_RECONNECT, "", ""));
    assertEquals(List.of("1", "2", "3", "4", "5"), client.following(pipeline).finish().output());
  }

  private static Envelope connect(PsrpClient client, String headers, PsrpPayload... payloads) {
    return client.send(
        Actions.SHELL_CONNECT,
        headers,
        "<rsp:Connect><connectXml xmlns=\"http://schemas.microsoft.com/powershell\">"
            + PsrpClient.base64(client.octets(Optional.empty(), payloads))
            + "</connectXml></rsp:Connect>");
  }

  @Test
  void anotherClientTakesThePoolOver() {
    PsrpClient first = PsrpClient.opened(endpoint, 3, HostInfo.none());
    UUID pipeline = first.start("Start-Sleep -Milliseconds 50; 'kept'");
    PsrpClient.ok(first.send(Actions.SHELL_DISCONNECT, "", "<rsp:Disconnect/>"));
    PsrpClient second = new PsrpClient(endpoint, first.pool);
    Envelope answer =
        PsrpClient.ok(
            connect(
                second,
                PsrpClient.option("2.3"),
                SessionCapability.of("2.3"),
                ConnectRunspacePool.keepSizes()));
    MessageReader reader = second.poolReader;
    List<PsrpMessage> messages = new java.util.ArrayList<>();
    for (Carried carried : Carried.in(answer)) {
      assertEquals(Carried.Place.CONNECT_RESPONSE_XML, carried.place());
      reader.feed(Base64.getDecoder().decode(carried.base64()), r -> messages.add(r.message()));
    }
    assertEquals(
        List.of(SessionCapability.of("2.3"), new RunspacePoolInitData(1, 3)),
        messages.stream().map(PsrpMessage::payload).toList());
    assertTrue(messages.stream().allMatch(m -> m.poolId().equals(first.pool)));
    second.receivePool(MessageType.RUNSPACEPOOL_STATE);
    assertTrue(
        second.poolMessages.stream()
            .anyMatch(m -> m.type().equals(Optional.of(MessageType.APPLICATION_PRIVATE_DATA))));
    PsrpClient.ok(
        second.send(
            Actions.SHELL_CONNECT,
            "",
            "<rsp:Connect CommandId=\"" + PsrpClient.text(pipeline) + "\"/>"));
    assertEquals(List.of("\"kept\""), second.following(pipeline).finish().output());
    assertEquals(List.of("6"), second.run("2 * 3").output());
  }

  @Test
  void aConnectThatDoesNotFitIsRefused() {
    PsrpClient first = PsrpClient.opened(endpoint);
    PsrpClient.ok(first.send(Actions.SHELL_DISCONNECT, "", "<rsp:Disconnect/>"));
    PsrpClient second = new PsrpClient(endpoint, first.pool);
    String option = PsrpClient.option("2.3");
    SessionCapability capability = SessionCapability.of("2.3");
    ConnectRunspacePool keep = ConnectRunspacePool.keepSizes();
    assertTrue(connect(second, "", capability, keep).isFault());
    assertTrue(connect(second, option, capability).isFault());
    assertTrue(connect(second, option, keep, capability).isFault());
    assertTrue(connect(second, option, capability, keep, keep).isFault());
    assertTrue(connect(second, option, SessionCapability.of("2.1"), keep).isFault());
    assertTrue(
        connect(
                second,
                option,
                capability,
                new ConnectRunspacePool(java.util.OptionalInt.of(7), java.util.OptionalInt.of(9)))
            .isFault());
    PsrpClient.ok(connect(second, option, capability, keep));
  }

  @Test
  void deletingThePoolEndsItsPipelines() {
    PsrpClient client = PsrpClient.opened(endpoint);
    UUID pipeline = client.start("while ($true) { }");
    PsrpClient.ok(client.send(Actions.DELETE, "", ""));
    assertEquals(
        "wsman:InvalidSelectors 2150858843",
        PsrpClient.fault(client.receive(Optional.of(pipeline))));
    assertEquals(0, endpoint.shells().size());
  }

  @Test
  void theShellTellsItsState() {
    PsrpClient client = PsrpClient.opened(endpoint);
    Envelope got = PsrpClient.ok(client.send(Actions.GET, "", ""));
    assertEquals("Connected", Dom.text(got.elements(Names.RSP_STATE).get(0)));
  }
}
