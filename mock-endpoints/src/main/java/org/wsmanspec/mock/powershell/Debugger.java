package org.wsmanspec.mock.powershell;

import java.util.Optional;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.DebuggerCommand;
import org.wsmanspec.message.psrp.ErrorCategory;

/** The commands of the debugging protocol (MS-PSRDP), for scripts that stop nowhere. */
final class Debugger {

  private final Pool pool;
  private volatile int mode;
  private volatile int unhandled = 1;
  private volatile boolean stepping;

  Debugger(Pool pool) {
    this.pool = pool;
  }

  /** What APPLICATION_PRIVATE_DATA says of it. */
  void describe(PsHashtable data) {
    data.put("DebugMode", mode)
        .put("DebugStop", false)
        .put("DebugBreakpointCount", 0)
        .put("BreakAll", stepping)
        .put("UnhandledBreakpointMode", unhandled);
  }

  /** Whether a pipeline is one of the debugger's, which runs while another does. */
  boolean goesBeside(PipelineRun run) {
    return run.pipeline().flatMap(DebuggerCommand::of).isPresent()
        && pool.runspaces().running().isPresent();
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
      case SET_DEBUGGER_STEP_MODE -> stepping = PsValues.isTrue(argument);
      case SET_UNHANDLED_BREAKPOINT_MODE -> unhandled = number(argument, command, 1, 2);
      case SET_DEBUGGER_ACTION -> {
        int action = number(argument, command, 0, 4);
        throw new PsErrorException(
            PsError.of(
                ErrorCategory.INVALID_OPERATION,
                "DebuggerNotStopped",
                "The debugger is not stopped, so it cannot resume by action " + action + "."));
      }
      default -> records.check();
    }
  }

  private static int number(Object argument, DebuggerCommand command, int least, int most) {
    int n = PsValues.asNumber(argument).map(Number::intValue).orElse(-1);
    if (n < least || n > most) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_ARGUMENT,
              "ParameterArgumentValidationError",
              command.documentName() + " expects a number from " + least + " to " + most + "."));
    }
    return n;
  }

  void close() {
    stepping = false;
  }
}
