package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Sizes of the pool to which a client connected (MS-PSRP 2.2.2.30).
 *
 * @param minRunspaces the fewest runspaces
 * @param maxRunspaces the most runspaces
 */
public record RunspacePoolInitData(int minRunspaces, int maxRunspaces) implements PsrpPayload {

  static RunspacePoolInitData read(Fields fields) {
    return new RunspacePoolInitData(fields.i32("MinRunspaces"), fields.i32("MaxRunspaces"));
  }

  @Override
  public MessageType type() {
    return MessageType.RUNSPACEPOOL_INIT_DATA;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("MinRunspaces", Primitive.i32(minRunspaces))
            .extended("MaxRunspaces", Primitive.i32(maxRunspaces))
            .build());
  }
}
