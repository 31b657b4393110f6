package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * The answer to a call of a method of the host (MS-PSRP 2.2.2.16, 2.2.2.28).
 *
 * @param type RUNSPACEPOOL_HOST_RESPONSE or PIPELINE_HOST_RESPONSE
 * @param callId number of the call
 * @param method a RemoteHostMethodId
 * @param result what the method returned, encoded as {@link HostValues} tells; null is a value
 * @param error why it failed, an {@link ErrorRecord}; null is a value
 */
public record HostResponse(
    MessageType type,
    long callId,
    EnumValue method,
    Optional<ClixmlValue> result,
    Optional<ClixmlValue> error)
    implements PsrpPayload {

  public HostResponse {
    if (type != MessageType.RUNSPACEPOOL_HOST_RESPONSE
        && type != MessageType.PIPELINE_HOST_RESPONSE) {
      throw new IllegalArgumentException(type + " answers no call");
    }
  }

  /** The answer to a call, with what the method returned. */
  public static HostResponse to(HostCall call, ClixmlValue result) {
    return new HostResponse(
        answer(call), call.callId(), call.method(), Optional.of(result), Optional.empty());
  }

  /** The answer to a call that failed. */
  public static HostResponse failure(HostCall call, ErrorRecord error) {
    return new HostResponse(
        answer(call), call.callId(), call.method(), Optional.empty(), error.value());
  }

  private static MessageType answer(HostCall call) {
    return call.type() == MessageType.PIPELINE_HOST_CALL
        ? MessageType.PIPELINE_HOST_RESPONSE
        : MessageType.RUNSPACEPOOL_HOST_RESPONSE;
  }

  static HostResponse read(MessageType type, Fields fields) {
    return new HostResponse(
        type,
        fields.i64("ci"),
        fields.enumeration("mi"),
        fields.optional("mr"),
        fields.optional("me"));
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
            .extended("mr", result)
            .extended("me", error)
            .build());
  }
}
