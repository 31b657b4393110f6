package org.wsmanspec.mock.powershell.cmdlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.Cmdlet.Parameter;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.SecureText;

/** Commands that write to streams and to the client's host. */
final class WriteCommands {

  private static final String STRING = "System.String";
  private static final String OBJECT = "System.Object";

  private WriteCommands() {}

  static Map<String, Cmdlet> all() {
    Map<String, Cmdlet> all = new LinkedHashMap<>();
    all.put(
        "Write-Output",
        Cmdlet.each(
            List.of(Parameter.at(0, "InputObject", OBJECT), Parameter.flag("NoEnumerate")),
            WriteCommands::output));
    all.put("Write-Error", Cmdlet.of(errorParameters(), WriteCommands::error));
    all.put("Write-Warning", message(CmdletCall::warning));
    all.put("Write-Verbose", message(CmdletCall::verbose));
    all.put("Write-Debug", message(CmdletCall::debug));
    all.put(
        "Write-Information",
        Cmdlet.each(
            List.of(
                Parameter.at(0, "MessageData", OBJECT, "Msg"),
                Parameter.at(1, "Tags", STRING + "[]")),
            WriteCommands::information));
    all.put("Write-Progress", Cmdlet.of(progressParameters(), WriteCommands::progress));
    all.put(
        "Write-Host",
        Cmdlet.each(
            List.of(
                Parameter.at(0, "Object", OBJECT),
                Parameter.flag("NoNewline"),
                Parameter.named("Separator", OBJECT),
                Parameter.named("ForegroundColor", "System.ConsoleColor"),
                Parameter.named("BackgroundColor", "System.ConsoleColor")),
            WriteCommands::host));
    all.put(
        "Read-Host",
        Cmdlet.of(
            List.of(Parameter.at(0, "Prompt", OBJECT), Parameter.flag("AsSecureString")),
            WriteCommands::read));
    return all;
  }

  private static void output(CmdletCall call, Object value) {
    List<Object> all = new ArrayList<>();
    all.add(value);
    all.addAll(call.rest());
    for (Object each : all) {
      if (call.isSet("NoEnumerate")) {
        call.write(each);
      } else {
        PsValues.items(each).forEach(call::write);
      }
    }
  }

  private interface Said {
    void say(CmdletCall call, String message);
  }

  private static Cmdlet message(Said said) {
    return Cmdlet.each(
        List.of(Parameter.at(0, "Message", STRING, "Msg")),
        (call, value) -> said.say(call, PsValues.text(value)));
  }

  private static List<Parameter> errorParameters() {
    return List.of(
        Parameter.at(0, "Message", STRING, "Msg"),
        Parameter.named("Exception", "System.Exception"),
        Parameter.named("ErrorRecord", "System.Management.Automation.ErrorRecord"),
        Parameter.named("ErrorId", STRING),
        Parameter.named("Category", "System.Management.Automation.ErrorCategory"),
        Parameter.named("CategoryActivity", STRING, "Activity"),
        Parameter.named("TargetObject", OBJECT),
        Parameter.named("RecommendedAction", STRING));
  }

  private static void error(CmdletCall call) {
    Optional<Object> record = call.value("ErrorRecord").filter(PsError.class::isInstance);
    if (record.isPresent()) {
      call.error((PsError) record.get());
      return;
    }
    String type = "Microsoft.PowerShell.Commands.WriteErrorException";
    String message =
        call.text("Message")
            .or(() -> call.value("Exception").map(e -> PsValues.text(call.property(e, "Message"))))
            .orElseGet(() -> PsValues.text(call.required("Message")));
    ErrorCategory category =
        call.text("Category").map(c -> category(c)).orElse(ErrorCategory.NOT_SPECIFIED);
    PsError error =
        PsError.of(category, call.text("ErrorId").map(i -> i + "," + type).orElse(type), message)
            .exception(type, "System.SystemException")
            .by(call.text("CategoryActivity").orElse("Write-Error"));
    call.error(call.value("TargetObject").map(error::about).orElse(error));
  }

