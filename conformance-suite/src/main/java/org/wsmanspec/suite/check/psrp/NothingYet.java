package org.wsmanspec.suite.check.psrp;

import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.suite.check.shell.FaultDetails;
import org.wsmanspec.suite.check.shell.ShellCall;

/** Answers to Receive that say that there is nothing. */
final class NothingYet {

  private NothingYet() {}

  /** Whether an answer is the fault that says that nothing came in time. */
  static boolean said(ShellCall call) {
    return call.fault()
        .filter(f -> FaultDetails.has(f, FaultCodes.OPERATION_TIMED_OUT))
        .isPresent();
  }
}
