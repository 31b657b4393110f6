package org.wsmanspec.mock.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.shell.cmd.CmdEngine;

class CmdShellTests {

  private static final ReferenceEndpoint ENDPOINT =
      ReferenceEndpoint.builder()
          .shell(
              CmdEngine.create(
                  (script, principal, output) -> {
                    output.line(script + " for " + principal);
                    output.record("Error", "Too <bad>\r\n_x0041_");
                    return 1;
                  }))
          .build();

  private final ShellClient client = new ShellClient(ENDPOINT);

  @AfterAll
  static void close() {
    ENDPOINT.close();
  }

  private record Line(String line, String out, String err, int code) {}

  private static final List<Line> LINES =
      List.of(
          new Line("echo hello world", "hello world~", "", 0),
          new Line("\"echo quoted\"", "quoted~", "", 0),
          new Line("echo.", "~", "", 0),
          new Line("echo", "ECHO is on.~", "", 0),
          new Line("echo a&echo b", "a~b~", "", 0),
          new Line("echo a&& echo b", "a~b~", "", 0),
          new Line("nosuch 2>nul || echo saved", "saved~", "", 0),
          new Line("nosuch 2>nul && echo never", "", "", 1),
          new Line("echo \"a & b\"", "\"a & b\"~", "", 0),
          new Line("echo a^&b", "a&b~", "", 0),
          new Line("echo oops 1>&2", "", "oops ~", 0),
          new Line("nosuch 2>&1 | findstr program", "operable program or batch file.~", "", 0),
          new Line("exit /b 7", "", "", 7),
          new Line("exit 3 & echo never", "", "", 3),
          new Line("exit -1", "", "", -1),
          new Line("echo %OS%-%UNSET%-%os%", "Windows_NT-%UNSET%-Windows_NT~", "", 0),
          new Line("set GREETING=hi& set GREETING", "GREETING=hi~", "", 0),
          new Line("set NOT_THERE", "", "Environment variable NOT_THERE not defined~", 1),
          new Line("cd \\wsmanspec&cd", "C:\\wsmanspec~", "", 0),
          new Line("cd \\wsmanspec&cd ..&cd", "C:\\~", "", 0),
          new Line("type C:\\wsmanspec\\letters.txt | sort", "alpha~bravo~charlie~delta~", "", 0),
          new Line("type C:\\wsmanspec\\letters.txt | sort /r | findstr lt", "delta~", "", 0),
          new Line("type C:\\wsmanspec\\letters.txt | findstr /v a", "", "", 1),
          new Line("type C:\\wsmanspec\\words.txt | findstr ı", "", "", 1),
          new Line("cmd /c \"echo inner & exit 4\"", "inner ~", "", 4),
          new Line("type missing.txt", "", "The system cannot find the file specified.~", 1),
          new Line("fill 10", "0123456789", "", 0),
          new Line("hostname", "WSPEC-HOST~", "", 0),
          new Line("whoami.exe", "wspec-host\\operator~", "", 0),
          new Line("chcp", "Active code page: 65001~", "", 0),
          new Line("sort <nul", "", "", 0),
          new Line(
              "nosuch 1",
              "",
              "'nosuch' is not recognized as an internal or external command,~"
                  + "operable program or batch file.~",
              1));

