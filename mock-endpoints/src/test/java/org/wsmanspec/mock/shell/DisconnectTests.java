package org.wsmanspec.mock.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.EndpointLimits;
import org.wsmanspec.mock.HandClock;
import org.wsmanspec.mock.ReferenceEndpoint;

class DisconnectTests {

  private final HandClock clock = new HandClock();
  private final ReferenceEndpoint endpoint =
      ReferenceEndpoint.builder()
          .clock(clock)
          .limits(EndpointLimits.DEFAULT.withShells(ShellLimits.DEFAULT.withBufferedOctets(65536)))
          .build();
  private final ShellClient client = new ShellClient(endpoint);
  private final String shell = client.openNamed();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private Envelope disconnect(String content) {
    return client.request(
        Actions.SHELL_DISCONNECT, shell, "<rsp:Disconnect>" + content + "</rsp:Disconnect>");
  }

  @Test
  void aDisconnectedShellTakesNothingButItsClientBack() {
    String command = client.start(shell, "more");
    ShellClient.ok(disconnect(""));
    String refused = "wsman:InternalError 2150859204";
    assertEquals(refused, ShellClient.fault(client.command(shell, "ver")));
    assertEquals(refused, ShellClient.fault(client.send(client.receiving(shell, command))));
    assertEquals(refused, ShellClient.fault(client.input(shell, command, "x", false)));
    assertEquals(refused, ShellClient.fault(client.signal(shell, command, Shells.SIGNAL_CTRL_C)));
    Envelope got = ShellClient.ok(client.request(Actions.GET, shell, ""));
    assertEquals(Optional.of("Disconnected"), ShellClient.text(got, Names.RSP_STATE));
    ShellClient.ok(disconnect(""));
    ShellClient.ok(client.request(Actions.SHELL_RECONNECT, shell, ""));
    ShellClient.ok(client.request(Actions.SHELL_RECONNECT, shell, "<rsp:Reconnect/>"));
    ShellClient.ok(client.input(shell, command, "back", true));
    assertEquals("back", client.finish(shell, command).text("stdout"));
  }

  @Test
  void outputWaitsForTheClientToComeBack() {
    String command = client.start(shell, "fill 300000");
    ShellClient.ok(disconnect(""));
    ShellClient.ok(client.request(Actions.SHELL_RECONNECT, shell, ""));
    assertEquals(300000, client.finish(shell, command).octets("stdout").length);
  }

  @Test
  void withDropTheOldestOutputGives() {
    ShellClient.ok(
        disconnect(
            "<rsp:IdleTimeOut>PT100S</rsp:IdleTimeOut><rsp:BufferMode>Drop</rsp:BufferMode>"));
    ShellClient.ok(client.request(Actions.SHELL_RECONNECT, shell, ""));
    Envelope got = ShellClient.ok(client.request(Actions.GET, shell, ""));
    assertEquals(Optional.of("Drop"), ShellClient.text(got, Names.RSP_BUFFER_MODE));
    assertEquals(Optional.of("PT100.000S"), ShellClient.text(got, Names.RSP_IDLE_TIME_OUT));
    String command = client.start(shell, "fill 1000000 & echo the end");
    while (endpoint.journal().stream().noneMatch(e -> e.operation().equals("command-done"))) {
      Thread.onSpinWait();
    }
    ShellClient.Outcome outcome = client.finish(shell, command);
    assertTrue(outcome.octets("stdout").length <= 65536);
    assertTrue(outcome.text("stdout").endsWith("the end\r\n"));
    assertEquals(
        "wsman:SchemaValidationError 2150858817",
        ShellClient.fault(disconnect("<rsp:BufferMode>Sometimes</rsp:BufferMode>")));
  }

  @Test
  void aWaitingReceiveIsToldOfTheDisconnect() {
    String command = client.start(shell, "timeout /t 100");
    client.timeout = "PT60S";
    CompletableFuture<Envelope> waiting = client.sendAside(client.receiving(shell, command));
    String other = client.start(shell, "ver");
    assertEquals(Optional.of(0), client.finish(shell, other).exitCode());
    ShellClient.ok(disconnect(""));
    String fault = ShellClient.fault(waiting.join());
    assertTrue(
        List.of("wsman:InternalError 2150859230", "wsman:InternalError 2150859204").contains(fault),
        fault);
  }

  @Test
  void onlyTheClientThatLeftReconnects() {
    ShellClient.ok(disconnect(""));
    ShellClient other = new ShellClient(endpoint);
    assertEquals(
        "wsman:InternalError 2150859206",
        ShellClient.fault(other.request(Actions.SHELL_RECONNECT, shell, "")));
    Envelope connected =
        ShellClient.ok(other.request(Actions.SHELL_CONNECT, shell, "<rsp:Connect/>"));
    assertEquals(Optional.of("stdin"), ShellClient.text(connected, Names.RSP_INPUT_STREAMS));
    assertEquals(
        Optional.of("stdout stderr"), ShellClient.text(connected, Names.RSP_OUTPUT_STREAMS));
    assertEquals(
        "wsman:InternalError 2150859213",
        ShellClient.fault(client.request(Actions.SHELL_CONNECT, shell, "<rsp:Connect/>")));
    assertEquals(
        "wsman:InternalError 2150859213",
        ShellClient.fault(client.request(Actions.SHELL_RECONNECT, shell, "")));
    ShellClient.ok(other.request(Actions.SHELL_RECONNECT, shell, ""));
  }

  @Test
  void commandsAreTakenOverOneByOne() {
    String command = client.start(shell, "more");
    ShellClient.ok(disconnect(""));
    ShellClient other = new ShellClient(endpoint);
    ShellClient.ok(other.request(Actions.SHELL_CONNECT, shell, "<rsp:Connect/>"));
    ShellClient.ok(
        other.request(
            Actions.SHELL_CONNECT, shell, "<rsp:Connect CommandId=\"" + command + "\"/>"));
    ShellClient.ok(other.input(shell, command, "taken over", true));
    assertEquals("taken over", other.finish(shell, command).text("stdout"));
  }

  @Test
  void aShellWhoseIdWasMadeUpHereStaysConnected() {
    String other = client.open();
    assertEquals(
        "wsman:InternalError 2150859205",
        ShellClient.fault(client.request(Actions.SHELL_DISCONNECT, other, "<rsp:Disconnect/>")));
  }

  @Test
  void aDisconnectedShellExpiresToo() {
    ShellClient.ok(disconnect("<rsp:IdleTimeOut>PT30S</rsp:IdleTimeOut>"));
    clock.advance(Duration.ofSeconds(30));
    assertEquals(
        "wsman:InvalidSelectors UnexpectedSelectors 2150858843",
        ShellClient.fault(client.request(Actions.SHELL_RECONNECT, shell, "")));
  }
}
