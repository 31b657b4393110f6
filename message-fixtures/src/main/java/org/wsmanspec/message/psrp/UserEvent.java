package org.wsmanspec.message.psrp;

import java.util.Optional;
import java.util.UUID;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * An event that the server reports (MS-PSRP 2.2.2.12).
 *
 * @param eventIdentifier number of the event
 * @param sourceIdentifier name of its source
 * @param timeGenerated when, a DT
 * @param sender who
 * @param sourceArgs its arguments, mostly a list
 * @param messageData more data
 * @param computerName the computer, if another one
 * @param runspaceId the runspace
 */
public record UserEvent(
    int eventIdentifier,
    String sourceIdentifier,
    Primitive timeGenerated,
    ClixmlValue sender,
    ClixmlValue sourceArgs,
    ClixmlValue messageData,
    Optional<String> computerName,
    UUID runspaceId)
    implements PsrpPayload {

  private static final String PREFIX = "PSEventArgs.";

  static UserEvent read(Fields fields) {
    return new UserEvent(
        fields.i32(PREFIX + "EventIdentifier"),
        fields.string(PREFIX + "SourceIdentifier"),
        fields.primitive(PREFIX + "TimeGenerated"),
        fields.value(PREFIX + "Sender"),
        fields.value(PREFIX + "SourceArgs"),
        fields.value(PREFIX + "MessageData"),
        fields.optionalString(PREFIX + "ComputerName"),
        fields.typed(PREFIX + "RunspaceId", UUID.class));
  }

  @Override
  public MessageType type() {
    return MessageType.USER_EVENT;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended(PREFIX + "EventIdentifier", Primitive.i32(eventIdentifier))
            .extended(PREFIX + "SourceIdentifier", Primitive.string(sourceIdentifier))
            .extended(PREFIX + "TimeGenerated", timeGenerated)
            .extended(PREFIX + "Sender", sender)
            .extended(PREFIX + "SourceArgs", sourceArgs)
            .extended(PREFIX + "MessageData", messageData)
            .extended(PREFIX + "ComputerName", Fields.orNil(computerName))
            .extended(PREFIX + "RunspaceId", Primitive.guid(runspaceId))
            .build());
  }
}
