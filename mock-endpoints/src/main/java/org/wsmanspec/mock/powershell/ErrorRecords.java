package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.Property;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.ErrorRecord;

/** Makes records of errors, with as much about the command as Windows tells. */
final class ErrorRecords {

  private static final int GENERIC = -2146233087;

  private ErrorRecords() {}

  /**
   * A record.
   *
   * @param invocation whether the properties about the command are to follow
   */
  static ErrorRecord of(PsError e, boolean invocation) {
    ErrorRecord.Category category =
        new ErrorRecord.Category(
            e.category().code(),
            Optional.of(e.activity()),
            Optional.of(e.reason()),
            Optional.of(ErrorText.targetName(e).orElse("")),
            Optional.of(ErrorText.targetType(e).orElse("")),
            Optional.of(ErrorText.category(e)));
    List<Property> more = new ArrayList<>();
    if (!e.activity().isEmpty() && e.activity().equals("Write-Error")) {
      more.add(new Property("writeErrorStream", Primitive.bool(true)));
    }
    more.add(new Property("InvocationInfo", InvocationInfos.object(e)));
    more.add(new Property("SerializeExtendedInfo", Primitive.bool(invocation)));
    if (invocation) {
      more.addAll(InvocationInfos.properties(e));
      more.add(new Property("PipelineIterationInfo", InvocationInfos.iteration()));
    }
    more.add(
        new Property(
            "ErrorDetails_ScriptStackTrace",
            Primitive.string(
                "at <ScriptBlock>, <No file>: line "
                    + e.position().map(PsError.Position::line).orElse(1))));
    Object target = e.target();
    ClixmlValue targetValue =
        target == PsNull.NULL
            ? Primitive.NIL
            : target instanceof String s
                ? Primitive.string(s)
                : Primitive.string(PsValues.text(target));
    return new ErrorRecord(
        e.message(), exception(e), targetValue, Optional.of(e.errorId()), category, more);
  }

  /** A record of a fault of the protocol rather than of a command. */
  static ErrorRecord reason(String errorId, String message) {
    return ErrorRecord.of(
        ErrorCategory.NOT_SPECIFIED,
        errorId,
        "System.Management.Automation.Remoting.PSRemotingDataStructureException",
        message);
  }

  private static ClixmlValue exception(PsError e) {
    return ComplexObject.builder()
        .types(e.exceptionTypes())
        .text(e.exceptionTypes().get(0) + ": " + e.message())
        .adapted("Message", Primitive.string(e.message()))
        .adapted(
            "Data",
            ComplexObject.builder()
                .types("System.Collections.ListDictionaryInternal", "System.Object")
                .dictionary(List.<Dictionary.Entry>of())
                .build())
        .adapted("InnerException", Primitive.NIL)
        .adapted("TargetSite", Primitive.NIL)
        .adapted("StackTrace", Primitive.NIL)
        .adapted("HelpLink", Primitive.NIL)
        .adapted("Source", Primitive.NIL)
        .adapted("HResult", Primitive.i32(GENERIC))
        .build();
  }
}
