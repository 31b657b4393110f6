package org.wsmanspec.suite.cli;

/** What the process tells its caller. */
public enum ExitCode {
  /** All that was judged held. */
  HELD(0),
  /** A requirement failed. */
  FAILED(1),
  /** The command line was wrong. */
  USAGE(2),
  /** An input file was wrong. */
  BAD_INPUT(3),
  /** The target could not be reached. */
  UNREACHABLE(4),
  /** The tool itself went wrong. */
  INTERNAL(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number. */
  public int code() {
    return code;
  }
}
