package org.wsmanspec.mock.shell.cmd;

import java.util.ArrayList;
import java.util.List;
import org.wsmanspec.mock.shell.CommandRequest;

/** Command lines as text. */
final class Lines {

  private Lines() {}

  /** The line that a request means: its command, then its arguments. */
  static String of(CommandRequest request) {
    StringBuilder line = new StringBuilder(unquoted(request.command().strip()));
    for (String argument : request.arguments()) {
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(argument);
    }
    return line.toString();
  }

  /** Windows clients put the command in quotes, which cmd /c takes off again. */
  private static String unquoted(String command) {
    boolean quoted =
        command.length() > 1
            && command.startsWith("\"")
            && command.endsWith("\"")
            && command.indexOf('"', 1) == command.length() - 1;
    return quoted ? command.substring(1, command.length() - 1) : command;
  }

  /** The first word, without a path and the usual extension. */
  static String program(String line) {
    List<String> words = words(line);
    String first = words.isEmpty() ? "" : words.get(0);
    String name = first.substring(first.lastIndexOf('\\') + 1);
    return name.toLowerCase(java.util.Locale.ROOT).endsWith(".exe")
        ? name.substring(0, name.length() - 4)
        : name;
  }

  /** The words of a text, quotes taken off. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        any = true;
      } else if (!quoted && Character.isWhitespace(c)) {
        if (any) {
          words.add(word.toString());
          word.setLength(0);
          any = false;
        }
      } else {
        word.append(c);
        any = true;
      }
    }
    if (any) {
      words.add(word.toString());
    }
    return words;
  }
}
