package org.wsmanspec.mock.shell.cmd;

import java.util.Locale;

/** Programs that read and change what a line runs in. */
final class EnvironmentPrograms {

  private EnvironmentPrograms() {}

  static int set(Invocation call) {
    String text = call.text().strip();
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    int equals = text.indexOf('=');
    if (equals == 0) {
      call.terminal().error("The syntax of the command is incorrect.");
      return 1;
    }
    if (equals > 0) {
      String name = text.substring(0, equals);
      String value = text.substring(equals + 1);
      if (value.isEmpty()) {
        call.environment().variables().remove(name);
      } else {
        call.environment().variables().put(name, value);
      }
      return 0;
    }
    String prefix = text.toUpperCase(Locale.ROOT);
    int[] found = {0};
    call.environment()
        .variables()
        .forEach(
            (name, value) -> {
              if (name.toUpperCase(Locale.ROOT).startsWith(prefix)) {
                call.terminal().line(name + "=" + value);
                found[0]++;
              }
            });
    if (found[0] == 0) {
      call.terminal().error("Environment variable " + text + " not defined");
      return 1;
    }
    return 0;
  }

  static int cd(Invocation call) {
    String to =
        String.join(" ", call.words().stream().filter(w -> !w.equalsIgnoreCase("/d")).toList());
    if (to.isEmpty()) {
      call.terminal().line(call.environment().directory());
    } else {
      call.environment().directory(call.environment().path(to));
    }
    return 0;
  }

  /** Ends the line; there are no batch files that /b could mean. */
  static int exit(Invocation call) {
    call.interpreter().exit();
    return call.words().stream()
        .filter(w -> w.matches("-?[0-9]{1,10}"))
        .findFirst()
        .map(w -> (int) Long.parseLong(w))
        .orElse(call.environment().errorLevel());
  }

  static int cmd(Invocation call) throws InterruptedException {
    String text = call.text().strip();
    int at = text.toLowerCase(Locale.ROOT).indexOf("/c");
    if (at < 0) {
      call.terminal().error("Only cmd /c is there; a shell within a shell is not.");
      return 1;
    }
    String line = text.substring(at + 2).strip();
    boolean quoted = line.length() > 1 && line.startsWith("\"") && line.endsWith("\"");
    return call.interpreter().nested(quoted ? line.substring(1, line.length() - 1) : line, call);
  }
}
