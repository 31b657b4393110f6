package org.wsmanspec.mock.powershell.cmdlet;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.Cmdlet.Parameter;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.CommandMetadata;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.SecureText;
import org.wsmanspec.mock.powershell.language.NewObjects;
import org.wsmanspec.mock.powershell.language.ScriptBlock;
import org.wsmanspec.mock.powershell.language.TimeMethods;

/** Commands about the session itself. */
final class SystemCommands {

  private static final String STRING = "System.String";
  private static final String OBJECT = "System.Object";

  private SystemCommands() {}

  static Map<String, Cmdlet> all() {
    Map<String, Cmdlet> all = new LinkedHashMap<>();
    all.put(
        "Start-Sleep",
        Cmdlet.of(
            List.of(
                Parameter.at(0, "Seconds", "System.Double"),
                Parameter.named("Milliseconds", "System.Int32", "ms")),
            SystemCommands::sleep));
    all.put(
        "Get-Command",
        Cmdlet.of(
            List.of(
                Parameter.at(0, "Name", STRING + "[]"),
                Parameter.named("CommandType", "System.Management.Automation.CommandTypes"),
                Parameter.named("Module", STRING + "[]")),
            SystemCommands::commands));
    all.put(
        "Get-Date",
        Cmdlet.of(
            List.of(
                Parameter.at(0, "Date", "System.DateTime"),
                Parameter.named("Format", STRING),
                Parameter.named("UFormat", STRING)),
            SystemCommands::date));
    all.put("Get-History", Cmdlet.of(List.of(), SystemCommands::history));
    all.put(
        "Invoke-Expression",
        Cmdlet.each(
            List.of(Parameter.at(0, "Command", STRING)),
            (call, text) -> call.runText(PsValues.text(text), call::write)));
    all.put(
        "Invoke-Command",
        Cmdlet.of(
            List.of(
                Parameter.at(0, "ScriptBlock", "System.Management.Automation.ScriptBlock"),
                Parameter.named("ArgumentList", OBJECT + "[]", "Args")),
            SystemCommands::invoke));
    all.put(
        "ConvertTo-SecureString",
        Cmdlet.each(
            List.of(
                Parameter.at(0, "String", STRING),
                Parameter.flag("AsPlainText"),
                Parameter.flag("Force")),
            SystemCommands::secure));
    all.put(
        "New-Object",
        Cmdlet.of(
            List.of(
                Parameter.at(0, "TypeName", STRING),
                Parameter.at(1, "ArgumentList", OBJECT + "[]", "Args"),
                Parameter.named("Property", "System.Collections.IDictionary")),
            SystemCommands::create));
    all.put(
        "Get-Random",
        Cmdlet.of(List.of(), call -> call.write((int) (System.nanoTime() & 0x7FFFFFFF))));
    all.put(
        "Set-StrictMode",
        Cmdlet.of(
            List.of(Parameter.flag("Off"), Parameter.named("Version", "System.Version")),
            call -> call.debug("Strict mode has no effect here.")));
    return all;
  }

  private static void sleep(CmdletCall call) {
    Optional<Integer> milliseconds = call.number("Milliseconds");
    double seconds =
        milliseconds.isPresent()
            ? milliseconds.get() / 1000.0
            : PsValues.asNumber(call.required("Seconds")).map(Number::doubleValue).orElse(0.0);
    call.sleep(Duration.ofNanos((long) (Math.max(0, Math.min(seconds, 1e8)) * 1e9)));
  }

  private static void commands(CmdletCall call) {
    List<Object> names = call.value("Name").map(PsValues::items).orElse(List.of("*"));
    for (Object each : names) {
      String pattern = PsValues.text(each);
      List<PsObject> found = CommandMetadata.infos(call.runspace(), pattern);
      found.forEach(call::write);
      if (found.isEmpty() && !Wildcards.isPattern(pattern)) {
        call.error(
            PsError.of(
                    ErrorCategory.OBJECT_NOT_FOUND,
                    "CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand",
                    "The term '"
                        + pattern
                        + "' is not recognized as the name of a cmdlet, function, script file, or"
                        + " operable program. Check the spelling of the name, or if a path was"
                        + " included, verify that the path is correct and try again.")
                .by("Get-Command")
                .about(pattern)
                .exception(
                    "System.Management.Automation.CommandNotFoundException",
                    "System.Management.Automation.RuntimeException",
                    "System.SystemException"));
      }
    }
  }

  private static void date(CmdletCall call) {
    Object given = call.value("Date").orElseGet(() -> OffsetDateTime.now(ZoneOffset.UTC));
    Optional<String> format = call.text("Format");
    OffsetDateTime time =
        given instanceof OffsetDateTime t
            ? t
            : given instanceof LocalDateTime l ? l.atOffset(ZoneOffset.UTC) : parsed(call, given);
    call.write(format.isPresent() ? TimeMethods.format(time, format.get()) : time);
  }

  private static OffsetDateTime parsed(CmdletCall call, Object given) {
    String text = PsValues.text(given).strip().replace(' ', 'T');
    try {
      String whole = text.length() <= 10 ? text + "T00:00:00" : text;
      return whole.endsWith("Z") || whole.indexOf('+') > 0
          ? OffsetDateTime.parse(whole)
          : LocalDateTime.parse(whole).atOffset(ZoneOffset.UTC);
    } catch (java.time.DateTimeException e) {
      throw new PsErrorException(
          PsError.of(
                  ErrorCategory.INVALID_ARGUMENT,
                  "CannotConvertArgumentNoMessage,Microsoft.PowerShell.Commands.GetDateCommand",
                  "Cannot bind parameter 'Date'. Cannot convert value \""
                      + text
                      + "\" to type \"System.DateTime\".")
              .by(call.command()));
    }
  }

  private static void history(CmdletCall call) {
    int id = 1;
    for (String line : call.runspace().history()) {
      call.write(
          PsObject.of("Microsoft.PowerShell.Commands.HistoryInfo")
              .text(line)
              .withAdapted("Id", (long) id++)
              .withAdapted("CommandLine", line)
              .withAdapted("ExecutionStatus", "Completed"));
    }
  }

  private static void invoke(CmdletCall call) {
    if (!(call.required("ScriptBlock") instanceof ScriptBlock block)) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_ARGUMENT,
              "CannotConvertArgumentNoMessage,Invoke-Command",
              "Cannot bind parameter 'ScriptBlock': it is no script block."));
    }
    call.setVariable("args", call.value("ArgumentList").map(PsValues::items).orElse(List.of()));
    call.run(block, PsNull.NULL, call::write);
  }

  private static void secure(CmdletCall call, Object text) {
    if (!call.isSet("AsPlainText")) {
      throw new PsErrorException(
          PsError.of(
                  ErrorCategory.NOT_SPECIFIED,
                  "ImportSecureString_InvalidArgument,"
                      + "Microsoft.PowerShell.Commands.ConvertToSecureStringCommand",
                  "The encrypted standard string cannot be read here; use AsPlainText.")
              .by(call.command()));
    }
    call.write(new SecureText(PsValues.text(text)));
  }

  private static void create(CmdletCall call) {
    List<Object> arguments =
        new ArrayList<>(call.value("ArgumentList").map(PsValues::items).orElse(List.of()));
    Object made =
        NewObjects.create(PsValues.text(call.required("TypeName")), arguments, call.runspace());
    if (made instanceof PsObject object
        && call.value("Property").orElse("") instanceof PsHashtable table) {
      table.entries().forEach(e -> object.with(PsValues.text(e.key()), e.value()));
    }
    call.write(made);
  }
}
