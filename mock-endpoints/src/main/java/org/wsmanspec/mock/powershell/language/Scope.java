package org.wsmanspec.mock.powershell.language;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.powershell.Runspace;

/** Variables of a script or function, over those around it. */
final class Scope {

  private final Map<String, Object> variables;
  private final @Nullable Scope outer;
  final Runspace runspace;

  /** The global scope of a runspace. */
  Scope(Runspace runspace) {
    this.variables = runspace.variables();
    this.outer = null;
    this.runspace = runspace;
  }

  /** A scope within another. */
  Scope(Scope outer) {
    this.variables = new ConcurrentHashMap<>();
    this.outer = outer;
    this.runspace = outer.runspace;
  }

  private static String bare(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean has(String name, String prefix) {
    return name.regionMatches(true, 0, prefix + ":", 0, prefix.length() + 1);
  }

  Optional<Object> get(String name) {
    if (has(name, "env")) {
      return runspace.environment().entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(bare(name)))
          .map(Map.Entry::getValue)
          .findFirst();
    }
    if (name.equalsIgnoreCase("error")) {
      return Optional.of(runspace.errors());
    }
    String key = bare(name);
    if (has(name, "global")) {
      return Optional.ofNullable(runspace.variables().get(key));
    }
    for (Scope s = this; s != null; s = s.outer) {
      Object value = s.variables.get(key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  void set(String name, Object value) {
    if (has(name, "env")) {
      String key = name.substring(name.indexOf(':') + 1);
      runspace.environment().keySet().removeIf(k -> k.equalsIgnoreCase(key));
      runspace.environment().put(key, value);
    } else if (has(name, "global")) {
      runspace.variables().put(bare(name), value);
    } else if (has(name, "script")) {
      Scope s = this;
      while (s.outer != null && s.outer.outer != null) {
        s = s.outer;
      }
      s.variables.put(bare(name), value);
    } else {
      variables.put(bare(name), value);
    }
  }

  void remove(String name) {
    variables.remove(bare(name));
  }

  /** The variables that can be seen here, by their names in lower case. */
  Map<String, Object> visible() {
    Map<String, Object> found = outer == null ? new ConcurrentHashMap<>() : outer.visible();
    found.putAll(variables);
    return found;
  }
}
