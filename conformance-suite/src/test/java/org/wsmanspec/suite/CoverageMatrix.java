package org.wsmanspec.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.Requirement.State;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.check.Check;

/**
 * What real runs showed: which requirements were told of, and which breaches were found out.
 *
 * <p>Gathered while the personalities are run, and then written as the coverage page.
 */
final class CoverageMatrix {

  /** Checks that only remark, and for which no peer is at fault. */
  private static final Set<String> ADVISORY = Set.of("addressing/reply-message-id");

  private final Set<String> told = new ConcurrentSkipListSet<>();
  private final Map<String, Set<String>> killers = new ConcurrentSkipListMap<>();
  private final Set<String> firedChecks = new ConcurrentSkipListSet<>();
  private final Set<String> unrelated = new ConcurrentSkipListSet<>();
  private final Set<String> personalities = new ConcurrentSkipListSet<>();

  /** Take note of a run against an exemplary peer. */
  void exemplary(RunReport report) {
    report.requirements().stream()
        .filter(CoverageMatrix::isTold)
        .forEach(r -> told.add(r.requirement().id()));
  }

  /** Take note of a run against a faulty peer. */
  void faulty(Personality personality, RunReport report) {
    personalities.add(personality.name());
    exemplary(report);
    for (RequirementResult result : report.requirements()) {
      if (result.verdict().compareTo(Verdict.WARN) < 0) {
        continue;
      }
      String id = result.requirement().id();
      if (personality.breaks().contains(id)) {
        killers.computeIfAbsent(id, k -> new ConcurrentSkipListSet<>()).add(personality.name());
      } else if (!personality.also().containsKey(id)) {
        unrelated.add(personality.name() + ": " + id);
      }
      result.findings().stream()
          .filter(f -> f.verdict().compareTo(Verdict.WARN) >= 0)
          .map(Finding::check)
          .forEach(firedChecks::add);
    }
  }

  private static boolean isTold(RequirementResult result) {
    return result.passes() > 0
        || result.findings().stream()
            .map(Finding::verdict)
            .anyMatch(v -> v.compareTo(Verdict.PASS) >= 0);
  }

  /** Rows that the catalogue calls tested, of which no run told anything. */
  SortedSet<String> neverTold() {
    return direct().map(Requirement::id).filter(id -> !told.contains(id)).collect(sorted());
  }

  /** Tested rows that bind, whose breach no personality proves to be found. */
  SortedSet<String> unproven() {
    return provable().map(Requirement::id).filter(id -> !killers.containsKey(id)).collect(sorted());
  }

  /** Checks that no personality made speak up. */
  SortedSet<String> silentChecks() {
    return accusing().filter(name -> !firedChecks.contains(name)).collect(sorted());
  }

  private static java.util.stream.Stream<String> accusing() {
    return StandardChecks.all().stream().map(Check::name).filter(name -> !ADVISORY.contains(name));
  }

  private static java.util.stream.Stream<Requirement> direct() {
    return Catalogue.load().all().stream()
        .filter(r -> r.state() == State.TESTED && r.primary().isEmpty());
  }

  /** A permission cannot be broken. */
  private static java.util.stream.Stream<Requirement> provable() {
    return direct().filter(r -> r.level() != Level.MAY);
  }

  private static java.util.stream.Collector<String, ?, SortedSet<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }

  /** The page; lines end with line feeds. */
  String page() {
    StringBuilder out = new StringBuilder();
    out.append("# Coverage\n\n");
    out.append("Generated from real runs: *tested* means that a finding with the requirement's id");
    out.append(" was told in a run,\n*proven* that a faulty peer, which breaks it, was found out.");
    out.append(" `PersonalityTests` makes the runs and\ncompares this page with what they");
    out.append(" showed.\n\n## How far the verdicts are proven\n\n");
    long provable = provable().count();
    out.append("| measure | value |\n|---|---|\n");
    row(out, "personalities run", personalities.size());
    row(
        out,
        "kill ratio: tested requirements that bind, whose breach is found",
        ratio(provable - unproven().size(), provable));
    row(
        out,
        "checks that a personality made speak up",
        ratio(accusing().count() - silentChecks().size(), accusing().count()));
    row(
        out,
        "precision: personalities accused of nothing that they did not break",
        ratio(personalities.size() - accusedFalsely(), personalities.size()));
    out.append("\n## By area\n\n");
    out.append("| area | requirements | tested | reported as others | untestable | out of scope");
    out.append(" | not yet |\n|---|---|---|---|---|---|---|\n");
    byArea().forEach((area, rows) -> area(out, area, rows));
    byArea().forEach((area, rows) -> rows(out, area, rows));
    return out.toString();
  }

  private long accusedFalsely() {
    return unrelated.stream().map(u -> u.replaceAll(":.*", "")).distinct().count();
  }

  private static String ratio(long part, long whole) {
    return String.format(
        Locale.ROOT, "%d of %d (%.1f %%)", part, whole, whole == 0 ? 0 : 100.0 * part / whole);
  }

  private static void row(StringBuilder out, String label, Object value) {
    out.append("| ").append(label).append(" | ").append(value).append(" |\n");
  }

  private static Map<String, List<Requirement>> byArea() {
    return Catalogue.load().all().stream()
        .collect(Collectors.groupingBy(Requirement::area, LinkedHashMap::new, Collectors.toList()));
  }

  private void area(StringBuilder out, String area, Collection<Requirement> rows) {
    Map<String, Long> counts =
        rows.stream()
            .collect(Collectors.groupingBy(this::state, TreeMap::new, Collectors.counting()));
    out.append("| [").append(area).append("](requirements/").append(area).append(".md) | ");
    out.append(rows.size());
    for (String state : List.of("tested", "restated", "untestable", "out of scope", "not yet")) {
      out.append(" | ").append(counts.getOrDefault(state, 0L));
    }
    out.append(" |\n");
  }

  private String state(Requirement r) {
    if (r.state() == State.TESTED) {
      return r.primary().isEmpty() ? "tested" : "restated";
    }
    return switch (r.state()) {
      case UNTESTABLE -> "untestable";
      case OUT_OF_SCOPE -> "out of scope";
      default -> "not yet";
    };
  }

  private void rows(StringBuilder out, String area, List<Requirement> rows) {
    out.append("\n## ").append(area).append("\n\n");
    out.append("| requirement | level | party | state | proven by |\n|---|---|---|---|---|\n");
    for (Requirement r : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(r.id());
      cells.add(r.level().text());
      cells.add(
          r.parties().stream()
              .sorted()
              .map(p -> p.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")));
      cells.add(
          switch (state(r)) {
            case "tested" -> "tested";
            case "restated" -> "as " + String.join(", ", r.primary());
            default -> state(r) + ": " + r.stateReason();
          });
      cells.add(String.join(", ", killers.getOrDefault(r.id(), Set.of())));
      out.append("| ").append(String.join(" | ", cells).replace("*", "\\*")).append(" |\n");
    }
  }
}
