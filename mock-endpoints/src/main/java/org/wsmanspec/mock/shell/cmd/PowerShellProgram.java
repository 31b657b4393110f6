package org.wsmanspec.mock.shell.cmd;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.wsmanspec.message.clixml.StringEscapes;

/** {@code powershell}: runs a script, and tells its errors as powershell.exe does. */
final class PowerShellProgram implements Program {

  private static final String NAMESPACE = "http://schemas.microsoft.com/powershell/2004/04";

  private final ScriptRunner scripts;

  PowerShellProgram(ScriptRunner scripts) {
    this.scripts = scripts;
  }

  @Override
  public int run(Invocation call) throws InterruptedException {
    List<String> words = call.words();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toLowerCase(Locale.ROOT);
      boolean encoded =
          word.equals("-ec") || (word.length() > 1 && "-encodedcommand".startsWith(word));
      boolean last = i + 1 == words.size();
      if (encoded && !last) {
        return encoded(call, words.get(i + 1));
      }
      if (word.length() > 1 && "-command".startsWith(word)) {
        return run(call, String.join(" ", words.subList(i + 1, words.size())), false);
      }
      boolean valued =
          List.of(
                  "-executionpolicy",
                  "-ep",
                  "-ex",
                  "-version",
                  "-inputformat",
                  "-outputformat",
                  "-windowstyle")
              .contains(word);
      if (valued) {
        i++;
      } else if (!word.startsWith("-")) {
        return run(call, String.join(" ", words.subList(i, words.size())), false);
      }
    }
    call.terminal().error("There is no interactive powershell here; give it a command.");
    return 1;
  }

  private int encoded(Invocation call, String base64) throws InterruptedException {
    byte[] octets;
    try {
      octets = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      call.terminal().error("Cannot process the command: -EncodedCommand is not base64.");
      return 1;
    }
    return run(call, new String(octets, StandardCharsets.UTF_16LE), true);
  }

  private int run(Invocation call, String script, boolean clixml) throws InterruptedException {
    StringBuilder records = new StringBuilder();
    int code =
        scripts.run(
            script,
            call.environment().principal(),
            new ScriptRunner.Output() {
              @Override
              public void line(String text) {
                call.terminal().line(text);
              }

              @Override
              public void record(String stream, String text) {
                if (clixml) {
                  append(records, stream, text);
                } else if (stream.equalsIgnoreCase("Error")) {
                  call.terminal().error(text);
                } else {
                  call.terminal().line(text);
                }
              }
            });
    if (!records.isEmpty()) {
      call.terminal()
          .error(
              "#< CLIXML\r\n<Objs Version=\"1.1.0.1\" xmlns=\""
                  + NAMESPACE
                  + "\">"
                  + records
                  + "</Objs>");
    }
    return code;
  }

  /** One string for each line, its end included. */
  private static void append(StringBuilder records, String stream, String text) {
    for (String line : text.split("\r?\n", -1)) {
      String escaped = StringEscapes.escape(line + "\r\n");
      records
          .append("<S S=\"")
          .append(stream)
          .append("\">")
          .append(escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
          .append("</S>");
    }
  }
}
