package org.wsmanspec.message.psrp;

import java.util.Arrays;
import java.util.Optional;

/** The states of a runspace pool (MS-PSRP 2.2.3.4). */
public enum RunspacePoolState {
  /** Not opened yet. */
  BEFORE_OPEN(0),
  /** Being opened. */
  OPENING(1),
  /** Open. */
  OPENED(2),
  /** Closed. */
  CLOSED(3),
  /** Being closed. */
  CLOSING(4),
  /** Ended by an error. */
  BROKEN(5),
  /** The client has said its versions. */
  NEGOTIATION_SENT(6),
  /** The versions go together. */
  NEGOTIATION_SUCCEEDED(7),
  /** A client connects. */
  CONNECTING(8),
  /** No client is connected. */
  DISCONNECTED(9);

  private final int code;

  RunspacePoolState(int code) {
    this.code = code;
  }

  /** The one with a number. */
  public static Optional<RunspacePoolState> of(int code) {
    return Arrays.stream(values()).filter(s -> s.code == code).findFirst();
  }

  /** Its number. */
  public int code() {
    return code;
  }
}
