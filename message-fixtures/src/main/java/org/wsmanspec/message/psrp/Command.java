package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.ObjectBuilder;
import org.wsmanspec.message.clixml.Primitive;

/**
 * A command of a pipeline (MS-PSRP 2.2.3.12).
 *
 * @param text its name, or the text of a script
 * @param isScript whether it is a script
 * @param useLocalScope whether it has a scope of its own
 * @param merges what is done with its streams, PipelineResultTypes by the names of the properties,
 *     in their order: MergeMyResult, MergeToResult, MergePreviousResults, from protocol 2.2 on also
 *     MergeError, MergeWarning, MergeVerbose, MergeDebug, from 2.3 on MergeInformation
 * @param arguments its arguments
 */
public record Command(
    String text,
    boolean isScript,
    Optional<Boolean> useLocalScope,
    List<Merge> merges,
    List<Argument> arguments) {

  private static final List<String> MERGES =
      List.of(
          "MergeMyResult",
          "MergeToResult",
          "MergePreviousResults",
          "MergeError",
          "MergeWarning",
          "MergeVerbose",
          "MergeDebug",
          "MergeInformation");

  /**
   * What is done with a stream.
   *
   * @param property name of the property
   * @param value a PipelineResultTypes
   */
  public record Merge(String property, EnumValue value) {}

  /**
   * An argument.
   *
   * @param name its name; empty for one that goes by its position
   * @param value any value
   */
  public record Argument(Optional<String> name, ClixmlValue value) {}

  public Command {
    merges = List.copyOf(merges);
    arguments = List.copyOf(arguments);
  }

  /** A script that merges nothing. */
  public static Command script(String text) {
    return of(text, true, List.of());
  }

  /** A command by name that merges nothing. */
  public static Command named(String name, List<Argument> arguments) {
    return of(name, false, arguments);
  }

  private static Command of(String text, boolean isScript, List<Argument> arguments) {
    List<Merge> none =
        MERGES.stream().map(m -> new Merge(m, EnumValue.pipelineResultTypes("None", 0))).toList();
    return new Command(text, isScript, Optional.empty(), none, arguments);
  }

  static Command read(Fields fields) {
    return new Command(
        fields.string("Cmd"),
        fields.bool("IsScript"),
        fields.optionalBool("UseLocalScope"),
        MERGES.stream()
            .filter(m -> fields.optional(m).isPresent())
            .map(m -> new Merge(m, fields.enumeration(m)))
            .toList(),
        fields.list("Args").stream()
            .map(a -> new Argument(a.optionalString("N"), a.value("V")))
            .toList());
  }

  ClixmlValue value() {
    ObjectBuilder object =
        ComplexObject.builder()
            .extended("Cmd", Primitive.string(text))
            .extended("IsScript", Primitive.bool(isScript))
            .extended("UseLocalScope", useLocalScope.map(Primitive::bool).orElse(Primitive.NIL));
    merges.stream().limit(3).forEach(m -> object.extended(m.property(), m.value().value()));
    object.extended(
        "Args",
        PowerShellCommands.list(
            arguments.stream()
                .map(
                    a ->
                        ComplexObject.builder()
                            .extended("N", Fields.orNil(a.name()))
                            .extended("V", a.value())
                            .build())
                .toList()));
    merges.stream().skip(3).forEach(m -> object.extended(m.property(), m.value().value()));
    return object.build();
  }
}
