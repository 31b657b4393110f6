package org.wsmanspec.mock.powershell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.psrp.Command;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.ErrorRecord;
import org.wsmanspec.message.psrp.GetCommandMetadata;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.powershell.language.ExitException;
import org.wsmanspec.mock.powershell.language.Interpreter;
import org.wsmanspec.mock.powershell.language.StoppedException;
import org.wsmanspec.mock.shell.CommandPort;
import org.wsmanspec.mock.shell.ShellPort;

/** A pipeline of a pool, from its first fragment to its last state (MS-PSRP 3.2.1.3). */
final class PipelineRun {

  private final Pool pool;
  private final CommandPort port;
  private final PipelineInputs inputs = new PipelineInputs();
  private final PipelineHost host;

  /** Held while a message is written, which may wait for the client. */
  private final Object sending = new Object();

  /** Held for moments only. */
  private final Object guard = new Object();

  /** Fragments that the client sends to this pipeline. */
  final MessageReader reader;

  private @Nullable PsrpPayload question;
  private UUID id;
  private @Nullable Thread worker;
  private @Nullable Runspace held;
  private @Nullable Ending imposed;
  private volatile boolean stopping;
  private volatile boolean ended;
  private boolean nested;

  PipelineRun(Pool pool, String commandId, CommandPort port, MessageReader reader) {
    this.pool = pool;
    this.port = port;
    this.reader = reader;
    this.id = uuid(commandId);
    this.host = new PipelineHost(pool, this);
  }

  /** The client makes its CommandId of the pipeline's id. */
  private static UUID uuid(String commandId) {
    try {
      return UUID.fromString(commandId);
    } catch (IllegalArgumentException e) {
      return UUID.nameUUIDFromBytes(commandId.getBytes(StandardCharsets.UTF_8));
    }
  }

  UUID id() {
    return id;
  }

  CommandPort port() {
    return port;
  }

  PipelineHost host() {
    return host;
  }

