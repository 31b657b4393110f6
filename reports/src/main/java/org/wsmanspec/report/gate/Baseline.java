package org.wsmanspec.report.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wsmanspec.report.Acceptance;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;

/**
 * The failures and warnings of a run, to be told from those of later ones.
 *
 * <p>What a waiver accepts is left out: it has an expiry, and a baseline has none.
 *
 * @param requirements by id, sorted
 * @param scenarios by id, sorted
 */
public record Baseline(Map<String, Entry> requirements, Map<String, Entry> scenarios) {

  /**
   * A known failure or warning.
   *
   * @param verdict which of the two
   * @param evidence what was found, in lines that do not change from run to run
   */
  public record Entry(Verdict verdict, List<String> evidence) {
    public Entry {
      evidence = List.copyOf(evidence);
    }
  }

  public Baseline {
    requirements = Collections.unmodifiableMap(new TreeMap<>(requirements));
    scenarios = Collections.unmodifiableMap(new TreeMap<>(scenarios));
  }

  /** The baseline of a report. */
  public static Baseline of(RunReport report) {
    Map<String, Entry> requirements = new TreeMap<>();
    for (RequirementResult r : report.requirements()) {
      if (Acceptances.off(r.verdict()) && !waived(r.accepted())) {
        requirements.put(r.requirement().id(), new Entry(r.verdict(), EvidenceLines.of(r)));
      }
    }
    Map<String, Entry> scenarios = new TreeMap<>();
    for (ScenarioResult s : report.scenarios()) {
      if (Acceptances.off(s.verdict()) && !waived(s.accepted())) {
        scenarios.put(s.id(), new Entry(s.verdict(), EvidenceLines.of(s)));
      }
    }
    return new Baseline(requirements, scenarios);
  }

  private static boolean waived(java.util.Optional<Acceptance> accepted) {
    return accepted.filter(a -> a.kind() == Acceptance.Kind.WAIVER).isPresent();
  }

  /** Whether this failure or warning is known; a known warning does not cover a failure. */
  boolean knows(RequirementResult result) {
    return knows(requirements.get(result.requirement().id()), result.verdict());
  }

  /** Whether this failure or warning is known; a known warning does not cover a failure. */
  boolean knows(ScenarioResult result) {
    return knows(scenarios.get(result.id()), result.verdict());
  }

  private static boolean knows(@org.jspecify.annotations.Nullable Entry entry, Verdict verdict) {
    return entry != null && Acceptances.off(verdict) && entry.verdict().compareTo(verdict) >= 0;
  }

  /** What became of the known failures, as far as it is news. */
  List<String> remarks(RunReport report, String file) {
    List<String> fixed = new ArrayList<>();
    List<String> eased = new ArrayList<>();
    List<String> unseen = new ArrayList<>(requirements.keySet());
    unseen.addAll(scenarios.keySet());
    for (RequirementResult r : report.requirements()) {
      note(
          r.requirement().id(),
          requirements.get(r.requirement().id()),
          r.verdict(),
          fixed,
          eased,
          unseen);
    }
    for (ScenarioResult s : report.scenarios()) {
      note(s.id(), scenarios.get(s.id()), s.verdict(), fixed, eased, unseen);
    }
    List<String> remarks = new ArrayList<>();
    if (!fixed.isEmpty()) {
      remarks.add("Fixed since the baseline: " + String.join(", ", fixed) + ".");
    }
    if (!eased.isEmpty()) {
      remarks.add(
          "Failed in the baseline and now only a warning or departure: "
              + String.join(", ", eased)
              + ".");
    }
    if (!fixed.isEmpty() || !eased.isEmpty()) {
      remarks.add(
          "Create the baseline "
              + file
              + " anew with 'wsmanspec baseline create', so that what is fixed cannot break again"
              + " unnoticed.");
    }
    if (!unseen.isEmpty()) {
      remarks.add(
          "Known in the baseline, and without a verdict in this run: "
              + String.join(", ", unseen)
              + ".");
    }
    return remarks;
  }

  private static void note(
      String id,
      @org.jspecify.annotations.Nullable Entry entry,
      Verdict verdict,
      List<String> fixed,
      List<String> eased,
      List<String> unseen) {
    if (entry == null) {
      return;
    }
    if (verdict == Verdict.PASS) {
      fixed.add(id);
    } else if (verdict == Verdict.DEPARTURE
        || (entry.verdict() == Verdict.FAIL && verdict == Verdict.WARN)) {
      eased.add(id);
    }
    if (verdict == Verdict.PASS || verdict == Verdict.DEPARTURE || Acceptances.off(verdict)) {
      unseen.remove(id);
    }
  }
}
