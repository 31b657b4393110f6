package org.wsmanspec.mock.powershell;

import java.util.Map;
import org.wsmanspec.mock.powershell.cmdlet.BuiltIns;

/** Short names of commands. */
final class Aliases {

  private static final Map<String, String> NAMES = BuiltIns.aliases();

  private Aliases() {}

  static String resolve(String foldedName) {
    // PowerShell's debugger puts underscores before the names of commands about breakpoints.
    String plain =
        foldedName.startsWith("__") && foldedName.endsWith("-psbreakpoint")
            ? foldedName.substring(2)
            : foldedName;
    return NAMES.getOrDefault(plain, plain);
  }
}
