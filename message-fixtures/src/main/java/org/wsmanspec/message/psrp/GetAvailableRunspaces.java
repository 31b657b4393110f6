package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Asks how many runspaces are free (MS-PSRP 2.2.2.11).
 *
 * @param callId number that the answer repeats
 */
public record GetAvailableRunspaces(long callId) implements PsrpPayload {

  static GetAvailableRunspaces read(Fields fields) {
    return new GetAvailableRunspaces(fields.i64("ci"));
  }

  @Override
  public MessageType type() {
    return MessageType.GET_AVAILABLE_RUNSPACES;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(ComplexObject.builder().extended("ci", Primitive.i64(callId)).build());
  }
}
