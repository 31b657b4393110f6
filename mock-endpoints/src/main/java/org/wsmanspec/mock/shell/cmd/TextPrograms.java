package org.wsmanspec.mock.shell.cmd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Programs that write texts. */
final class TextPrograms {

  /** The files that there are. */
  private static final Map<String, String> FILES = files();

  private TextPrograms() {}

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    files.put(
        "C:\\wsmanspec\\readme.txt",
        "This file is not on any disk.\r\nIt is there to be read.\r\n");
    files.put("C:\\wsmanspec\\letters.txt", "delta\r\nalpha\r\ncharlie\r\nbravo\r\n");
    files.put("C:\\wsmanspec\\words.txt", "Größe\r\nniño\r\nçocuk\r\nİstanbul\r\n€uro\r\n日本\r\n");
    files.put("C:\\wsmanspec\\empty.txt", "");
    return files;
  }

  static int say(Invocation call, String text) {
    call.terminal().line(text);
    return 0;
  }

  static int echo(Invocation call) {
    String text = call.text();
    boolean bare = text.isBlank() && (text.isEmpty() || Character.isWhitespace(text.charAt(0)));
    return say(call, bare ? "ECHO is on." : text.substring(1));
  }

  static int type(Invocation call) {
    int code = 0;
    List<String> names = call.words();
    if (names.isEmpty()) {
      call.terminal().error("The syntax of the command is incorrect.");
      return 1;
    }
    for (String name : names) {
      Optional<String> file = Optional.ofNullable(FILES.get(call.environment().path(name)));
      if (file.isPresent()) {
        call.terminal().print(file.get());
      } else {
        call.terminal().error("The system cannot find the file specified.");
        code = 1;
      }
    }
    return code;
  }

  static int dir(Invocation call) {
    String at =
        call.words().stream()
            .filter(w -> !w.startsWith("/"))
            .findFirst()
            .map(call.environment()::path)
            .orElse(call.environment().directory());
    boolean known = at.equalsIgnoreCase("C:\\wsmanspec") || at.equalsIgnoreCase("C:\\wsmanspec\\");
    if (!known) {
      call.terminal().error("File Not Found");
      return 1;
    }
    call.terminal().line(" Directory of C:\\wsmanspec");
    call.terminal().line("");
    FILES.forEach(
        (path, text) ->
            call.terminal()
                .line(
                    String.format(
                        java.util.Locale.ROOT,
                        "%10d %s",
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length,
                        path.substring(path.lastIndexOf('\\') + 1))));
    return 0;
  }

  static int ver(Invocation call) {
    call.terminal().line("");
    return say(call, "Microsoft Windows [Version 10.0.20348.0] (scripted by wsmanspec)");
  }

  static int whoami(Invocation call) {
    return say(call, "wspec-host\\" + call.environment().principal());
  }

  static int ipconfig(Invocation call) {
    call.terminal().line("");
    call.terminal().line("Windows IP Configuration");
    call.terminal().line("");
    call.terminal().line("   Host Name . . . . . . . . . . . . : WSPEC-HOST");
    call.terminal().line("   IPv4 Address. . . . . . . . . . . : 192.0.2.10");
    return say(call, "   Subnet Mask . . . . . . . . . . . : 255.255.255.0");
  }

  static int chcp(Invocation call) {
    return say(call, "Active code page: " + call.terminal().codePage().number());
  }
}
