package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Sets the most runspaces that a pool has (MS-PSRP 2.2.2.6).
 *
 * @param maxRunspaces at least 1
 * @param callId number that the answer repeats
 */
public record SetMaxRunspaces(int maxRunspaces, long callId) implements PsrpPayload {

  static SetMaxRunspaces read(Fields fields) {
    return new SetMaxRunspaces(fields.i32("MaxRunspaces"), fields.i64("ci"));
  }

  @Override
  public MessageType type() {
    return MessageType.SET_MAX_RUNSPACES;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("MaxRunspaces", Primitive.i32(maxRunspaces))
            .extended("ci", Primitive.i64(callId))
            .build());
  }
}
