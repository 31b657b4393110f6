package org.wsmanspec.mock.shell;

import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Xml;

/** Signal: a command is to end, or has ended and is to be forgotten (MS-WSMV 3.1.4.12). */
final class SignalShell extends OnShell {

  SignalShell(RemoteShells shells) {
    super(shells);
  }

  @Override
  boolean run(Call call, Shell shell) {
    Element signal = call.body(Names.RSP_SIGNAL);
    String code =
        Call.text(signal, Names.RSP_CODE)
            .filter(t -> !t.isEmpty())
            .orElseThrow(() -> ShellFaults.schema("rsp:Signal has no rsp:Code"));
    requireConnected(shell);
    Optional<Shell.Command> command = command(shell, signal);
    boolean toldDone = command.filter(c -> c.port().output.toldDone()).isPresent();
    withSession(shell, session -> session.signal(command.map(c -> c.request().id()), code));
    // Some clients clean up with Ctrl+C.
    boolean over = Shells.isTerminate(code) || toldDone;
    command.filter(c -> over).ifPresent(c -> shell.forget(c.request().id()));
    call.commit();
    shells.note(
        "signal",
        shell,
        "code",
        code.substring(code.lastIndexOf('/') + 1),
        "command",
        command.map(c -> c.request().id()).orElse(""));
    Xml.add(call.reply().body(), Names.RSP_SIGNAL_RESPONSE);
    return false;
  }
}
