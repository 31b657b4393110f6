package org.wsmanspec.report.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.GatedReport;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.HostileReport;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.SampleReport;
import org.wsmanspec.report.Summary;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.gate.Gating;
import org.wsmanspec.report.gate.Waiver;

/** The short forms: Markdown, badge, and the terminal's with a gate. */
class SummariesTests {

  private static RunReport of(Verdict... verdicts) {
    List<org.wsmanspec.report.RequirementResult> results = new java.util.ArrayList<>();
    for (int i = 0; i < verdicts.length; i++) {
      results.add(
          SampleReport.result(
              SampleReport.requirement("R" + i, Level.SHALL, "1", "a", "S."), verdicts[i], 1));
    }
    return new RunReport(
        "t",
        "s",
        "live",
        Optional.empty(),
        0,
        0,
        1,
        List.of(),
        List.of(),
        results,
        List.of(),
        List.of());
  }

  @Test
  void thePageIsAsApproved() {
    Golden.assertGolden("summary.md", MarkdownSummary.render(SampleReport.report()));
    Golden.assertGolden("summary.gated.md", MarkdownSummary.render(GatedReport.report()));
  }

  @Test
  void theTerminalTellsWhatIsAccepted() {
    Golden.assertGolden(
        "summary.gated.txt", Summary.render(GatedReport.report(), Summary.Style.PLAIN));
  }

  @Test
  void nothingOfTheEndpointActsInMarkdown() {
    // What stands in code is shown as it is.
    String page = MarkdownSummary.render(HostileReport.report()).replaceAll("`[^`\n]*`", "");
    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains("\u001b"), "no escape sequence");
    assertFalse(page.matches("(?s).*(?<![\\w:])https?://.*"), "nothing links by itself");
    assertTrue(page.length() < 20_000, "huge texts are cut: " + page.length());
  }

  @Test
  void badgesSayWhatCounts() {
    assertBadge("2 of 3 failed", "red", of(Verdict.FAIL, Verdict.FAIL, Verdict.PASS));
    assertBadge("1 of 1 held", "brightgreen", of(Verdict.PASS, Verdict.INCONCLUSIVE));
    assertBadge("1 of 2 held", "yellow", of(Verdict.PASS, Verdict.WARN));
    assertBadge("not judged", "lightgrey", of(Verdict.INCONCLUSIVE));
    Waiver waiver = GatedReport.waiver("R0");
    RunReport waived =
        new Gating(List.of(waiver), Optional.empty(), FailOn.SHALL)
            .apply(of(Verdict.FAIL, Verdict.PASS), GatedReport.TODAY, c -> c.message());
    assertBadge("1 of 2 held", "yellow", waived);
  }

  @Test
  void theBadgeIsAsApproved() {
    Golden.assertGolden("badge.json", Badge.render(SampleReport.report()));
  }

  private static void assertBadge(String message, String color, RunReport report) {
    String badge = Badge.render(report);
    assertTrue(badge.contains("\"message\" : \"" + message + "\""), badge);
    assertTrue(badge.contains("\"color\" : \"" + color + "\""), badge);
    assertEquals(color.equals("red"), badge.contains("\"isError\" : true"), badge);
  }
}
