package org.wsmanspec.message.psrp;

import java.util.Arrays;
import java.util.Optional;

/** The states of a pipeline (MS-PSRP 2.2.3.5, PSInvocationState). */
public enum PipelineState {
  /** Not started yet. */
  NOT_STARTED(0),
  /** Running. */
  RUNNING(1),
  /** Being stopped. */
  STOPPING(2),
  /** Stopped by the client. */
  STOPPED(3),
  /** Ended well. */
  COMPLETED(4),
  /** Ended by an error. */
  FAILED(5),
  /** No client is connected. */
  DISCONNECTED(6);

  private final int code;

  PipelineState(int code) {
    this.code = code;
  }

  /** The one with a number. */
  public static Optional<PipelineState> of(int code) {
    return Arrays.stream(values()).filter(s -> s.code == code).findFirst();
  }

  /** Its number. */
  public int code() {
    return code;
  }
}
