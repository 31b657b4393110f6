package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Progress of a pipeline (MS-PSRP 2.2.2.25).
 *
 * @param activity what is done
 * @param activityId its number
 * @param statusDescription how far it is, if it tells
 * @param currentOperation the step, if it tells
 * @param parentActivityId number of the activity that it belongs to; negative for none
 * @param percentComplete 0 to 100; negative for unknown
 * @param recordType a ProgressRecordType
 * @param secondsRemaining negative for unknown
 */
public record ProgressRecord(
    String activity,
    int activityId,
    Optional<String> statusDescription,
    Optional<String> currentOperation,
    int parentActivityId,
    int percentComplete,
    EnumValue recordType,
    int secondsRemaining)
    implements PsrpPayload {

  static ProgressRecord read(Fields fields) {
    return new ProgressRecord(
        fields.string("Activity"),
        fields.i32("ActivityId"),
        fields.optionalString("StatusDescription"),
        fields.optionalString("CurrentOperation"),
        fields.i32("ParentActivityId"),
        fields.i32("PercentComplete"),
        fields.enumeration("Type"),
        fields.i32("SecondsRemaining"));
  }

  @Override
  public MessageType type() {
    return MessageType.PROGRESS_RECORD;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("Activity", Primitive.string(activity))
            .extended("ActivityId", Primitive.i32(activityId))
            .extended("StatusDescription", Fields.orNil(statusDescription))
            .extended("CurrentOperation", Fields.orNil(currentOperation))
            .extended("ParentActivityId", Primitive.i32(parentActivityId))
            .extended("PercentComplete", Primitive.i32(percentComplete))
            .extended("Type", recordType.value())
            .extended("SecondsRemaining", Primitive.i32(secondsRemaining))
            .build());
  }
}
