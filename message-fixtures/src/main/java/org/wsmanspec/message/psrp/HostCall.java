package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * A call of a method of the host (MS-PSRP 2.2.2.15, 2.2.2.27).
 *
 * @param type RUNSPACEPOOL_HOST_CALL or PIPELINE_HOST_CALL
 * @param callId number that the answer repeats; {@link #NO_ANSWER} where none is due
 * @param method a RemoteHostMethodId
 * @param parameters of the method, encoded as {@link HostValues} tells
 */
public record HostCall(
    MessageType type, long callId, EnumValue method, List<ClixmlValue> parameters)
    implements PsrpPayload {

  /** What Windows gives as number to calls of methods that return nothing. */
  public static final long NO_ANSWER = -100;

  public HostCall {
    parameters = List.copyOf(parameters);
    if (type != MessageType.RUNSPACEPOOL_HOST_CALL && type != MessageType.PIPELINE_HOST_CALL) {
      throw new IllegalArgumentException(type + " calls no method");
    }
  }

  static HostCall read(MessageType type, Fields fields) {
    return new HostCall(type, fields.i64("ci"), fields.enumeration("mi"), fields.values("mp"));
  }

  /** The method; empty for a number that means none. */
  public Optional<HostMethod> hostMethod() {
    return HostMethod.of(method.code());
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("ci", Primitive.i64(callId))
            .extended("mi", method.value())
            .extended("mp", HostValues.list(parameters))
            .build());
  }
}
