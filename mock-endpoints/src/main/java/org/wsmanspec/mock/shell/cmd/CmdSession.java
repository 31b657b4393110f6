package org.wsmanspec.mock.shell.cmd;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.shell.CommandPort;
import org.wsmanspec.mock.shell.CommandRequest;
import org.wsmanspec.mock.shell.CommandState;
import org.wsmanspec.mock.shell.ShellFaults;
import org.wsmanspec.mock.shell.ShellPort;
import org.wsmanspec.mock.shell.ShellRequest;
import org.wsmanspec.mock.shell.ShellSession;

/** One text shell: each command is a line with an environment of its own. */
final class CmdSession implements ShellSession {

  /** What a command ends with that Ctrl+C has stopped. */
  static final int STOPPED = 0xC000013A;

  private final ShellRequest request;
  private final CodePage codePage;
  private final Programs programs;
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  /** A command under way. */
  private static final class Running {
    private final Input input = new Input();
    private volatile Optional<Thread> thread = Optional.empty();
    private volatile boolean stopped;

    void stop() {
      stopped = true;
      thread.ifPresent(Thread::interrupt);
    }
  }

  CmdSession(ShellRequest request, CodePage codePage, Programs programs) {
    this.request = request;
    this.codePage = codePage;
    this.programs = programs;
  }

  @Override
  public void command(CommandRequest command, CommandPort port) {
    String line = Lines.of(command);
    if (line.isBlank()) {
      throw ShellFaults.ofProvider(
          FaultSubcode.INVALID_PARAMETER,
          FaultCodes.INVALID_PARAMETER,
          CmdEngine.PROVIDER,
          "The command is empty");
    }
    boolean direct = isTrue(command.options().getOrDefault(Shells.OPTION_SKIP_CMD_SHELL, "false"));
    if (direct && programs.find(Lines.program(line)).isEmpty()) {
      throw ShellFaults.ofProvider(
          FaultSubcode.INTERNAL_ERROR,
          FaultCodes.FILE_NOT_FOUND,
          CmdEngine.PROVIDER,
          "There is no program '" + Lines.program(line) + "'");
    }
    Running run = new Running();
    running.put(command.id(), run);
    port.executor().execute(() -> run(command.id(), line, direct, run, port));
  }

  private static boolean isTrue(String option) {
    return option.equals("true") || option.equals("1");
  }

  private void run(String id, String line, boolean direct, Running run, CommandPort port) {
    run.thread = Optional.of(Thread.currentThread());
    int code;
    try {
      Terminal terminal = new Terminal(port, codePage);
      Interpreter interpreter =
          new Interpreter(programs, new Environment(request), terminal, run.input);
      code = run.stopped ? STOPPED : direct ? interpreter.program(line) : interpreter.line(line);
    } catch (InterruptedException | ShellPort.EndedException e) {
      code = STOPPED;
    } catch (RuntimeException | StackOverflowError e) {
      port.write(Shells.STDERR, ("The command failed: " + e + "\r\n").getBytes(codePage.charset()));
      code = 1;
    } finally {
      run.thread = Optional.empty();
      running.remove(id);
    }
    // The interrupt, if there was one, has done its work.
    boolean interrupted = Thread.interrupted();
    assert !interrupted || code == STOPPED || run.stopped;
    request.outputStreams().forEach(port::end);
    port.state(CommandState.DONE, OptionalInt.of(code));
  }

  @Override
  public void send(Optional<String> command, String stream, byte[] data, boolean end) {
    if (command.isEmpty()) {
      throw ShellFaults.internal(
          FaultCodes.INTERNAL_ERROR_PROVIDER, "A text shell takes input for commands only");
    }
    Running run = running.get(command.get());
    if (run == null) {
      return;
    }
    if (!run.input.offer(data)) {
      throw ShellFaults.of(
          FaultSubcode.QUOTA_LIMIT,
          FaultCodes.QUOTA_MAX_OPERATIONS,
          "The command has not taken its earlier input; " + Input.LIMIT + " octets may wait");
    }
    if (end) {
      run.input.end();
    }
  }

  @Override
  public void signal(Optional<String> command, String code) {
    boolean known =
        Shells.isTerminate(code)
            || Shells.same(code, Shells.SIGNAL_CTRL_C)
            || Shells.same(code, Shells.SIGNAL_CTRL_BREAK);
    if (!known) {
      throw ShellFaults.ofProvider(
          FaultSubcode.INVALID_PARAMETER,
          FaultCodes.INVALID_PARAMETER,
          CmdEngine.PROVIDER,
          "A text shell knows no signal '" + code + "'");
    }
    if (command.isPresent()) {
      Optional.ofNullable(running.get(command.get())).ifPresent(Running::stop);
    } else {
      running.values().forEach(Running::stop);
    }
  }

  @Override
  public void close() {
    running.values().forEach(Running::stop);
  }
}
