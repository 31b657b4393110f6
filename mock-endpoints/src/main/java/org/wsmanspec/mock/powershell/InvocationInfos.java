package org.wsmanspec.mock.powershell;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.Property;

/** What records tell about the command that they come from (MS-PSRP 2.2.3.15.1). */
final class InvocationInfos {

  private static final String OBJECT = "System.Object";
  private static final String MSCORLIB =
      ", mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089]";

  private InvocationInfos() {}

  private static ClixmlValue bound() {
    return ComplexObject.builder()
        .types(
            "System.Collections.Generic.Dictionary`2[[System.String"
                + MSCORLIB
                + ",[System.Object"
                + MSCORLIB
                + "]",
            OBJECT)
        .dictionary(List.of())
        .build();
  }

  private static ClixmlValue unbound() {
    return ComplexObject.builder()
        .types("System.Collections.Generic.List`1[[System.Object" + MSCORLIB + "]", OBJECT)
        .list(List.of())
        .build();
  }

  /** The InvocationInfo of an error. */
  static ClixmlValue object(PsError e) {
    Optional<PsError.Position> p = e.position();
    return ComplexObject.builder()
        .types("System.Management.Automation.InvocationInfo", OBJECT)
        .text("System.Management.Automation.InvocationInfo")
        .adapted("MyCommand", Primitive.string(e.activity()))
        .adapted("BoundParameters", bound())
        .adapted("UnboundArguments", unbound())
        .adapted("ScriptLineNumber", Primitive.i32(p.map(PsError.Position::line).orElse(0)))
        .adapted("OffsetInLine", Primitive.i32(p.map(PsError.Position::column).orElse(0)))
        .adapted("HistoryId", Primitive.i64(1))
        .adapted("ScriptName", Primitive.string(""))
        .adapted("Line", Primitive.string(p.map(PsError.Position::text).orElse("")))
        .adapted("PositionMessage", Primitive.string(p.map(ErrorText::position).orElse("")))
        .adapted("PSScriptRoot", Primitive.string(""))
        .adapted("PSCommandPath", Primitive.NIL)
        .adapted("InvocationName", Primitive.string(e.activity()))
        .adapted("PipelineLength", Primitive.i32(0))
        .adapted("PipelinePosition", Primitive.i32(0))
        .adapted("ExpectingInput", Primitive.bool(false))
        .adapted("CommandOrigin", Primitive.string("Internal"))
        .adapted("DisplayScriptPosition", Primitive.NIL)
        .build();
  }

  /** The properties that SerializeExtendedInfo of an error announces. */
  static List<Property> properties(PsError e) {
    return properties(e.activity(), e.position());
  }

  /** The properties that a record announces. */
  static List<Property> properties(String command, Optional<PsError.Position> p) {
    String prefix = "InvocationInfo_";
    return List.of(
        new Property(prefix + "BoundParameters", bound()),
        new Property(
            prefix + "CommandOrigin",
            enumeration("System.Management.Automation.CommandOrigin", "Internal", 1)),
        new Property(prefix + "ExpectingInput", Primitive.bool(false)),
        new Property(prefix + "InvocationName", Primitive.string(command)),
        new Property(prefix + "Line", Primitive.string(p.map(PsError.Position::text).orElse(""))),
        new Property(
            prefix + "OffsetInLine", Primitive.i32(p.map(PsError.Position::column).orElse(0))),
        new Property(prefix + "HistoryId", Primitive.i64(1)),
        new Property(prefix + "PipelineIterationInfo", numbers("System.Int32[]", "System.Array")),
        new Property(prefix + "PipelineLength", Primitive.i32(0)),
        new Property(prefix + "PipelinePosition", Primitive.i32(0)),
        new Property(prefix + "PSScriptRoot", Primitive.string("")),
        new Property(prefix + "PSCommandPath", Primitive.NIL),
        new Property(
            prefix + "PositionMessage", Primitive.string(p.map(ErrorText::position).orElse(""))),
        new Property(
            prefix + "ScriptLineNumber", Primitive.i32(p.map(PsError.Position::line).orElse(0))),
        new Property(prefix + "ScriptName", Primitive.string("")),
        new Property(prefix + "UnboundArguments", unbound()),
        new Property("SerializeExtent", Primitive.bool(false)),
        new Property(
            "CommandInfo_CommandType",
            enumeration(
                "System.Management.Automation.CommandTypes",
                command.isEmpty() ? "Script" : "Cmdlet",
                command.isEmpty() ? 64 : 8)),
        new Property("CommandInfo_Definition", Primitive.string(command)),
        new Property("CommandInfo_Name", Primitive.string(command)),
        new Property(
            "CommandInfo_Visibility",
            enumeration("System.Management.Automation.SessionStateEntryVisibility", "Public", 0)));
  }

  /** How often the commands of the pipeline have been run. */
  static ClixmlValue iteration() {
    return numbers(
        "System.Collections.ObjectModel.ReadOnlyCollection`1[[System.Int32" + MSCORLIB + "]");
  }

  private static ClixmlValue numbers(String... types) {
    List<String> names = new java.util.ArrayList<>(List.of(types));
    names.add(OBJECT);
    return ComplexObject.builder()
        .types(names)
        .list(List.of(Primitive.i32(0), Primitive.i32(0)))
        .build();
  }

  private static ClixmlValue enumeration(String type, String name, int code) {
    return ComplexObject.builder()
        .types(type, "System.Enum", "System.ValueType", OBJECT)
        .text(name)
        .primitive(Primitive.i32(code))
        .build();
  }
}
