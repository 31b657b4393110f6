package org.wsmanspec.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.HostileReport;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.fleet.SampleFleet;

/** The page of a fleet. */
final class FleetHtmlTests {

  private static final String PAGE = FleetHtml.render(SampleFleet.fleet());

  @Test
  void theHeadAndTheTablesAreAsApproved() {
    Golden.assertGolden(
        "fleet-page.html", PAGE.substring(PAGE.indexOf("<header"), PAGE.indexOf("<script>")));
  }

  @Test
  void thePageNeedsNothingButItself() {
    assertFalse(Pattern.compile("(?i)(src|href)=\"(https?:)?//").matcher(PAGE).find());
    assertFalse(PAGE.contains("@import"), "no style from elsewhere");
    assertTrue(PAGE.contains("default-src 'none'"), "nothing may be loaded");
    assertEquals(1, Pattern.compile("<script").matcher(PAGE).results().count());
    assertTrue(PAGE.contains("script-src 'sha256-"), "only our script runs");
  }

  @Test
  void eachCellThatIsSortedHasWhatItIsSortedBy() {
    String body = PAGE.substring(PAGE.indexOf("<tbody>"), PAGE.indexOf("</tbody>"));
    long heads = Pattern.compile("data-kind=").matcher(PAGE).results().count();
    long rows = Pattern.compile("<tr").matcher(body).results().count();
    assertEquals(5, rows);
    assertEquals(heads * rows, Pattern.compile("data-sort=").matcher(body).results().count());
    assertFalse(
        Pattern.compile("data-sort=\"\"[^>]*class=\"cell").matcher(body).find(), "numbers only");
  }

  @Test
  void onlyEndpointsWithAPageAreLinked() {
    assertTrue(PAGE.contains("<a href=\"endpoints/bmc-1/conformance.html\">bmc-1</a>"));
    assertFalse(PAGE.contains("endpoints/bmc-2/conformance.html"));
  }

  @Test
  void textFromElsewhereStaysText() {
    FleetEndpoint hostile =
        FleetEndpoint.untested(
            new FleetEndpoint.Who(
                1, "bmc", HostileReport.TEXT, Map.of(HostileReport.TEXT, HostileReport.TEXT)),
            FleetEndpoint.State.BROKEN,
            HostileReport.TEXT,
            FleetEndpoint.Cost.NONE);
    Fleet fleet =
        new Fleet(
            HostileReport.TEXT,
            new Fleet.Plan(HostileReport.TEXT, 1, "0".repeat(64)),
            new Fleet.Plan(HostileReport.TEXT, 1, "0".repeat(64)),
            FailOn.SHALL,
            Optional.empty(),
            List.of(hostile));
    String page = FleetHtml.render(fleet);
    String text = page.substring(page.indexOf("<body>"), page.lastIndexOf("<script>"));
    assertFalse(Pattern.compile("(?i)<(script|img|svg|iframe)").matcher(text).find(), text);
    assertFalse(
        text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t'), "control characters");
  }
}