  boolean isCreated() {
    return question != null;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean isNested() {
    return nested;
  }

  /** Takes CREATE_PIPELINE or GET_COMMAND_METADATA, once it is complete. */
  void created(UUID pipeline, PsrpPayload payload) {
    id = pipeline;
    question = payload;
    if (payload instanceof CreatePipeline create) {
      nested = create.isNested() || create.powerShell().isNested();
      host.info(
          create.hostInfo().useRunspaceHost() ? pool.hostInfo() : Optional.of(create.hostInfo()));
    }
  }

  /** The commands of the pipeline, where it has such. */
  Optional<CreatePipeline> pipeline() {
    return question instanceof CreatePipeline create ? Optional.of(create) : Optional.empty();
  }

  /** Whether objects may come; false if the client said there would be none, or no more. */
  boolean input(org.wsmanspec.message.clixml.ClixmlValue value, int octets) {
    return takesInput() && inputs.add(value, octets);
  }

  boolean endOfInput() {
    return takesInput() && inputs.end();
  }

  private boolean takesInput() {
    return !ended && pipeline().filter(p -> !p.noInput()).isPresent();
  }

  /** An answer of the host; false if nothing was asked by that number. */
  boolean answered(HostResponse response) {
    return host.answered(response);
  }

  /** Runs in a runspace, on a thread of its own. */
  void begin(Runspace runspace) {
    port.executor().execute(() -> work(runspace));
  }

  private void work(Runspace runspace) {
    synchronized (guard) {
      worker = Thread.currentThread();
      held = runspace;
    }
    try {
      Ending ending = stopping ? Ending.of(PipelineState.STOPPED) : ran(runspace);
      boolean interrupted = Thread.interrupted();
      // Free before the client hears that the pipeline has ended.
      release();
      finish(interrupted && stopping ? Ending.of(PipelineState.STOPPED) : ending);
    } finally {
      synchronized (guard) {
        worker = null;
        stopping |= Thread.interrupted();
      }
    }
  }

  /** Frees the runspace, once; a thread that is about to stop does not hold up the next. */
  private void release() {
    Runspace free;
    synchronized (guard) {
      free = held;
      held = null;
    }
    if (free != null) {
      pool.released(this, free);
    }
  }

  /** How it ended. */
  private record Ending(PipelineState state, Optional<ErrorRecord> reason) {
    static Ending of(PipelineState state) {
      return new Ending(state, Optional.empty());
    }
  }

  private Ending ran(Runspace runspace) {
    try {
      run(runspace);
      return Ending.of(PipelineState.COMPLETED);
    } catch (PsErrorException e) {
      runspace.remember(e.error());
      return new Ending(PipelineState.FAILED, Optional.of(reason(e.error())));
    } catch (StoppedException | ShellPort.EndedException e) {
      return Ending.of(PipelineState.STOPPED);
    } catch (ExitException e) {
      return Ending.of(PipelineState.COMPLETED);
    } catch (RuntimeException | StackOverflowError e) {
      return new Ending(
          PipelineState.FAILED,
          Optional.of(
              reason(
                  PsError.of(
                      ErrorCategory.INVALID_OPERATION,
                      "RuntimeException",
                      "The pipeline cannot do that: " + e.getClass().getSimpleName()))));
    }
  }

  private static ErrorRecord reason(PsError error) {
    return ErrorRecords.of(error, false);
  }

  private void run(Runspace runspace) {
    Records records = new Records(this, pool, pipeline().orElse(null));
    if (question instanceof GetCommandMetadata metadata) {
      CommandMetadata.metadata(runspace, metadata).forEach(records::output);
      return;
    }
    CreatePipeline create = pipeline().orElseThrow(StoppedException::new);
    Interpreter interpreter = new Interpreter(runspace, records, () -> stopping);
    if (create.addToHistory()) {
      create
          .powerShell()
          .history()
          .or(() -> create.powerShell().commands().stream().map(Command::text).findFirst())
          .ifPresent(runspace::remember);
    }
    if (pool.debugger().answers(create, records)) {
      return;
    }
    Deserializer deserializer = pool.deserializer();
    List<List<Command>> statements = create.powerShell().statements();
    for (int i = 0; i < statements.size(); i++) {
      Optional<Consumer<Consumer<Object>>> input =
          create.noInput() || i > 0
              ? Optional.empty()
              : Optional.of(sink -> inputs.feed(v -> sink.accept(deserializer.read(v))));
      interpreter.run(calls(statements.get(i), deserializer), input);
    }
  }

  private static List<Interpreter.Call> calls(List<Command> commands, Deserializer deserializer) {
    List<Interpreter.Call> calls = new ArrayList<>();
    for (Command command : commands) {
      List<Interpreter.Argument> arguments = new ArrayList<>();
      for (Command.Argument a : command.arguments()) {
        arguments.add(
            new Interpreter.Argument(
                a.name().filter(n -> !n.isEmpty()), deserializer.read(a.value())));
      }
      calls.add(
          new Interpreter.Call(
              command.text(),
              command.isScript(),
              command.useLocalScope().orElse(false),
              arguments,
              Merging.of(command)));
    }
    return calls;
  }

  /** Sends a message, unless the pipeline has ended. */
  void send(PsrpPayload payload) {
    synchronized (sending) {
      if (ended || stopping) {
        throw new StoppedException();
      }
      pool.outgoing().send(port, pool.id(), Optional.of(id), payload);
    }
  }

  /** The client stops it, or the pool is broken. */
  void stop() {
    stop(PipelineState.STOPPED, Optional.empty());
  }

  /** It is ended from outside. */
  void stop(PipelineState state, Optional<ErrorRecord> reason) {
    Ending ending = new Ending(state, reason);
    synchronized (guard) {
      stopping = true;
      imposed = ending;
      if (worker != null) {
        // Whoever writes and waits for the client gives way, and with that the lock.
        worker.interrupt();
      }
    }
    pool.forget(this);
    release();
    finish(ending);
  }

  private void finish(Ending own) {
    Ending ending;
    synchronized (guard) {
      // Whoever was told to stop may be the first to come to its end.
      ending = imposed == null ? own : imposed;
    }
    synchronized (sending) {
      if (ended) {
        return;
      }
      ended = true;
      try {
        sendLast(new PipelineStateMessage(ending.state().code(), ending.reason()));
      } catch (ShellPort.EndedException e) {
        // Either nobody is left to be told, or whoever stops the pipeline tells instead.
        ended = !stopping;
      }
    }
  }

  /** No client is to see the last message without hearing that the command is done. */
  private void sendLast(PsrpPayload payload) {
    List<byte[]> fragments = pool.outgoing().fragments(pool.id(), Optional.of(id), payload);
    int last = fragments.size() - 1;
    for (byte[] fragment : fragments.subList(0, last)) {
      port.write(Shells.STDOUT, fragment);
    }
    port.last(Shells.STDOUT, fragments.get(last), OptionalInt.of(0));
  }
}
