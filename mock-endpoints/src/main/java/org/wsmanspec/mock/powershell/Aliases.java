package org.wsmanspec.mock.powershell;

import java.util.Map;
import org.wsmanspec.mock.powershell.cmdlet.BuiltIns;

/** Short names of commands. */
final class Aliases {

  private static final Map<String, String> NAMES = BuiltIns.aliases();

  private Aliases() {}

  static String resolve(String foldedName) {
    return NAMES.getOrDefault(foldedName, foldedName);
  }
}