  @TestFactory
  List<DynamicTest> linesDoWhatTheyDoInCmd() {
    return LINES.stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.line(),
                    () -> {
                      ShellClient.Outcome outcome = client.run(line.line());
                      assertEquals(line.out().replace("~", "\r\n"), outcome.text("stdout"));
                      assertEquals(line.err().replace("~", "\r\n"), outcome.text("stderr"));
                      assertEquals(Optional.of(line.code()), outcome.exitCode());
                    }))
        .toList();
  }

  @Test
  void argumentsFollowTheCommand() {
    String shell = client.open();
    String body =
        "<rsp:CommandLine><rsp:Command>echo</rsp:Command><rsp:Arguments>a</rsp:Arguments>"
            + "<rsp:Arguments><![CDATA[b & echo c]]></rsp:Arguments></rsp:CommandLine>";
    String command =
        ShellClient.text(
                ShellClient.ok(client.request(Actions.SHELL_COMMAND, shell, body)),
                org.wsmanspec.message.vocabulary.Names.RSP_COMMAND_ID)
            .orElseThrow();
    assertEquals("a b \r\nc\r\n", client.finish(shell, command).text("stdout"));
  }

  @Test
  void theEnvironmentOfTheShellIsThatOfEachCommand() {
    String shell =
        ShellClient.selector(
            client.create(
                "",
                "",
                "<rsp:Environment><rsp:Variable Name=\"COLOR\">red</rsp:Variable>"
                    + "<rsp:Variable Name=\"BOTH\">%COLOR%!</rsp:Variable></rsp:Environment>"
                    + "<rsp:WorkingDirectory>C:\\wsmanspec</rsp:WorkingDirectory>"));
    String first = client.start(shell, "set COLOR=blue& cd ..");
    assertEquals(Optional.of(0), client.finish(shell, first).exitCode());
    String second = client.start(shell, "echo %COLOR% %BOTH% %CD%");
    assertEquals("red red! C:\\wsmanspec\r\n", client.finish(shell, second).text("stdout"));
  }

  @ParameterizedTest
  @CsvSource({"437, IBM437", "850, IBM850", "1252, windows-1252", "65001, UTF-8"})
  void textGoesInTheCodePageAsked(String page, String charset) {
    String shell =
        ShellClient.selector(
            client.create(ShellClient.option(Shells.OPTION_CODE_PAGE, page), "", ""));
    String command = client.start(shell, "echo Größe niño");
    assertArrayEquals(
        "Größe niño\r\n".getBytes(Charset.forName(charset)),
        client.finish(shell, command).octets("stdout"));
  }

  @Test
  void aCodePageThatIsNotThereIsRefused() {
    assertEquals(
        "wsman:InvalidOptions InvalidValue 2150859072",
        ShellClient.fault(
            client.create(ShellClient.option(Shells.OPTION_CODE_PAGE, "99999"), "", "")));
  }

  @Test
  void inputGoesToTheCommandThatReadsIt() {
    String shell = client.open();
    String command = client.start(shell, "sort");
    ShellClient.ok(client.input(shell, command, "pear\r\napple\r\n", false));
    ShellClient.ok(client.input(shell, command, "", false));
    ShellClient.ok(client.input(shell, command, "İğde\r\n", true));
    assertEquals(
        "apple\r\nİğde\r\npear\r\n".length(),
        client.finish(shell, command).text("stdout").length());
    // What comes after the end is nobody's.
    ShellClient.ok(client.input(shell, command, "late", true));
  }

  @Test
  void aMegabyteGoesBothWays() {
    String shell = client.open();
    String command = client.start(shell, "more");
    String piece = "0123456789abcdef".repeat(4096);
    for (int i = 0; i < 16; i++) {
      ShellClient.ok(client.input(shell, command, piece, i == 15));
    }
    assertEquals(piece.repeat(16), client.finish(shell, command).text("stdout"));
  }

  @Test
  void powerShellTellsItsErrorsAsClixml() {
    String script =
        Base64.getEncoder().encodeToString("Get-Ünïcode".getBytes(StandardCharsets.UTF_16LE));
    ShellClient.Outcome outcome = client.run("powershell -NoProfile -encodedcommand " + script);
    assertEquals("Get-Ünïcode for operator\r\n", outcome.text("stdout"));
    assertEquals(
        "#< CLIXML\r\n<Objs Version=\"1.1.0.1\""
            + " xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">"
            + "<S S=\"Error\">Too &lt;bad&gt;_x000D__x000A_</S>"
            + "<S S=\"Error\">_x005F_x0041__x000D__x000A_</S></Objs>\r\n",
        outcome.text("stderr"));
    assertEquals(Optional.of(1), outcome.exitCode());
    assertEquals(
        "Too <bad>\r\n_x0041_\r\n", client.run("powershell -Command say it").text("stderr"));
  }

  @Test
  void withoutACmdThereIsNoSyntaxOfIt() {
    String shell = client.open();
    String direct = ShellClient.option(Shells.OPTION_SKIP_CMD_SHELL, "TRUE");
    String body =
        "<rsp:CommandLine><rsp:Command>%s</rsp:Command>"
            + "<rsp:Arguments>%%OS%% &amp; x</rsp:Arguments></rsp:CommandLine>";
    String command =
        ShellClient.text(
                ShellClient.ok(
                    client.send(
                        client.envelope(
                            Actions.SHELL_COMMAND,
                            client.resource,
                            shell,
                            direct,
                            body.formatted("echo")))),
                org.wsmanspec.message.vocabulary.Names.RSP_COMMAND_ID)
            .orElseThrow();
    assertEquals("%OS% & x\r\n", client.finish(shell, command).text("stdout"));
    assertEquals(
        "wsman:InternalError 2",
        ShellClient.fault(
            client.send(
                client.envelope(
                    Actions.SHELL_COMMAND,
                    client.resource,
                    shell,
                    direct,
                    body.formatted("nosuch")))));
  }

  @Test
  void ctrlCStopsWhatRuns() {
    String shell = client.open();
    String command = client.start(shell, "ping -n 1000 somewhere");
    ShellClient.ok(client.signal(shell, command, Shells.SIGNAL_CTRL_C));
    assertEquals(Optional.of(0xC000013A), client.finish(shell, command).exitCode());
  }
}
