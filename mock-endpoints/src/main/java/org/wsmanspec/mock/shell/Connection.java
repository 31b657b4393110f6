package org.wsmanspec.mock.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Xml;

/** Disconnect, Reconnect and Connect (MS-WSMV 3.1.4.15 to 3.1.4.17). */
final class Connection extends OnShell {

  /** Which of the three. */
  enum Verb {
    DISCONNECT,
    RECONNECT,
    CONNECT
  }

  private final Verb verb;
  private final Set<String> known;

  Connection(RemoteShells shells, ShellEngine engine, Verb verb) {
    super(shells);
    this.verb = verb;
    this.known = verb == Verb.CONNECT ? optionsWith(engine.options("Connect")) : Set.of();
  }

  @Override
  public Set<String> options() {
    return verb == Verb.CONNECT ? known : super.options();
  }

  @Override
  boolean run(Call call, Shell shell) {
    Optional<Element> body = body(call);
    Optional<Shell.Command> command = body.flatMap(b -> command(shell, b));
    if (!shell.engine.disconnects() || !shell.request.proposed()) {
      throw ShellFaults.internal(
          FaultCodes.DISCONNECT_NOT_SUPPORTED,
          "The shell cannot be disconnected: its client did not propose its id");
    }
    switch (verb) {
      case DISCONNECT -> disconnect(call, shell, body);
      case RECONNECT -> reconnect(call, shell);
      case CONNECT -> connect(call, shell, body, command);
    }
    call.commit();
    return false;
  }

  /** Some clients leave it out where it would say nothing. */
  private Optional<Element> body(Call call) {
    if (call.envelope().bodyChildren().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        call.body(
            switch (verb) {
              case DISCONNECT -> Names.RSP_DISCONNECT;
              case RECONNECT -> Names.RSP_RECONNECT;
              case CONNECT -> Names.RSP_CONNECT;
            }));
  }

  private void disconnect(Call call, Shell shell, Optional<Element> body) {
    requireClient(call, shell);
    Optional<String> mode = body.flatMap(b -> Call.text(b, Names.RSP_BUFFER_MODE));
    if (mode.filter(m -> !m.equals("Block") && !m.equals("Drop")).isPresent()) {
      throw ShellFaults.schema("rsp:BufferMode is Block or Drop, not '" + mode.get() + "'");
    }
    body.flatMap(b -> ShellReader.duration(b, Names.RSP_IDLE_TIME_OUT, call.now()))
        .ifPresent(t -> shell.idle(t.compareTo(shell.longestIdle()) > 0 ? shell.longestIdle() : t));
    mode.ifPresent(m -> shell.drops(m.equals("Drop")));
    if (shell.isConnected()) {
      withSession(shell, ShellSession::disconnect);
      shell.connected(false, shell.client());
      shell.wake();
      shells.note("disconnect", shell);
    }
  }

  private void reconnect(Call call, Shell shell) {
    requireClient(call, shell);
    if (!shell.isConnected()) {
      shell.connected(true, shell.client());
      withSession(shell, ShellSession::reconnect);
      shells.note("reconnect", shell);
    }
  }

  /** A client without a session is any. */
  private void requireClient(Call call, Shell shell) {
    Optional<String> client = client(call);
    boolean other =
        client.isPresent()
            && shell.client().isPresent()
            && !client.get().equalsIgnoreCase(shell.client().get());
    if (other) {
      throw shell.isConnected() && verb == Verb.RECONNECT
          ? ShellFaults.internal(
              FaultCodes.SHELL_CONNECTED_TO_OTHER, "The shell is connected to another client")
          : ShellFaults.internal(
              FaultCodes.CLIENT_SESSION_MISMATCH,
              "The shell belongs to another client session; connect to it instead");
    }
  }

  private void connect(
      Call call, Shell shell, Optional<Element> body, Optional<Shell.Command> command) {
    Element response;
    if (command.isPresent()) {
      // The commands of a shell that was taken over are taken up one by one.
      requireConnected(shell);
      requireClient(call, shell);
      response = Xml.add(call.reply().body(), Names.RSP_CONNECT_RESPONSE);
      assert response != null;
      return;
    }
    if (shell.isConnected()) {
      throw ShellFaults.internal(
          FaultCodes.SHELL_CONNECTED_TO_OTHER,
          "The shell is connected; only a disconnected one can be connected to");
    }
    List<Element> content =
        body.map(
                b ->
                    Dom.children(b).stream()
                        .filter(e -> !Namespaces.RSP.equals(e.getNamespaceURI()))
                        .toList())
            .orElse(List.of());
    response = Xml.add(call.reply().body(), Names.RSP_CONNECT_RESPONSE);
    Xml.add(response, Names.RSP_INPUT_STREAMS, String.join(" ", shell.request.inputStreams()));
    Xml.add(response, Names.RSP_OUTPUT_STREAMS, String.join(" ", shell.request.outputStreams()));
    withSession(
        shell,
        session -> {
          session
              .connect(content, call.control().options().values())
              .forEach(e -> Xml.copy(response, e));
          shell.connected(true, client(call));
        });
    shells.note("connect", shell);
  }
}
