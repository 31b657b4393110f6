package org.wsmanspec.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;

/**
 * Several judged conversations as one report.
 *
 * <p>Each conversation is judged by itself, since captures come from different endpoints and a
 * context or message id of one says nothing about another; only the results are brought together.
 */
public final class ReportMerge {

  /** A note with its count, as the ledger writes it. */
  private static final Pattern TIMES =
      Pattern.compile("(.*) \\((\\d{1,9}) times\\)", Pattern.DOTALL);

  private ReportMerge() {}

  /**
   * The same conversation with exchange ids that no other one has.
   *
   * @param prefix put before each id
   */
  public static Conversation qualified(Conversation conversation, String prefix) {
    List<Exchange> exchanges =
        conversation.exchanges().stream().map(e -> renamed(e, prefix + e.id())).toList();
    List<StepRecord> steps =
        conversation.steps().stream()
            .map(
                s ->
                    new StepRecord(
                        s.step(),
                        s.covers(),
                        s.exchanges().stream().map(id -> prefix + id).toList(),
                        s.notDriven(),
                        s.expectation()))
            .toList();
    return new Conversation(
        conversation.origin(),
        conversation.declaration(),
        exchanges,
        steps,
        conversation.journal());
  }

  private static Exchange renamed(Exchange e, String id) {
    return new Exchange(
        id,
        e.role(),
        e.connection(),
        e.request(),
        e.response(),
        e.trouble(),
        e.timing(),
        e.step(),
        e.gaps(),
        e.source());
  }

  /** Conversations one after the other, for a report that shows their messages. */
  public static Conversation joined(Conversation.Origin origin, List<Conversation> conversations) {
    return new Conversation(
        origin,
        conversations.isEmpty()
            ? org.wsmanspec.message.Declaration.NONE
            : conversations.get(0).declaration(),
        conversations.stream().flatMap(c -> c.exchanges().stream()).toList(),
        conversations.stream().flatMap(c -> c.steps().stream()).toList(),
        conversations.stream().flatMap(c -> c.journal().stream()).toList());
  }

  /**
   * Reports on different conversations as one; requirements keep the order of the first.
   *
   * @param subject what was judged, for people
   * @param notes facts about the whole, put before those of the parts
   * @throws IllegalArgumentException if there is no report
   */
  public static RunReport merge(String subject, List<RunReport> reports, List<String> notes) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to merge");
    }
    RunReport first = reports.get(0);
    Map<String, List<RequirementResult>> byId = new LinkedHashMap<>();
    for (RunReport report : reports) {
      for (RequirementResult r : report.requirements()) {
        byId.computeIfAbsent(r.requirement().id(), k -> new ArrayList<>()).add(r);
      }
    }
    List<ScenarioResult> scenarios = reports.stream().flatMap(r -> r.scenarios().stream()).toList();
    List<String> allNotes = new ArrayList<>(notes);
    allNotes.addAll(counted(reports.stream().flatMap(r -> r.notes().stream()).toList()));
    return new RunReport(
        first.tool(),
        subject,
        reports.stream().map(RunReport::format).distinct().count() == 1
            ? first.format()
            : "several",
        reports.stream().flatMap(r -> r.started().stream()).min(java.time.Instant::compareTo),
        reports.stream().mapToLong(RunReport::milliseconds).sum(),
        reports.stream().mapToLong(RunReport::waitingMilliseconds).sum(),
        reports.stream().mapToInt(RunReport::exchanges).sum(),
        union(reports, RunReport::declared),
        union(reports, RunReport::observed),
        byId.values().stream().map(ReportMerge::merge).toList(),
        scenarios,
        allNotes);
  }

  /** Notes that differ in nothing but their count as one, with the sum. */
  static List<String> counted(List<String> notes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String note : notes) {
      Matcher times = TIMES.matcher(note);
      if (times.matches()) {
        counts.merge(times.group(1), Integer.parseInt(times.group(2)), Integer::sum);
      } else {
        counts.merge(note, 1, Integer::sum);
      }
    }
    List<String> all = new ArrayList<>();
    counts.forEach((note, count) -> all.add(Ledger.times(note, count)));
    return all;
  }

  private static List<String> union(
      List<RunReport> reports, java.util.function.Function<RunReport, List<String>> part) {
    TreeSet<String> all = new TreeSet<>();
    reports.forEach(r -> all.addAll(part.apply(r)));
    return List.copyOf(all);
  }

  private static RequirementResult merge(List<RequirementResult> results) {
    Requirement requirement = results.get(0).requirement();
    // A verdict that was reached anywhere outweighs its absence elsewhere.
    Verdict verdict =
        results.stream().map(RequirementResult::verdict).reduce(Verdict::worse).orElseThrow();
    List<Finding> findings = new ArrayList<>();
    Optional<Finding> pass = Optional.empty();
    for (RequirementResult r : results) {
      for (Finding f : r.findings()) {
        if (f.verdict() != Verdict.PASS) {
          findings.add(f);
        } else if (pass.isEmpty()) {
          pass = Optional.of(f);
        }
      }
    }
    pass.ifPresent(findings::add);
    String reason =
        findings.isEmpty()
            ? results.stream()
                .map(RequirementResult::reason)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("")
            : "";
    return new RequirementResult(
        requirement,
        verdict,
        results.stream().mapToInt(RequirementResult::passes).sum(),
        findings,
        reason);
  }
}
