package org.wsmanspec.mock.powershell.cmdlet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.Cmdlet.Parameter;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.FileStore;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;

/** Commands about the environment and the files of the endpoint, which are not the host's. */
final class ItemCommands {

  private static final String STRING = "System.String";
  private static final Parameter PATH =
      Parameter.at(0, "Path", STRING + "[]", "LiteralPath", "PSPath");

  private ItemCommands() {}

  static Map<String, Cmdlet> all() {
    Map<String, Cmdlet> all = new LinkedHashMap<>();
    all.put(
        "New-Item",
        Cmdlet.of(
            List.of(
                PATH,
                Parameter.named("Name", STRING),
                Parameter.named("Value", "System.Object"),
                Parameter.named("ItemType", STRING, "Type"),
                Parameter.flag("Force")),
            ItemCommands::create));
    all.put(
        "Test-Path",
        Cmdlet.of(List.of(PATH, Parameter.named("PathType", STRING)), ItemCommands::test));
    all.put(
        "Get-Content",
        Cmdlet.of(
            List.of(PATH, Parameter.flag("Raw"), Parameter.named("Encoding", STRING)),
            ItemCommands::read));
    all.put(
        "Set-Content",
        new Cmdlet() {
          @Override
          public List<Parameter> parameters() {
            return List.of(
                PATH,
                Parameter.at(1, "Value", "System.Object[]"),
                Parameter.named("Encoding", STRING),
                Parameter.flag("Force"),
                Parameter.flag("NoNewline"));
          }

          @Override
          public Work begin(CmdletCall call) {
            return new Written(call);
          }
        });
    all.put(
        "Remove-Item",
        Cmdlet.of(
            List.of(PATH, Parameter.flag("Force"), Parameter.flag("Recurse")),
            call -> call.runspace().files().delete(path(call))));
    all.put(
        "Get-Location",
        Cmdlet.of(
            List.of(),
            call ->
                call.write(
                    PsObject.of("System.Management.Automation.PathInfo")
                        .text(FileStore.HOME)
                        .withAdapted("Path", FileStore.HOME))));
    return all;
  }

  private static String path(CmdletCall call) {
    return PsValues.text(call.required("Path"));
  }

  private static void create(CmdletCall call) {
    String path = path(call);
    Object value = call.value("Value").orElse("");
    if (path.regionMatches(true, 0, "env:", 0, 4)) {
      String name = call.text("Name").orElse(path.substring(4).replaceFirst("^\\\\", ""));
      call.setVariable("env:" + name, value);
      call.write(
          PsObject.of("System.Collections.DictionaryEntry")
              .text("System.Collections.DictionaryEntry")
              .withAdapted("Name", name)
              .withAdapted("Key", name)
              .withAdapted("Value", value));
      return;
    }
    String full = FileStore.absolute(call.text("Name").map(n -> path + "\\" + n).orElse(path));
    boolean folder = call.text("ItemType").filter(t -> t.equalsIgnoreCase("Directory")).isPresent();
    if (!folder) {
      call.runspace().files().write(full, PsValues.text(value).getBytes(StandardCharsets.UTF_8));
    }
    call.write(
        PsObject.of(folder ? "System.IO.DirectoryInfo" : "System.IO.FileInfo")
            .text(full)
            .withAdapted("FullName", full)
            .withAdapted("Name", full.substring(full.lastIndexOf('\\') + 1)));
  }

  private static void test(CmdletCall call) {
    String path = path(call);
    if (path.regionMatches(true, 0, "env:", 0, 4)) {
      call.write(call.variable("env:" + path.substring(4)).isPresent());
      return;
    }
    String type = call.text("PathType").orElse("Any");
    boolean file = call.runspace().files().isFile(path);
    boolean folder = call.runspace().files().isFolder(path);
    call.write(
        type.equalsIgnoreCase("Leaf")
            ? file
            : type.equalsIgnoreCase("Container") ? folder : file || folder);
  }

  private static void read(CmdletCall call) {
    String path = path(call);
    byte[] content =
        call.runspace()
            .files()
            .read(path)
            .orElseThrow(
                () ->
                    new PsErrorException(
                        PsError.of(
                                ErrorCategory.OBJECT_NOT_FOUND,
                                "PathNotFound,Microsoft.PowerShell.Commands.GetContentCommand",
                                "Cannot find path '"
                                    + FileStore.absolute(path)
                                    + "' because it does not exist.")
                            .by("Get-Content")
                            .about(FileStore.absolute(path))
                            .exception(
                                "System.Management.Automation.ItemNotFoundException",
                                "System.Management.Automation.SessionStateException",
                                "System.Management.Automation.RuntimeException",
                                "System.SystemException")));
    String text = new String(content, StandardCharsets.UTF_8);
    if (call.isSet("Raw")) {
      call.write(text);
    } else if (!text.isEmpty()) {
      text.lines().forEach(call::write);
    }
  }

  private static final class Written implements Cmdlet.Work {
    private final CmdletCall call;
    private final List<Object> lines = new ArrayList<>();

    Written(CmdletCall call) {
      this.call = call;
      lines.addAll(PsValues.items(call.value("Value").orElse(List.of())));
    }

    @Override
    public void process(Object input) {
      lines.add(input);
    }

    @Override
    public void end() {
      String text = PsValues.join(lines, "\r\n") + (call.isSet("NoNewline") ? "" : "\r\n");
      call.runspace().files().write(path(call), text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
