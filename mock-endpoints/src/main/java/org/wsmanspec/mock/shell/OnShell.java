package org.wsmanspec.mock.shell;

import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;

/** An operation on one open shell, which counts as used meanwhile. */
abstract class OnShell extends ShellOperation {

  OnShell(RemoteShells shells) {
    super(shells);
  }

  @Override
  final void run(Call call) {
    Shell shell = locate(call);
    shell.enter();
    boolean goesOn = false;
    try {
      goesOn = run(call, shell);
    } finally {
      if (!goesOn) {
        leave(shell);
      }
    }
  }

  void leave(Shell shell) {
    shell.leave(shells.clock.instant());
  }

  /** Returns whether the rest comes later, and leaves the shell. */
  abstract boolean run(Call call, Shell shell);

  static void requireConnected(Shell shell) {
    if (!shell.isConnected()) {
      throw ShellFaults.internal(
          FaultCodes.SHELL_DISCONNECTED, "The shell is disconnected; reconnect it first");
    }
  }

  /** The command that an element names, if it names one. */
  static Optional<Shell.Command> command(Shell shell, Element element) {
    Optional<String> id =
        // Windows takes the attribute in the namespace of its element too, and clients rely on it.
        Dom.attribute(element, Names.COMMAND_ID)
            .or(() -> Dom.attribute(element, Names.RSP_COMMAND_ID))
            .map(String::strip)
            .filter(t -> !t.isEmpty());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(shell.command(id.get()).orElseThrow(() -> ShellFaults.unknown("command")));
  }

  /** Calls the session of a shell, one at a time. */
  static void withSession(Shell shell, java.util.function.Consumer<ShellSession> use) {
    shell.calls.lock();
    try {
      use.accept(shell.session());
    } finally {
      shell.calls.unlock();
    }
  }
}
