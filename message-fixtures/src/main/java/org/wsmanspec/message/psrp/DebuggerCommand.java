package org.wsmanspec.message.psrp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The commands of the debugging protocol (MS-PSRDP 2.2): pipelines of one command with a fixed
 * name, on a pool of one runspace.
 *
 * <p>The document gives the names without the two underscores with which PowerShell sends them.
 */
public enum DebuggerCommand {
  /** Sets in which modes scripts are debugged; parameter Mode, a 32-bit number. */
  SET_DEBUG_MODE("Set-PSDebugMode", Optional.of("Mode")),
  /** Says how to go on; parameter ResumeAction, a 32-bit number. */
  SET_DEBUGGER_ACTION("Set-PSDebuggerAction", Optional.of("ResumeAction")),
  /** Asks where it stopped. */
  GET_DEBUGGER_STOP_ARGS("Get-PSDebuggerStopArgs", Optional.empty()),
  /** Turns step mode on or off; parameter Enabled. */
  SET_DEBUGGER_STEP_MODE("Set-PSDebuggerStepMode", Optional.of("Enabled")),
  /** Sets what is done at a breakpoint that nobody handles; parameter UnhandledBreakpointMode. */
  SET_UNHANDLED_BREAKPOINT_MODE(
      "Set-PSUnhandledBreakpointMode", Optional.of("UnhandledBreakpointMode"));

  private static final String PREFIX = "__";

  private final String documentName;
  private final Optional<String> parameter;

  DebuggerCommand(String documentName, Optional<String> parameter) {
    this.documentName = documentName;
    this.parameter = parameter;
  }

  /** The command with a name, with or without its underscores. */
  public static Optional<DebuggerCommand> of(String name) {
    String plain = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    return Arrays.stream(values()).filter(c -> c.documentName.equalsIgnoreCase(plain)).findFirst();
  }

  /** The command that a pipeline consists of; empty for any other pipeline. */
  public static Optional<DebuggerCommand> of(CreatePipeline pipeline) {
    List<Command> commands = pipeline.powerShell().commands();
    return commands.size() == 1 && !commands.get(0).isScript()
        ? of(commands.get(0).text())
        : Optional.empty();
  }

  /** Its name as in the document. */
  public String documentName() {
    return documentName;
  }

  /** Its name as PowerShell sends it. */
  public String wireName() {
    return PREFIX + documentName;
  }

  /** The name of its parameter. */
  public Optional<String> parameter() {
    return parameter;
  }
}
