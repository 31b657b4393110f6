package org.wsmanspec.mock.powershell;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.DebuggerCommand;
import org.wsmanspec.message.psrp.DebuggerEvent;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.UserEvent;
import org.wsmanspec.mock.powershell.language.StoppedException;

/**
 * The debugger of a pool of one runspace (MS-PSRDP): it stops scripts at breakpoints once the
 * client has asked for that by the mode RemoteScript.
 */
final class Debugger implements Breakpoints.Listener {

  private static final int REMOTE_SCRIPT = 4;
  private static final int STOP = 4;
  private static final String AUTOMATION = "System.Management.Automation.";

  private final Pool pool;
  private volatile int mode;
  private volatile int unhandled = 1;
  private volatile boolean stepping;
  private volatile int count;
  private volatile Optional<Stopped> stopped = Optional.empty();
  private Optional<Breakpoints> breakpoints = Optional.empty();

  /** Where a script stands, and how it is to go on. */
  private record Stopped(PsObject arguments, CompletableFuture<Integer> action) {}

  Debugger(Pool pool) {
    this.pool = pool;
  }

  /** Watches over a runspace. */
  void watch(Runspace runspace) {
    breakpoints = Optional.of(runspace.breakpoints());
    runspace.breakpoints().listener(this);
  }

  /** What APPLICATION_PRIVATE_DATA says of it. */
  void describe(PsHashtable data) {
    data.put("DebugMode", mode)
        .put("DebugStop", stopped.isPresent())
        .put("DebugBreakpointCount", count)
        .put("BreakAll", stepping)
        .put("UnhandledBreakpointMode", unhandled);
  }

  /** Whether a pipeline runs beside another: the debugger's own, and any while a script stands. */
  boolean goesBeside(PipelineRun run) {
    boolean own = run.pipeline().flatMap(DebuggerCommand::of).isPresent();
    return (own || stopped.isPresent()) && pool.runspaces().running().isPresent();
  }

  /** Runs a command of the debugger; false for any other pipeline. */
  boolean answers(CreatePipeline pipeline, Records records) {
    Optional<DebuggerCommand> command = DebuggerCommand.of(pipeline);
    if (command.isEmpty()) {
      return false;
    }
    Object argument =
        pipeline.powerShell().commands().get(0).arguments().stream()
            .findFirst()
            .map(a -> pool.deserializer().read(a.value()))
            .orElse(PsNull.NULL);
    run(command.get(), argument, records);
    return true;
  }

  private void run(DebuggerCommand command, Object argument, Records records) {
    switch (command) {
      case SET_DEBUG_MODE -> mode = number(argument, command, 0, 7);
      case SET_DEBUGGER_STEP_MODE -> step(PsValues.isTrue(argument));
      case SET_UNHANDLED_BREAKPOINT_MODE -> unhandled = number(argument, command, 1, 2);
      case SET_DEBUGGER_ACTION -> resume(number(argument, command, 0, STOP));
      case GET_DEBUGGER_STOP_ARGS -> stopped.ifPresent(s -> records.output(s.arguments()));
    }
  }

  private void step(boolean value) {
    stepping = value;
    breakpoints.ifPresent(b -> b.stepping(value));
  }

  private void resume(int action) {
    Stopped there =
        stopped.orElseThrow(
            () ->
                new PsErrorException(
                    PsError.of(
                        ErrorCategory.INVALID_OPERATION,
                        "DebuggerNotStopped",
                        "The debugger is not stopped, so it cannot go on.")));
    // Continue is 0; the ways of stepping are one here, as scripts are not told apart.
    step(action != 0 && action != STOP);
    stopped = Optional.empty();
    there.action().complete(action);
  }

  private static int number(Object argument, DebuggerCommand command, int least, int most) {
    int n = PsValues.asNumber(argument).map(Number::intValue).orElse(-1);
    if (argument == PsNull.NULL || n < least || n > most) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_ARGUMENT,
              "ParameterArgumentValidationError",
              command.documentName() + " expects a number from " + least + " to " + most + "."));
    }
    return n;
  }

  @Override
  public void updated(Breakpoints.Breakpoint breakpoint, int what, int howMany) {
    count = howMany;
    if (!isOn()) {
      return;
    }
    List<String> kinds = List.of("Set", "Removed", "Enabled", "Disabled");
    PsObject arguments =
        new PsObject(
            List.of(
                AUTOMATION + "BreakpointUpdatedEventArgs", "System.EventArgs", "System.Object"));
    arguments
        .withAdapted("Breakpoint", breakpoint.value())
        .withAdapted(
            "UpdateType", new PsEnum(AUTOMATION + "BreakpointUpdateType", kinds.get(what), what))
        .withAdapted("BreakpointCount", howMany);
    event(DebuggerEvent.BREAKPOINT_UPDATED, arguments);
  }

  private boolean isOn() {
    return (mode & REMOTE_SCRIPT) != 0 && pool.runspaces().maximum() == 1;
  }

  @Override
  public void reached(Optional<Breakpoints.Breakpoint> breakpoint, PsError.Position position) {
    if (!isOn() || stopped.isPresent() || (breakpoint.isEmpty() && !stepping)) {
      return;
    }
    Stopped here = new Stopped(arguments(breakpoint, position), new CompletableFuture<>());
    stopped = Optional.of(here);
    event(DebuggerEvent.STOP, here.arguments());
    try {
      if (here.action().get() == STOP) {
        throw new StoppedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException e) {
      throw new StoppedException();
    } finally {
      stopped = stopped.filter(s -> !s.equals(here));
    }
  }

  private static PsObject arguments(
      Optional<Breakpoints.Breakpoint> breakpoint, PsError.Position position) {
    List<Object> hit = new ArrayList<>();
    breakpoint.ifPresent(b -> hit.add(b.value()));
    PsObject arguments =
        new PsObject(
            List.of(AUTOMATION + "DebuggerStopEventArgs", "System.EventArgs", "System.Object"));
    return arguments
        .withAdapted(
            "InvocationInfo",
            PsObject.of(AUTOMATION + "InvocationInfo")
                .withAdapted("ScriptLineNumber", position.line())
                .withAdapted("OffsetInLine", position.column())
                .withAdapted("Line", position.text())
                .withAdapted("PositionMessage", ErrorText.position(position)))
        .withAdapted("Breakpoints", hit)
        .withAdapted(
            "ResumeAction", new PsEnum(AUTOMATION + "DebuggerResumeAction", "Continue", 0));
  }

  private void event(DebuggerEvent event, PsObject arguments) {
    Serializer serializer = new Serializer(pool::encrypted);
    List<Object> sourceArguments = new ArrayList<>();
    sourceArguments.add(arguments);
    pool.send(
        new UserEvent(
            1,
            event.sourceIdentifier(),
            Primitive.dateTime(OffsetDateTime.now(ZoneOffset.UTC)),
            Primitive.NIL,
            serializer.write(sourceArguments),
            Primitive.NIL,
            Optional.empty(),
            new UUID(0, 1)));
  }

  /** No script stands any longer. */
  void close() {
    stopped.ifPresent(s -> s.action().complete(STOP));
    stepping = false;
  }
}
