package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * The state of a pool (MS-PSRP 2.2.2.9).
 *
 * @param stateCode number of the state
 * @param reason why, where it is no good one
 */
public record RunspacePoolStateMessage(int stateCode, Optional<ErrorRecord> reason)
    implements PsrpPayload {

  private static final String REASON = "ExceptionAsErrorRecord";

  /** A state without a reason. */
  public static RunspacePoolStateMessage of(RunspacePoolState state) {
    return new RunspacePoolStateMessage(state.code(), Optional.empty());
  }

  /** A state with its reason. */
  public static RunspacePoolStateMessage of(RunspacePoolState state, ErrorRecord reason) {
    return new RunspacePoolStateMessage(state.code(), Optional.of(reason));
  }

  static RunspacePoolStateMessage read(Fields fields) {
    return new RunspacePoolStateMessage(
        fields.i32("RunspaceState"), fields.optionalObject(REASON).map(ErrorRecord::read));
  }

  /** The state; empty for a number that means none. */
  public Optional<RunspacePoolState> state() {
    return RunspacePoolState.of(stateCode);
  }

  @Override
  public MessageType type() {
    return MessageType.RUNSPACEPOOL_STATE;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("RunspaceState", Primitive.i32(stateCode))
            .extended(REASON, reason.flatMap(ErrorRecord::value))
            .build());
  }
}
