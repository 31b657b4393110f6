package org.wsmanspec.message.psrp;

import java.util.Arrays;
import java.util.Optional;

/** The events of the debugging protocol (MS-PSRDP 2.2), which travel as USER_EVENT. */
public enum DebuggerEvent {
  /** A script stopped in the debugger; its first argument says where. */
  STOP("PSInternalRemoteDebuggerStopEvent"),
  /** A breakpoint came, went or was changed. */
  BREAKPOINT_UPDATED("PSInternalRemoteDebuggerBreakpointUpdatedEvent");

  private final String sourceIdentifier;

  DebuggerEvent(String sourceIdentifier) {
    this.sourceIdentifier = sourceIdentifier;
  }

  /** The event that a message reports; empty for an event of another source. */
  public static Optional<DebuggerEvent> of(UserEvent event) {
    return Arrays.stream(values())
        .filter(e -> e.sourceIdentifier.equals(event.sourceIdentifier()))
        .findFirst();
  }

  /** The SourceIdentifier of such events. */
  public String sourceIdentifier() {
    return sourceIdentifier;
  }
}
