package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;

/**
 * Versions of the sender (MS-PSRP 2.2.2.1).
 *
 * @param protocolVersion 2.0 to 2.3, or higher
 * @param psVersion 2.0
 * @param serializationVersion 1.1.0.1
 * @param timeZone of the client: bytes that .NET made, or null; most clients leave it out
 */
public record SessionCapability(
    String protocolVersion,
    String psVersion,
    String serializationVersion,
    Optional<ClixmlValue> timeZone)
    implements PsrpPayload {

  /** Of the versions that every peer has, and no time zone. */
  public static SessionCapability of(String protocolVersion) {
    return new SessionCapability(protocolVersion, "2.0", "1.1.0.1", Optional.empty());
  }

  static SessionCapability read(Fields fields) {
    return new SessionCapability(
        fields.text("protocolversion", PrimitiveTag.VERSION),
        fields.text("PSVersion", PrimitiveTag.VERSION),
        fields.text("SerializationVersion", PrimitiveTag.VERSION),
        fields.optional("TimeZone"));
  }

  @Override
  public MessageType type() {
    return MessageType.SESSION_CAPABILITY;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("protocolversion", Primitive.version(protocolVersion))
            .extended("PSVersion", Primitive.version(psVersion))
            .extended("SerializationVersion", Primitive.version(serializationVersion))
            .extended("TimeZone", timeZone)
            .build());
  }
}
