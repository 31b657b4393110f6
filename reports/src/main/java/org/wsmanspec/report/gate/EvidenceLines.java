package org.wsmanspec.report.gate;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.view.FindingText;
import org.wsmanspec.report.view.Printable;

/**
 * What was found, in lines that are the same in every run of the same endpoint.
 *
 * <p>What differs from run to run is replaced: message ids, times, ports, long numbers.
 */
final class EvidenceLines {

  private static final int MOST = 8;
  private static final int LONGEST = 240;

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?");
  private static final Pattern DURATION =
      Pattern.compile("\\b\\d+(\\.\\d+)? ?(ms|milliseconds|s)\\b");
  private static final Pattern AUTHORITY = Pattern.compile("(?i)(https?://)[^/\\s\"'<>:]+:\\d+");
  private static final Pattern NUMBER = Pattern.compile("\\d{5,}");
  private static final Pattern TOKEN = Pattern.compile("(?i)\\b(?=[0-9a-f]*\\d)[0-9a-f]{12,}\\b");

  private EvidenceLines() {}

  static List<String> of(RequirementResult result) {
    return bounded(
        result.findings().stream()
            .filter(f -> f.verdict() == result.verdict())
            .map(EvidenceLines::of));
  }

  static List<String> of(ScenarioResult result) {
    return bounded(
        result.steps().stream()
            .filter(s -> s.verdict() == result.verdict() && s.verdict() != Verdict.PASS)
            .map(
                s ->
                    stable(
                        "step "
                            + s.path().replaceAll("#\\d+", "")
                            + ", "
                            + s.name()
                            + (s.detail().isEmpty() ? "" : ": " + s.detail()))));
  }

  private static String of(Finding finding) {
    return stable(finding.check() + ": " + FindingText.line(finding));
  }

  private static List<String> bounded(Stream<String> lines) {
    List<String> all = lines.distinct().sorted().toList();
    if (all.size() <= MOST) {
      return all;
    }
    List<String> some = new java.util.ArrayList<>(all.subList(0, MOST));
    some.add("and " + (all.size() - MOST) + " more");
    return some;
  }

  static String stable(String text) {
    String line = Printable.line(text);
    line = UUID.matcher(line).replaceAll("…");
    line = TIME.matcher(line).replaceAll("…");
    line = AUTHORITY.matcher(line).replaceAll("$1…");
    line = TOKEN.matcher(line).replaceAll("…");
    line = NUMBER.matcher(line).replaceAll("…");
    line = DURATION.matcher(line).replaceAll("…");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
