package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wsmanspec.message.psrp.GetCommandMetadata;
import org.wsmanspec.mock.powershell.cmdlet.Wildcards;

/** What is known about commands, for Get-Command and for GET_COMMAND_METADATA. */
public final class CommandMetadata {

  private static final String AUTOMATION = "System.Management.Automation.";
  private static final String CUSTOM = AUTOMATION + "PSCustomObject";
  private static final String OBJECT = "System.Object";
  private static final int FUNCTION = 2;
  private static final int CMDLET = 8;

  private CommandMetadata() {}

  /** Commands whose names fit a pattern, as Get-Command shows them. */
  public static List<PsObject> infos(Runspace runspace, String pattern) {
    List<PsObject> found = new ArrayList<>();
    runspace
        .cmdlets()
        .forEach(
            (name, cmdlet) -> {
              if (Wildcards.fits(name, pattern)) {
                found.add(info(name, CMDLET, cmdlet.parameters()));
              }
            });
    runspace
        .functions()
        .forEach(
            (name, block) -> {
              if (Wildcards.fits(name, pattern)) {
                found.add(info(name, FUNCTION, List.of()));
              }
            });
    return found;
  }

  private static PsObject info(String name, int type, List<Cmdlet.Parameter> parameters) {
    String kind = type == CMDLET ? "Cmdlet" : "Function";
    PsHashtable table = new PsHashtable();
    parameters.forEach(p -> table.put(p.name(), p.type()));
    return new PsObject(List.of(AUTOMATION + kind + "Info", AUTOMATION + "CommandInfo", OBJECT))
        .text(name)
        .withAdapted("CommandType", new PsEnum(AUTOMATION + "CommandTypes", kind, type))
        .withAdapted("Name", name)
        .withAdapted("Version", "1.0.0.0")
        .withAdapted("Source", module(name))
        .madeOf(table);
  }

  private static String module(String name) {
    return name.contains("Cim") ? "CimCmdlets" : "Microsoft.PowerShell.Utility";
  }

  /** What is sent for GET_COMMAND_METADATA: how many, then each. */
  static List<Object> metadata(Runspace runspace, GetCommandMetadata question) {
    List<String> patterns = question.names().orElse(List.of("*"));
    List<String> namespaces = question.namespaces().orElse(List.of(""));
    int kinds = question.commandType().code();
    List<Object> found = new ArrayList<>();
    for (Map.Entry<String, Cmdlet> each : runspace.cmdlets().entrySet()) {
      boolean named = patterns.stream().anyMatch(p -> Wildcards.fits(each.getKey(), p));
      boolean placed =
          namespaces.stream()
              .anyMatch(n -> n.isEmpty() || Wildcards.fits(module(each.getKey()), n));
      if (named && placed && (kinds & CMDLET) != 0) {
        found.add(metadata(each.getKey(), each.getValue().parameters()));
      }
    }
    List<Object> all = new ArrayList<>();
    all.add(
        new PsObject(
                List.of(
                    "Selected.Microsoft.PowerShell.Commands.GenericMeasureInfo", CUSTOM, OBJECT))
            .with("Count", found.size()));
    all.addAll(found);
    return all;
  }

  private static PsObject metadata(String name, List<Cmdlet.Parameter> parameters) {
    PsHashtable table =
        new PsHashtable(
            List.of(
                "System.Collections.Generic.Dictionary`2[[System.String, mscorlib,"
                    + " Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089],"
                    + "[System.Management.Automation.ParameterMetadata,"
                    + " System.Management.Automation, Version=3.0.0.0, Culture=neutral,"
                    + " PublicKeyToken=31bf3856ad364e35]]",
                OBJECT));
    for (Cmdlet.Parameter p : parameters) {
      table.put(
          p.name(),
          new PsObject(List.of(AUTOMATION + "ParameterMetadata", OBJECT))
              .text(AUTOMATION + "ParameterMetadata")
              .withAdapted("Name", p.name())
              .withAdapted("ParameterType", p.type())
              .withAdapted("Aliases", strings(p.aliases()))
              .withAdapted("IsDynamic", false)
              .withAdapted("SwitchParameter", p.isSwitch()));
    }
    return new PsObject(List.of("Selected." + AUTOMATION + "CmdletInfo", CUSTOM, OBJECT))
        .with("Name", name)
        .with("Namespace", module(name))
        .with("HelpUri", "")
        .with("CommandType", new PsEnum(AUTOMATION + "CommandTypes", "Cmdlet", CMDLET))
        .with("ResolvedCommandName", PsNull.NULL)
        .with("OutputType", new ArrayList<>())
        .with("Parameters", table);
  }

  private static List<Object> strings(List<String> texts) {
    return new DeserializedList(
        texts,
        List.of(
            "System.Collections.ObjectModel.Collection`1[[System.String, mscorlib,"
                + " Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089]]",
            OBJECT));
  }
}
