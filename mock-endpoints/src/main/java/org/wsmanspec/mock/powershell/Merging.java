package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wsmanspec.message.psrp.Command;

/** Which streams of a command go to its output. */
final class Merging {

  private static final Map<String, Integer> STREAMS =
      Map.of(
          "MergeError", 2,
          "MergeWarning", 3,
          "MergeVerbose", 4,
          "MergeDebug", 5,
          "MergeInformation", 6);

  private Merging() {}

  static List<Integer> of(Command command) {
    List<Integer> merged = new ArrayList<>();
    for (Command.Merge merge : command.merges()) {
      Integer stream = STREAMS.get(merge.property());
      if (stream != null && merge.value().code() == 1) {
        merged.add(stream);
      }
    }
    boolean oldError =
        command.merges().stream()
                .anyMatch(m -> m.property().equals("MergeMyResult") && m.value().code() == 2)
            && command.merges().stream()
                .anyMatch(m -> m.property().equals("MergeToResult") && m.value().code() == 1);
    if (oldError && !merged.contains(2)) {
      merged.add(2);
    }
    return merged;
  }
}
