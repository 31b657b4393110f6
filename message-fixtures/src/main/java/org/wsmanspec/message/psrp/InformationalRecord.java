package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.Property;

/**
 * A debug, verbose or warning message of a pipeline (MS-PSRP 2.2.2.22 to 2.2.2.24).
 *
 * @param type DEBUG_RECORD, VERBOSE_RECORD or WARNING_RECORD
 * @param message the message
 * @param serializeInvocationInfo whether properties about the command follow
 * @param more those, such as InvocationInfo_Line, in their order
 */
public record InformationalRecord(
    MessageType type, String message, boolean serializeInvocationInfo, List<Property> more)
    implements PsrpPayload {

  private static final String PREFIX = "InformationalRecord_";
  private static final String AUTOMATION = "System.Management.Automation.";
  private static final Map<MessageType, String> TYPE_NAMES =
      Map.of(
          MessageType.DEBUG_RECORD, "DebugRecord",
          MessageType.VERBOSE_RECORD, "VerboseRecord",
          MessageType.WARNING_RECORD, "WarningRecord");

  public InformationalRecord {
    more = List.copyOf(more);
    if (!TYPE_NAMES.containsKey(type)) {
      throw new IllegalArgumentException(type + " is no informational record");
    }
  }

  /** A message that tells nothing about its command. */
  public static InformationalRecord of(MessageType type, String message) {
    return new InformationalRecord(type, message, false, List.of());
  }

  static InformationalRecord read(MessageType type, Fields fields) {
    return new InformationalRecord(
        type,
        fields.string(PREFIX + "Message"),
        fields.bool(PREFIX + "SerializeInvocationInfo"),
        fields.extendedBut(Set.of(PREFIX + "Message", PREFIX + "SerializeInvocationInfo")));
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .types(
                AUTOMATION + TYPE_NAMES.get(type),
                AUTOMATION + "InformationalRecord",
                "System.Object")
            .text(message)
            .extended(PREFIX + "Message", Primitive.string(message))
            .extended(PREFIX + "SerializeInvocationInfo", Primitive.bool(serializeInvocationInfo))
            .extended(more)
            .build());
  }
}
