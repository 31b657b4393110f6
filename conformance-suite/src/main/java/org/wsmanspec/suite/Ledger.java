package org.wsmanspec.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.Requirement.State;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.Verdict;

/** Findings by requirement while a conversation is judged, and the remarks beside them. */
final class Ledger {

  private static final class Entry {
    private Verdict verdict = Verdict.NOT_APPLICABLE;
    private int passes;
    private final List<Finding> kept = new ArrayList<>();
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Integer> remarks = new TreeMap<>();

  /** Keep a finding; of passes only the first, and of repeated reasons only the first. */
  void add(Finding finding) {
    Entry entry = entries.computeIfAbsent(finding.requirement(), k -> new Entry());
    entry.verdict = entry.verdict.worse(finding.verdict());
    boolean keep =
        switch (finding.verdict()) {
          case PASS -> entry.passes++ == 0;
          case INCONCLUSIVE, NOT_APPLICABLE ->
              entry.kept.stream()
                  .noneMatch(
                      f ->
                          f.verdict() == finding.verdict()
                              && f.hint().equals(finding.hint())
                              && f.check().equals(finding.check()));
          case DEPARTURE, WARN, FAIL -> true;
        };
    if (keep) {
      entry.kept.add(finding);
    }
  }

  /**
   * Count a pass of which nothing would be kept, because a check has told the like before.
   *
   * @return false if this pass is news and has to be added
   */
  boolean repeated(String requirement, String check) {
    Entry entry = entries.get(requirement);
    if (entry == null) {
      return false;
    }
    if (entry.passes > 0) {
      entry.passes++;
      return true;
    }
    return entry.kept.stream()
        .anyMatch(f -> f.verdict() == Verdict.NOT_APPLICABLE && f.check().equals(check));
  }

  void remark(String requirement, String remark) {
    remarks.merge(requirement + ": " + remark, 1, Integer::sum);
  }

  /** Remarks with the number of places where they were made. */
  List<String> remarks() {
    List<String> notes = new ArrayList<>();
    remarks.forEach((text, count) -> notes.add(times(text, count)));
    return notes;
  }

  /** A remark with its count, where it was made more than once. */
  static String times(String text, int count) {
    return count == 1 ? text : text + " (" + count + " times)";
  }

  /** A result for every requirement of the catalogue. */
  List<RequirementResult> results(
      Collection<Requirement> requirements, VerdictPolicy policy, Set<Party> underTest) {
    return requirements.stream().map(r -> result(r, policy, underTest)).toList();
  }

  private RequirementResult result(
      Requirement requirement, VerdictPolicy policy, Set<Party> underTest) {
    Entry entry = entries.get(requirement.id());
    if (entry != null) {
      return new RequirementResult(
          requirement, entry.verdict, entry.passes, List.copyOf(entry.kept), "");
    }
    if (!requirement.primary().isEmpty() && !requirement.primary().contains("*")) {
      return empty(
          requirement,
          Verdict.NOT_APPLICABLE,
          "restates " + String.join(", ", requirement.primary()) + ", where it is reported");
    }
    if (requirement.parties().stream().noneMatch(underTest::contains)) {
      return empty(requirement, Verdict.NOT_APPLICABLE, "its party is not under test");
    }
    if (requirement.state() != State.TESTED) {
      return empty(requirement, Verdict.INCONCLUSIVE, requirement.stateReason());
    }
    return policy
        .inapplicable(requirement)
        .map(reason -> empty(requirement, Verdict.NOT_APPLICABLE, reason))
        .orElseGet(
            () ->
                empty(
                    requirement, Verdict.INCONCLUSIVE, "nothing in the conversation bears on it"));
  }

  private static RequirementResult empty(Requirement requirement, Verdict verdict, String reason) {
    return new RequirementResult(requirement, verdict, 0, List.of(), reason);
  }
}
