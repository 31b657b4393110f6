package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.ObjectBuilder;
import org.wsmanspec.message.clixml.Primitive;

/**
 * The commands of a pipeline (MS-PSRP 2.2.3.11).
 *
 * @param isNested whether it is nested
 * @param commands the commands of the first statement, from left to right
 * @param extraCommands all statements, if there are several, the first among them
 * @param history text for the history
 * @param redirectShellErrorOutputPipe whether errors go to the pipe of the shell
 */
public record PowerShellCommands(
    boolean isNested,
    List<Command> commands,
    Optional<List<List<Command>>> extraCommands,
    Optional<String> history,
    boolean redirectShellErrorOutputPipe) {

  private static final List<String> LIST =
      List.of(
          "System.Collections.Generic.List`1[[System.Management.Automation.PSObject,"
              + " System.Management.Automation, Version=1.0.0.0, Culture=neutral,"
              + " PublicKeyToken=31bf3856ad364e35]]",
          "System.Object");

  public PowerShellCommands {
    commands = List.copyOf(commands);
    extraCommands = extraCommands.map(s -> s.stream().map(List::copyOf).toList());
  }

  /** A single statement. */
  public static PowerShellCommands of(List<Command> commands) {
    return new PowerShellCommands(false, commands, Optional.empty(), Optional.empty(), false);
  }

  static PowerShellCommands read(Fields fields) {
    return new PowerShellCommands(
        fields.bool("IsNested"),
        commands(fields),
        fields
            .optionalList("ExtraCmds")
            .map(s -> s.stream().map(PowerShellCommands::commands).toList()),
        fields.optionalString("History"),
        fields.bool("RedirectShellErrorOutputPipe"));
  }

  private static List<Command> commands(Fields fields) {
    return fields.list("Cmds").stream().map(Command::read).toList();
  }

  /** The statements, each with its commands from left to right. */
  public List<List<Command>> statements() {
    return extraCommands.filter(e -> !e.isEmpty()).orElse(List.of(commands));
  }

  ClixmlValue value() {
    ObjectBuilder object =
        ComplexObject.builder()
            .extended("IsNested", Primitive.bool(isNested))
            .extended("ExtraCmds", extraCommands.map(PowerShellCommands::statementsValue))
            .extended("Cmds", commandsValue(commands));
    return object
        .extended("History", Fields.orNil(history))
        .extended("RedirectShellErrorOutputPipe", Primitive.bool(redirectShellErrorOutputPipe))
        .build();
  }

  private static ClixmlValue statementsValue(List<List<Command>> statements) {
    return list(
        statements.stream()
            .map(s -> ComplexObject.builder().extended("Cmds", commandsValue(s)).build())
            .toList());
  }

  private static ClixmlValue commandsValue(List<Command> commands) {
    return list(commands.stream().map(Command::value).toList());
  }

  static ClixmlValue list(List<? extends ClixmlValue> items) {
    return ComplexObject.builder().types(LIST).list(items).build();
  }
}
