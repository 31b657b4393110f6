package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Puts the runspace of a pool back to its first state (MS-PSRP 2.2.2.31).
 *
 * @param callId number that the answer repeats
 */
public record ResetRunspaceState(long callId) implements PsrpPayload {

  static ResetRunspaceState read(Fields fields) {
    return new ResetRunspaceState(fields.i64("ci"));
  }

  @Override
  public MessageType type() {
    return MessageType.RESET_RUNSPACE_STATE;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(ComplexObject.builder().extended("ci", Primitive.i64(callId)).build());
  }
}
