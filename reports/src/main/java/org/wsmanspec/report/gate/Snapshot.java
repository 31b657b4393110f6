package org.wsmanspec.report.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;

/**
 * What two runs are compared by.
 *
 * @param name what it was read from, for people
 * @param entries by id: requirements and scenarios
 * @param complete whether passes and what was not judged are there too; a baseline knows only
 *     failures and warnings
 */
public record Snapshot(String name, Map<String, Entry> entries, boolean complete) {

  /**
   * A requirement or scenario.
   *
   * @param title statement of the requirement or title of the scenario; empty in a baseline
   * @param verdict what became of it
   * @param standing what it was shown as
   * @param evidence what was found, in lines that do not change from run to run
   */
  public record Entry(String title, Verdict verdict, Standing standing, List<String> evidence) {
    public Entry {
      evidence = List.copyOf(evidence);
    }

    boolean judged() {
      return Acceptances.off(verdict) || verdict == Verdict.PASS || verdict == Verdict.DEPARTURE;
    }
  }

  public Snapshot {
    entries = java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /** The snapshot of a report. */
  public static Snapshot of(String name, RunReport report) {
    Map<String, Entry> entries = new TreeMap<>();
    for (RequirementResult r : report.requirements()) {
      Requirement requirement = r.requirement();
      entries.put(
          requirement.id(),
          new Entry(requirement.statement(), r.verdict(), Standing.of(r), EvidenceLines.of(r)));
    }
    for (ScenarioResult s : report.scenarios()) {
      // A file of one's own may be named like a shipped one; the graver verdict counts.
      entries.merge(
          s.id(),
          new Entry(s.title(), s.verdict(), Standing.of(s), EvidenceLines.of(s)),
          (a, b) -> a.verdict().compareTo(b.verdict()) >= 0 ? a : b);
    }
    return new Snapshot(name, entries, true);
  }

  /** The snapshot of a baseline. */
  public static Snapshot of(String name, Baseline baseline) {
    Map<String, Entry> entries = new TreeMap<>();
    baseline.requirements().forEach((id, e) -> entries.put(id, entry(e.verdict(), e.evidence())));
    baseline.scenarios().forEach((id, e) -> entries.put(id, entry(e.verdict(), e.evidence())));
    return new Snapshot(name, entries, false);
  }

  private static Entry entry(Verdict verdict, List<String> evidence) {
    return new Entry("", verdict, Standing.of(verdict), evidence);
  }

  static boolean waived(Entry entry) {
    return entry.standing() == Standing.WAIVED;
  }
}
