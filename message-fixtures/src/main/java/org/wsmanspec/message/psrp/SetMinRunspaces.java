package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Sets the fewest runspaces that a pool has (MS-PSRP 2.2.2.7).
 *
 * @param minRunspaces at least 1
 * @param callId number that the answer repeats
 */
public record SetMinRunspaces(int minRunspaces, long callId) implements PsrpPayload {

  static SetMinRunspaces read(Fields fields) {
    return new SetMinRunspaces(fields.i32("MinRunspaces"), fields.i64("ci"));
  }

  @Override
  public MessageType type() {
    return MessageType.SET_MIN_RUNSPACES;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("MinRunspaces", Primitive.i32(minRunspaces))
            .extended("ci", Primitive.i64(callId))
            .build());
  }
}
