package org.wsmanspec.report.view;

import java.util.Locale;
import java.util.Map;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;

/** Sentences and figures that every rendering words alike. */
public final class Words {

  private Words() {}

  /** How many requirements were judged: those with a pass, a warning or a failure. */
  public static long judged(RunReport report) {
    Map<Verdict, Long> counts = report.counts();
    return count(counts, Verdict.PASS) + count(counts, Verdict.WARN) + count(counts, Verdict.FAIL);
  }

  /** One count, 0 if there is none. */
  public static long count(Map<Verdict, Long> counts, Verdict verdict) {
    return counts.getOrDefault(verdict, 0L);
  }

  /** The whole result in one sentence. */
  public static String headline(RunReport report) {
    Map<Verdict, Long> counts = report.counts();
    long judged = judged(report);
    long fails = count(counts, Verdict.FAIL);
    long warns = count(counts, Verdict.WARN);
    if (fails > 0) {
      return plural(fails, "requirement") + " failed of " + judged + " that could be judged.";
    }
    long scenarios = count(report.scenarioCounts(), Verdict.FAIL);
    if (scenarios > 0) {
      return plural(scenarios, "scenario") + " failed, though no single requirement did.";
    }
    if (judged == 0) {
      return "Nothing could be judged.";
    }
    String held =
        judged == 1
            ? "The one requirement that could be judged held"
            : "No requirement failed of " + judged + " that could be judged";
    return warns > 0 ? held + "; " + plural(warns, "warning") + "." : held + ".";
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
