package org.wsmanspec.fuzz;

import java.util.Map;
import java.util.TreeMap;
import org.wsmanspec.report.RunReport;

/** Verdicts of a report by requirement and scenario. */
final class Verdicts {

  private Verdicts() {}

  static Map<String, String> of(RunReport report) {
    Map<String, String> all = new TreeMap<>();
    report.requirements().forEach(r -> all.put(r.requirement().id(), r.verdict().text()));
    report.scenarios().forEach(s -> all.put(s.id(), s.verdict().text()));
    return all;
  }

  /** What is not the same in the second. */
  static String difference(RunReport first, RunReport second) {
    Map<String, String> now = of(second);
    StringBuilder lines = new StringBuilder();
    of(first)
        .forEach(
            (id, verdict) -> {
              String other = now.getOrDefault(id, "missing");
              if (!other.equals(verdict)) {
                lines.append(id).append(": ").append(verdict).append(", then ").append(other);
                lines.append('\n');
              }
            });
    return lines.toString();
  }
}
