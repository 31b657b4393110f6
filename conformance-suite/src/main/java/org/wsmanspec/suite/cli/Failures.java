package org.wsmanspec.suite.cli;

import java.io.PrintWriter;

/** Turns an exception into words and an exit code. */
final class Failures {

  private Failures() {}

  static int report(Exception e, PrintWriter err) {
    if (e instanceof CommandFailure failure) {
      err.println("wsmanspec: " + failure.getMessage());
      return failure.exitCode().code();
    }
    err.println("wsmanspec: internal error: " + e);
    err.println(
        "This is a fault of the tool, not of the endpoint. Please report it with the lines below.");
    e.printStackTrace(err);
    return ExitCode.INTERNAL.code();
  }
}
