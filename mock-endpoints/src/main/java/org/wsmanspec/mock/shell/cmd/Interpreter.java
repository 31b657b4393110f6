package org.wsmanspec.mock.shell.cmd;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** Runs lines like those of cmd.exe: programs with redirections, joined by operators. */
final class Interpreter {

  private static final int DEEPEST = 8;

  private final Programs programs;
  private final Environment environment;
  private final Terminal terminal;
  private final Input input;
  private int depth;
  private boolean exited;

  Interpreter(Programs programs, Environment environment, Terminal terminal, Input input) {
    this.programs = programs;
    this.environment = environment;
    this.terminal = terminal;
    this.input = input;
  }

  /** Runs a line and returns its exit code. */
  int line(String text) throws InterruptedException {
    List<LineParser.Part> parts = LineParser.parse(environment.expand(text));
    int code = 0;
    Input from = input;
    for (int i = 0; i < parts.size() && !exited; i++) {
      LineParser.Part part = parts.get(i);
      boolean skipped =
          (part.joint() == LineParser.Joint.AND && code != 0)
              || (part.joint() == LineParser.Joint.OR && code == 0);
      if (skipped) {
        continue;
      }
      boolean piped = i + 1 < parts.size() && parts.get(i + 1).joint() == LineParser.Joint.PIPE;
      ByteArrayOutputStream buffer = new ByteArrayOutputStream();
      Terminal to =
          (piped ? terminal.into(buffer) : terminal)
              .redirected(part.outToErr(), part.errToOut(), part.outAway(), part.errAway());
      code = run(part.text(), part.noInput() ? Input.of(new byte[0]) : from, to);
      environment.errorLevel(code);
      from = piped ? Input.of(buffer.toByteArray()) : input;
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return code;
  }

  /** Runs a program with its arguments as they are, without a shell. */
  int program(String text) throws InterruptedException {
    return run(text, input, terminal);
  }

  /** A line within a line, as of {@code cmd /c}. */
  int nested(String text, Invocation caller) throws InterruptedException {
    if (depth >= DEEPEST) {
      caller.terminal().error("The line is nested too deep.");
      return 1;
    }
    Interpreter inner = new Interpreter(programs, environment, caller.terminal(), caller.input());
    inner.depth = depth + 1;
    return inner.line(text);
  }

  /** Has the line end after the program that is running. */
  void exit() {
    exited = true;
  }

  private int run(String text, Input from, Terminal to) throws InterruptedException {
    String call = text.stripLeading();
    if (call.startsWith("@")) {
      call = call.substring(1).stripLeading();
    }
    if (call.isEmpty()) {
      return environment.errorLevel();
    }
    int end = Programs.nameEnd(call);
    String name = Lines.program(call.substring(0, end));
    Optional<Program> program = programs.find(name);
    if (program.isEmpty()) {
      to.error(
          "'"
              + Lines.words(call.substring(0, end)).stream().findFirst().orElse("")
              + "' is not recognized as an internal or external command,\r\n"
              + "operable program or batch file.");
      return 1;
    }
    return program.get().run(new Invocation(call.substring(end), environment, from, to, this));
  }
}
