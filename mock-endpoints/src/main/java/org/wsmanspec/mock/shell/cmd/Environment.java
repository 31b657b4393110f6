package org.wsmanspec.mock.shell.cmd;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wsmanspec.mock.shell.ShellRequest;

/** Variables and the working directory of one line. */
final class Environment {

  private final Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String principal;
  private String directory;
  private int errorLevel;

  Environment(ShellRequest request) {
    this.principal = request.caller().principal();
    variables.put("COMPUTERNAME", "WSPEC-HOST");
    variables.put("ComSpec", "C:\\Windows\\system32\\cmd.exe");
    variables.put("OS", "Windows_NT");
    variables.put("Path", "C:\\Windows\\system32;C:\\Windows");
    variables.put("PATHEXT", ".COM;.EXE;.BAT;.CMD");
    variables.put("PROMPT", "$P$G");
    variables.put("SystemDrive", "C:");
    variables.put("SystemRoot", "C:\\Windows");
    variables.put("TEMP", "C:\\Users\\" + principal + "\\AppData\\Local\\Temp");
    variables.put("USERNAME", principal);
    variables.put("USERPROFILE", "C:\\Users\\" + principal);
    variables.put("windir", "C:\\Windows");
    request.environment().forEach((name, value) -> variables.put(name, expand(value)));
    this.directory = request.workingDirectory().map(this::expand).orElse("C:\\Users\\" + principal);
  }

  String principal() {
    return principal;
  }

  Map<String, String> variables() {
    return variables;
  }

  String directory() {
    return directory;
  }

  void directory(String value) {
    directory = value;
  }

  int errorLevel() {
    return errorLevel;
  }

  void errorLevel(int value) {
    errorLevel = value;
  }

  /** The value of a variable, also of those that cmd makes up. */
  Optional<String> get(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "CD" -> Optional.of(directory);
      case "ERRORLEVEL" -> Optional.of(Integer.toString(errorLevel));
      default -> Optional.ofNullable(variables.get(name));
    };
  }

  /** Replaces each %NAME% that is set; others stay, as they do on a command line. */
  String expand(String text) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    while (true) {
      int start = text.indexOf('%', from);
      int end = start < 0 ? -1 : text.indexOf('%', start + 1);
      if (end < 0) {
        return result.append(text, from, text.length()).toString();
      }
      Optional<String> value = get(text.substring(start + 1, end));
      result.append(text, from, start);
      if (value.isPresent()) {
        result.append(value.get());
        from = end + 1;
      } else {
        result.append('%');
        from = start + 1;
      }
    }
  }

  /** A path made absolute. */
  String path(String name) {
    String path = name.replace('/', '\\');
    if (path.matches("[A-Za-z]:\\\\.*|[A-Za-z]:")) {
      return path;
    }
    if (path.startsWith("\\")) {
      return directory.substring(0, 2) + path;
    }
    String at = directory;
    for (String part : path.split("\\\\", -1)) {
      if (part.equals("..")) {
        at =
            at.lastIndexOf('\\') > 2
                ? at.substring(0, at.lastIndexOf('\\'))
                : at.substring(0, 2) + "\\";
      } else if (!part.isEmpty() && !part.equals(".")) {
        at = at.endsWith("\\") ? at + part : at + "\\" + part;
      }
    }
    return at;
  }
}
