package org.wsmanspec.suite;

import java.util.Set;
import java.util.TreeSet;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.suite.check.shell.RemoteShell;
import org.wsmanspec.suite.check.shell.RemoteShells;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** Which words about remote shells an endpoint has shown. */
final class ObservedShells {

  private ObservedShells() {}

  static Set<String> of(Conversation conversation) {
    Set<String> words = new TreeSet<>();
    for (RemoteShell shell : RemoteShells.in(conversation).all()) {
      boolean works =
          shell.created().isPresent() || shell.calls().stream().anyMatch(ObservedShells::works);
      boolean disconnects =
          shell.calls().stream()
              .anyMatch(c -> c.succeeded() && (c.is(Operation.DISCONNECT) || connects(c)));
      if (works || disconnects) {
        words.add("shell");
        if (shell.isText()) {
          words.add("shell.cmd");
        } else if (shell.isPool()) {
          words.add("powershell");
        }
      }
      if (disconnects) {
        words.add("shell.disconnect");
        if (shell.isPool()) {
          words.add("powershell.disconnect");
        }
      }
    }
    return words;
  }

  private static boolean works(ShellCall call) {
    return call.succeeded()
        && (call.is(Operation.COMMAND)
            || call.is(Operation.RECEIVE)
            || call.is(Operation.SEND)
            || call.is(Operation.SIGNAL));
  }

  private static boolean connects(ShellCall call) {
    return call.is(Operation.RECONNECT) || call.is(Operation.CONNECT);
  }
}
