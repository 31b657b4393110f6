package org.wsmanspec.mock.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Xml;

/** Command: begins one in a shell (MS-WSMV 3.1.4.11). */
final class RunCommand extends OnShell {

  private final ShellEngine engine;

  RunCommand(RemoteShells shells, ShellEngine engine) {
    super(shells);
    this.engine = engine;
  }

  @Override
  public Set<String> options() {
    return optionsWith(engine.options("Command"));
  }

  @Override
  boolean run(Call call, Shell shell) {
    Element line = call.body(Names.RSP_COMMAND_LINE);
    String text =
        Dom.child(line, Names.RSP_COMMAND)
            .map(Element::getTextContent)
            .orElseThrow(() -> ShellFaults.schema("rsp:CommandLine has no rsp:Command"));
    List<String> arguments =
        Dom.children(line, Names.RSP_ARGUMENTS).stream().map(Element::getTextContent).toList();
    Optional<String> proposed =
        Dom.attribute(line, Names.COMMAND_ID)
            .or(() -> Dom.attribute(line, Names.RSP_COMMAND_ID))
            .map(String::strip)
            .filter(t -> !t.isEmpty());
    proposed.ifPresent(id -> ShellReader.requireId(id, FaultCodes.COMMAND_ID_INVALID, "CommandId"));
    requireConnected(shell);
    CommandRequest request =
        new CommandRequest(
            proposed.orElseGet(ShellReader::freshId),
            text,
            arguments,
            call.control().options().values());
    withSession(shell, session -> begin(shell, session, request));
    call.commit();
    Element response = Xml.add(call.reply().body(), Names.RSP_COMMAND_RESPONSE);
    Xml.add(response, Names.RSP_COMMAND_ID, request.id());
    return false;
  }

  private void begin(Shell shell, ShellSession session, CommandRequest request) {
    if (shell.command(request.id()).isPresent()) {
      throw ShellFaults.of(
          FaultSubcode.ALREADY_EXISTS,
          FaultCodes.COMMAND_ID_IN_USE,
          "The shell has a command of the proposed id already");
    }
    if (!shell.hasRoom()) {
      throw ShellFaults.of(
          FaultSubcode.QUOTA_LIMIT,
          FaultCodes.QUOTA_MAX_COMMANDS_PER_SHELL,
          "The shell has "
              + shells.limits.commandsPerShell()
              + " commands, as many as it may; terminate one");
    }
    shells.note("command", shell, "command", request.id());
    Shell.Command command =
        shell.command(request, () -> shells.note("command-done", shell, "command", request.id()));
    boolean begun = false;
    try {
      session.command(request, command.port());
      begun = true;
    } finally {
      if (!begun) {
        shell.forget(request.id());
      }
    }
  }
}
