package org.wsmanspec.report.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.wsmanspec.report.Gate;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;

/** Sentences and figures that every rendering words alike. */
public final class Words {

  /** What a tally names only where there is any. */
  private static final Set<Standing> RARE =
      Set.of(Standing.WAIVED, Standing.KNOWN, Standing.DEPARTURE, Standing.NOT_TESTED);

  private Words() {}

  /** How many requirements were judged: those with a pass, a departure, a warning or a failure. */
  public static long judged(RunReport report) {
    Map<Verdict, Long> counts = report.counts();
    return count(counts, Verdict.PASS)
        + count(counts, Verdict.DEPARTURE)
        + count(counts, Verdict.WARN)
        + count(counts, Verdict.FAIL);
  }

  /** One count, 0 if there is none. */
  public static <K> long count(Map<K, Long> counts, K key) {
    return counts.getOrDefault(key, 0L);
  }

  /** The standings that a tally names, in their order: what is rare only where there is any. */
  public static List<Standing> named(Map<Standing, Long> counts) {
    return Stream.of(Standing.values())
        .filter(s -> !RARE.contains(s) || count(counts, s) > 0)
        .toList();
  }

  /** How many accepted failures and warnings there are. */
  public static long accepted(Map<Standing, Long> counts) {
    return count(counts, Standing.WAIVED) + count(counts, Standing.KNOWN);
  }

  /** The whole result in one sentence. */
  public static String headline(RunReport report) {
    Map<Standing, Long> counts = report.standings();
    Map<Standing, Long> ofScenarios = report.scenarioStandings();
    long judged = judged(report);
    long accepted = accepted(counts);
    String beside = accepted > 0 ? "; " + accepted + " accepted" : "";
    long fails = count(counts, Standing.FAIL);
    if (fails > 0) {
      return plural(fails, "requirement")
          + " failed of "
          + judged
          + " that could be judged"
          + beside
          + ".";
    }
    long scenarios = count(ofScenarios, Standing.FAIL);
    if (scenarios > 0) {
      return plural(scenarios, "scenario")
          + " failed, though no single requirement did"
          + beside
          + ".";
    }
    if (judged == 0) {
      return "Nothing could be judged.";
    }
    long warns = count(counts, Standing.WARN);
    long departures = count(counts, Standing.DEPARTURE);
    String and =
        (warns > 0 ? "; " + plural(warns, "warning") : "")
            + (departures > 0 ? "; " + plural(departures, "departure") + " of its profile" : "");
    if (accepted > 0) {
      return "No requirement failed of "
          + judged
          + " that could be judged, but for "
          + accepted
          + " accepted"
          + and
          + ".";
    }
    String held =
        judged == 1 && departures == 0
            ? "The one requirement that could be judged held"
            : "No requirement failed of " + judged + " that could be judged";
    return held + and + ".";
  }

  /** What a gate says of a run, in one line; empty where the usual gate has nothing to add. */
  public static String gate(RunReport report) {
    Gate gate = report.gate();
    if (gate.equals(Gate.USUAL)) {
      return "";
    }
    String word = report.failed() ? "failed" : "passed";
    String demand =
        switch (gate.failOn()) {
          case SHALL -> "failures fail the run";
          case SHOULD -> "failures and warnings fail the run";
          case NONE -> "no verdict fails the run";
        };
    String wrong =
        gate.complaints().isEmpty()
            ? ""
            : "; " + plural(gate.complaints().size(), "waiver") + " expired or stale";
    return word + ": " + demand + wrong;
  }

  /** A number and its noun. */
  public static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** A duration in milliseconds, to two or three figures: {@code 840 ms}, {@code 12.4 s}. */
  public static String duration(long milliseconds) {
    if (milliseconds < 1000) {
      return milliseconds + " ms";
    }
    if (milliseconds < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
    }
    long seconds = Math.round(milliseconds / 1000.0);
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }

  /** A share in whole percent; never 100 or 0 unless it is all or nothing. */
  public static int percent(long part, long whole) {
    if (whole <= 0 || part <= 0) {
      return 0;
    }
    if (part >= whole) {
      return 100;
    }
    return (int) Math.max(1, Math.min(99, Math.round(100.0 * part / whole)));
  }

  /** Why a requirement has no firm verdict; empty if it has one. */
  public static String reason(RequirementResult result) {
    if (result.verdict() == Verdict.PASS
        || result.verdict() == Verdict.DEPARTURE
        || result.verdict() == Verdict.WARN
        || result.verdict() == Verdict.FAIL) {
      return "";
    }
    if (!result.reason().isEmpty()) {
      return result.reason();
    }
    return result.findings().stream()
        .filter(f -> f.verdict() == result.verdict())
        .map(f -> f.hint().isEmpty() ? f.actual() : f.hint())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(result.requirement().stateReason());
  }
}
