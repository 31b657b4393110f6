package org.wsmanspec.mock.shell.cmd;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The programs that a text shell knows, by name. */
final class Programs {

  private final Map<String, Program> byName;

  private Programs(Map<String, Program> byName) {
    this.byName = byName;
  }

  /** Those of every text shell. */
  static Programs standard() {
    Map<String, Program> all = new HashMap<>();
    all.put("echo", TextPrograms::echo);
    all.put("type", TextPrograms::type);
    all.put("dir", TextPrograms::dir);
    all.put("ver", TextPrograms::ver);
    all.put("hostname", i -> TextPrograms.say(i, "WSPEC-HOST"));
    all.put("whoami", TextPrograms::whoami);
    all.put("ipconfig", TextPrograms::ipconfig);
    all.put("chcp", TextPrograms::chcp);
    all.put("rem", i -> i.environment().errorLevel());
    all.put("cls", i -> 0);
    all.put("set", EnvironmentPrograms::set);
    all.put("cd", EnvironmentPrograms::cd);
    all.put("chdir", EnvironmentPrograms::cd);
    all.put("exit", EnvironmentPrograms::exit);
    all.put("cmd", EnvironmentPrograms::cmd);
    all.put("sort", FilterPrograms::sort);
    all.put("findstr", FilterPrograms::findstr);
    all.put("more", FilterPrograms::more);
    all.put("fill", TimePrograms::fill);
    all.put("ping", TimePrograms::ping);
    all.put("timeout", TimePrograms::timeout);
    return new Programs(Map.copyOf(all));
  }

  /** The same with one more, or another of a name. */
  Programs with(String name, Program program) {
    Map<String, Program> all = new HashMap<>(byName);
    all.put(name.toLowerCase(Locale.ROOT), program);
    return new Programs(Map.copyOf(all));
  }

  Optional<Program> find(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Where the name of a program ends in a call: also before the marks that cmd lets follow it. */
  static int nameEnd(String call) {
    boolean quoted = false;
    for (int i = 0; i < call.length(); i++) {
      char c = call.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (Character.isWhitespace(c) || ",;=(/".indexOf(c) >= 0)) {
        return i;
      } else if (!quoted
          && (c == '.' || c == ':')
          && call.substring(0, i).equalsIgnoreCase("echo")) {
        return i;
      } else if (!quoted
          && (c == '.' || c == '\\')
          && call.substring(0, i).equalsIgnoreCase("cd")) {
        return i;
      }
    }
    return call.length();
  }
}
