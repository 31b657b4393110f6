package org.wsmanspec.suite.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.suite.Judge;

/** What the standard judge says of a conversation, for tests. */
public final class Verdicts {

  private final RunReport report;

  private Verdicts(RunReport report) {
    this.report = report;
  }

  /** Judge a conversation. */
  public static Verdicts of(Talk talk) {
    return new Verdicts(Judge.standard().judge(talk.done()));
  }

  public RunReport report() {
    return report;
  }

  /** Assert the verdict on a requirement. */
  public Verdicts expect(Verdict verdict, String requirement) {
    RequirementResult result = result(requirement);
    assertEquals(
        verdict,
        result.verdict(),
        () -> requirement + ": " + result.findings() + " " + result.reason());
    return this;
  }

  /** Assert that nobody spoke of a requirement. */
  public Verdicts expectNothing(String requirement) {
    assertEquals(List.of(), result(requirement).findings(), requirement);
    return this;
  }

  /** Assert that nothing failed and nothing warned. */
  public Verdicts expectClean() {
    assertEquals(List.of(), complaints());
    return this;
  }

  /** Assert that these and no others failed or warned, as {@code fail ID} or {@code warn ID}. */
  public Verdicts expectOnly(String... complaints) {
    assertEquals(
        List.of(complaints).stream().sorted().toList(),
        complaints().stream()
            .map(c -> c.substring(0, c.indexOf(' ', 5)))
            .distinct()
            .sorted()
            .toList());
    return this;
  }

  private RequirementResult result(String requirement) {
    return report.requirements().stream()
        .filter(r -> r.requirement().id().equals(requirement))
        .findFirst()
        .orElseThrow();
  }

  private List<String> complaints() {
    return report.requirements().stream()
        .filter(r -> r.verdict() == Verdict.FAIL || r.verdict() == Verdict.WARN)
        .map(
            r ->
                r.verdict().text()
                    + " "
                    + r.requirement().id()
                    + " "
                    + r.findings().stream()
                        .map(f -> f.expected() + " / " + f.actual())
                        .collect(Collectors.joining("; ")))
        .toList();
  }
}