  private static ErrorCategory category(String name) {
    for (ErrorCategory each : ErrorCategory.values()) {
      if (each.name().replace("_", "").equalsIgnoreCase(name)
          || Integer.toString(each.code()).equals(name)) {
        return each;
      }
    }
    return ErrorCategory.NOT_SPECIFIED;
  }

  private static void information(CmdletCall call, Object data) {
    List<String> tags =
        call.value("Tags").map(PsValues::items).orElse(List.of()).stream()
            .map(PsValues::text)
            .toList();
    call.streams().information(data, "Write-Information", tags);
  }

  private static List<Parameter> progressParameters() {
    return List.of(
        Parameter.at(0, "Activity", STRING),
        Parameter.at(1, "Status", STRING),
        Parameter.at(2, "Id", "System.Int32"),
        Parameter.named("PercentComplete", "System.Int32"),
        Parameter.named("SecondsRemaining", "System.Int32"),
        Parameter.named("CurrentOperation", STRING),
        Parameter.named("ParentId", "System.Int32"),
        Parameter.named("SourceId", "System.Int32"),
        Parameter.flag("Completed"));
  }

  private static void progress(CmdletCall call) {
    String preference = call.variable("ProgressPreference").map(PsValues::text).orElse("Continue");
    if (!preference.equalsIgnoreCase("Continue")) {
      return;
    }
    boolean done = call.isSet("Completed");
    call.streams()
        .progress(
            new ProgressRecord(
                PsValues.text(call.required("Activity")),
                call.number("Id").orElse(0),
                Optional.of(call.text("Status").orElse("Processing")),
                call.text("CurrentOperation"),
                call.number("ParentId").orElse(-1),
                call.number("PercentComplete").orElse(-1),
                EnumValue.progressRecordType(done ? "Completed" : "Processing", done ? 1 : 0),
                call.number("SecondsRemaining").orElse(-1)));
  }

  private static void host(CmdletCall call, Object value) {
    List<Object> all = new ArrayList<>(PsValues.items(value));
    call.rest().forEach(r -> all.addAll(PsValues.items(r)));
    String text = PsValues.join(all, call.text("Separator").orElse(" "));
    boolean line = !call.isSet("NoNewline");
    Optional<Object> foreground = call.value("ForegroundColor");
    Optional<Object> background = call.value("BackgroundColor");
    if (call.streams().host().isPresent() && (foreground.isPresent() || background.isPresent())) {
      List<ClixmlValue> parameters =
          List.of(
              Primitive.i32(Colors.code(foreground, 7)),
              Primitive.i32(Colors.code(background, 0)),
              Primitive.string(text));
      call.streams().host().call(line ? HostMethod.WRITE_LINE_3 : HostMethod.WRITE_2, parameters);
    } else {
      call.streams().host().write(text, line);
    }
    call.streams()
        .information(
            PsObject.of("System.Management.Automation.HostInformationMessage")
                .text(text)
                .withAdapted("Message", text)
                .withAdapted("NoNewLine", !line)
                .withAdapted("ForegroundColor", Colors.code(foreground, 7))
                .withAdapted("BackgroundColor", Colors.code(background, 0)),
            "Write-Host",
            List.of("PSHOST"));
  }

  private static void read(CmdletCall call) {
    Optional<String> prompt = call.text("Prompt");
    if (prompt.isPresent() && call.streams().host().isPresent()) {
      call.streams().host().write(prompt.get() + ": ", false);
    }
    boolean secure = call.isSet("AsSecureString");
    Object answer =
        call.streams()
            .host()
            .call(secure ? HostMethod.READ_LINE_AS_SECURE_STRING : HostMethod.READ_LINE, List.of());
    call.write(secure && answer instanceof String s ? new SecureText(s) : answer);
  }
}
