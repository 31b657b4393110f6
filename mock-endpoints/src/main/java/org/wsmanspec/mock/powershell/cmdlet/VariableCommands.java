package org.wsmanspec.mock.powershell.cmdlet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.Cmdlet.Parameter;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;

/** Commands about variables. */
final class VariableCommands {

  private static final String STRING = "System.String";
  private static final String OBJECT = "System.Object";

  private VariableCommands() {}

  static Map<String, Cmdlet> all() {
    Map<String, Cmdlet> all = new LinkedHashMap<>();
    all.put(
        "Get-Variable",
        Cmdlet.of(
            List.of(
                Parameter.at(0, "Name", STRING + "[]"),
                Parameter.flag("ValueOnly"),
                Parameter.named("Scope", STRING)),
            VariableCommands::get));
    List<Parameter> setting =
        List.of(
            Parameter.at(0, "Name", STRING + "[]"),
            Parameter.at(1, "Value", OBJECT),
            Parameter.named("Scope", STRING),
            Parameter.flag("Force"),
            Parameter.flag("PassThru"));
    all.put("Set-Variable", Cmdlet.of(setting, VariableCommands::set));
    all.put("New-Variable", Cmdlet.of(setting, VariableCommands::set));
    all.put(
        "Remove-Variable",
        Cmdlet.of(
            List.of(Parameter.at(0, "Name", STRING + "[]"), Parameter.flag("Force")),
            call ->
                PsValues.items(call.required("Name"))
                    .forEach(
                        n ->
                            call.runspace()
                                .variables()
                                .remove(PsValues.text(n).toLowerCase(Locale.ROOT)))));
    return all;
  }

  private static PsObject variable(String name, Object value) {
    return new PsObject(List.of("System.Management.Automation.PSVariable", "System.Object"))
        .text("System.Management.Automation.PSVariable")
        .withAdapted("Name", name)
        .withAdapted("Description", "")
        .withAdapted("Value", value)
        .withAdapted("Visibility", "Public")
        .withAdapted("Module", PsNull.NULL)
        .withAdapted("ModuleName", "")
        .withAdapted("Options", "None");
  }

  private static void get(CmdletCall call) {
    List<Object> names = call.value("Name").map(PsValues::items).orElse(List.of("*"));
    for (Object each : names) {
      String name = PsValues.text(each);
      if (Wildcards.isPattern(name)) {
        new TreeMap<>(call.runspace().variables())
            .forEach(
                (n, v) -> {
                  if (Wildcards.fits(n, name)) {
                    write(call, n, v);
                  }
                });
        continue;
      }
      Optional<Object> value = call.variable(name);
      if (value.isPresent()) {
        write(call, name, value.get());
      } else {
        call.error(
            PsError.of(
                    ErrorCategory.OBJECT_NOT_FOUND,
                    "VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand",
                    "Cannot find a variable with the name '" + name + "'.")
                .by("Get-Variable")
                .about(name)
                .exception(
                    "System.Management.Automation.ItemNotFoundException",
                    "System.Management.Automation.SessionStateException",
                    "System.Management.Automation.RuntimeException",
                    "System.SystemException"));
      }
    }
  }

  private static void write(CmdletCall call, String name, Object value) {
    call.write(call.isSet("ValueOnly") ? value : variable(name, value));
  }

  private static void set(CmdletCall call) {
    String prefix =
        call.text("Scope").filter(s -> s.equalsIgnoreCase("global")).map(s -> "global:").orElse("");
    Object value = call.value("Value").orElse(PsNull.NULL);
    for (Object name : PsValues.items(call.required("Name"))) {
      call.setVariable(prefix + PsValues.text(name), value);
      if (call.isSet("PassThru")) {
        call.write(variable(PsValues.text(name), value));
      }
    }
  }
}
