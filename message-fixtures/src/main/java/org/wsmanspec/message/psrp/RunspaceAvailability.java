package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Answers a question about runspaces (MS-PSRP 2.2.2.8).
 *
 * @param response a boolean, or for GET_AVAILABLE_RUNSPACES a 64-bit number
 * @param callId number of the question
 */
public record RunspaceAvailability(Primitive response, long callId) implements PsrpPayload {

  /** Whether it was done. */
  public static RunspaceAvailability done(boolean done, long callId) {
    return new RunspaceAvailability(Primitive.bool(done), callId);
  }

  /** How many are free. */
  public static RunspaceAvailability available(long count, long callId) {
    return new RunspaceAvailability(Primitive.i64(count), callId);
  }

  static RunspaceAvailability read(Fields fields) {
    return new RunspaceAvailability(
        fields.primitive("SetMinMaxRunspacesResponse"), fields.i64("ci"));
  }

  @Override
  public MessageType type() {
    return MessageType.RUNSPACE_AVAILABILITY;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("SetMinMaxRunspacesResponse", response)
            .extended("ci", Primitive.i64(callId))
            .build());
  }
}
