package org.wsmanspec.mock.powershell.cmdlet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.Breakpoints;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.Cmdlet.Parameter;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsValues;

/** Commands about breakpoints. */
final class BreakpointCommands {

  private static final Parameter ID = Parameter.at(0, "Id", "System.Int32[]");

  private BreakpointCommands() {}

  static Map<String, Cmdlet> all() {
    Map<String, Cmdlet> all = new LinkedHashMap<>();
    all.put(
        "Set-PSBreakpoint",
        Cmdlet.of(
            List.of(
                Parameter.at(0, "Script", "System.String[]"),
                Parameter.at(1, "Line", "System.Int32[]"),
                Parameter.named("Command", "System.String[]", "C")),
            BreakpointCommands::set));
    all.put(
        "Get-PSBreakpoint",
        Cmdlet.of(
            List.of(ID),
            call ->
                call.runspace().breakpoints().all().stream()
                    .filter(b -> call.number("Id").map(i -> i == b.id()).orElse(true))
                    .forEach(b -> call.write(b.value()))));
    all.put("Remove-PSBreakpoint", on((points, id) -> points.remove(id)));
    all.put("Enable-PSBreakpoint", on((points, id) -> points.enable(id, true)));
    all.put("Disable-PSBreakpoint", on((points, id) -> points.enable(id, false)));
    return all;
  }

  private static void set(CmdletCall call) {
    Optional<Object> commands = call.value("Command");
    if (commands.isPresent()) {
      for (Object each : PsValues.items(commands.get())) {
        call.write(
            call.runspace()
                .breakpoints()
                .add(Optional.of(PsValues.text(each)), Optional.empty())
                .value());
      }
      return;
    }
    for (Object each : PsValues.items(call.required("Line"))) {
      int line = PsValues.asNumber(each).map(Number::intValue).orElse(1);
      call.write(call.runspace().breakpoints().add(Optional.empty(), Optional.of(line)).value());
    }
  }

  private static Cmdlet on(
      BiFunction<Breakpoints, Integer, Optional<Breakpoints.Breakpoint>> change) {
    return Cmdlet.of(
        List.of(ID),
        call -> {
          for (Object each : PsValues.items(call.required("Id"))) {
            int id = PsValues.asNumber(each).map(Number::intValue).orElse(-1);
            if (change.apply(call.runspace().breakpoints(), id).isEmpty()) {
              call.error(
                  PsError.of(
                          ErrorCategory.INVALID_ARGUMENT,
                          "PSBreakpoint:BreakpointIdNotFound," + call.command(),
                          "There is no breakpoint with ID '" + PsValues.text(each) + "'.")
                      .by(call.command()));
            }
          }
        });
  }
}
