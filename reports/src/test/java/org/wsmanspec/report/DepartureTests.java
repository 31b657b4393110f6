package org.wsmanspec.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.html.ConformanceHtml;
import org.wsmanspec.report.json.RunReportJson;
import org.wsmanspec.report.junit.JUnitXml;

/** A departure is neither a pass nor a failure, in every rendering; and claims are told. */
class DepartureTests {

  private static final String TEXT =
      "documented departure: options are ignored (A document, section 7)";

  private static RunReport report() {
    Requirement requirement =
        SampleReport.requirement("R6.4-9", Level.SHALL, "6.4", "options", "Options are observed.");
    return new RunReport(
            "t",
            "http://192.0.2.10/wsman",
            "live",
            Optional.empty(),
            0,
            0,
            2,
            List.of("get", "filter.wql"),
            List.of("get", "utf16"),
            List.of(
                SampleReport.result(
                    requirement,
                    Verdict.DEPARTURE,
                    0,
                    new Finding(
                        "R6.4-9",
                        Verdict.DEPARTURE,
                        "options-must-comply",
                        "fault wsman:InvalidOptions",
                        "GetResponse",
                        Optional.empty(),
                        TEXT)),
                SampleReport.result(
                    SampleReport.requirement("R1", Level.SHALL, "1", "a", "S."), Verdict.PASS, 2)),
            List.of(),
            List.of())
        .with(
            List.of(
                new CapabilityResult("get", CapabilityResult.Standing.CONFIRMED, "seen"),
                new CapabilityResult("filter.wql", CapabilityResult.Standing.FAILED, "all failed"),
                new CapabilityResult("utf16", CapabilityResult.Standing.UNCLAIMED, "seen")));
  }

  @Test
  void theSummaryNamesIt() {
    assertEquals(
        """
        Departures that the profile names

          DEPARTURE R6.4-9  Options are observed.
               documented departure: options are ignored (A document, section 7)

        Claims

          - claimed, but failed: filter.wql
          - works, but not claimed: utf16

        PASS  No requirement failed of 2 that could be judged; 1 departure of its profile.
          subject       http://192.0.2.10/wsman (live)
          requirements  0 fail, 0 warn, 1 departure, 1 pass, 0 inconclusive, 0 not applicable
          exchanges     2
        """,
        Summary.render(report(), Summary.Style.PLAIN));
  }

  @Test
  void itFailsNoRunAndPassesNone() {
    assertFalse(report().failed());
    assertFalse(FailOn.SHOULD.refuses(Verdict.DEPARTURE));
    assertEquals(1L, report().standings().get(Standing.DEPARTURE));
    assertEquals(1L, report().counts().get(Verdict.PASS));
    RunReport alone =
        new RunReport(
            "t",
            "s",
            "live",
            Optional.empty(),
            0,
            0,
            1,
            List.of(),
            List.of(),
            report().requirements().subList(0, 1),
            List.of(),
            List.of());
    assertEquals(Verdict.DEPARTURE, alone.verdict());
    assertEquals(Verdict.WARN, Verdict.DEPARTURE.worse(Verdict.WARN));
    assertEquals(Verdict.DEPARTURE, Verdict.DEPARTURE.worse(Verdict.PASS));
  }

  @Test
  void jsonKeepsIt() {
    RunReport read = RunReportJson.read(RunReportJson.write(report()));
    assertEquals(report(), read);
    assertTrue(RunReportJson.write(report()).contains("\"verdict\" : \"departure\""));
  }

  @Test
  void junitSkipsItWithItsReason() {
    String xml = JUnitXml.render(report());
    assertTrue(xml.contains("<skipped message=\"departure: "), xml);
    assertTrue(xml.contains("options are ignored"), xml);
    assertFalse(xml.contains("<failure"), xml);
  }

  @Test
  void thePageHasAPlaceForIt() {
    String page = ConformanceHtml.render(report(), SampleReport.conversation());
    assertTrue(page.contains("<section id=\"departures\">"));
    assertTrue(page.contains("documented departure: options are ignored"));
    assertTrue(page.contains("<section id=\"claims\">"));
    for (Map.Entry<String, String> each :
        Map.of(
                "filter.wql", "claimed, but failed",
                "utf16", "works, but not claimed",
                "get", "claimed and seen")
            .entrySet()) {
      int word = page.indexOf("<code>" + each.getKey() + "</code></td>");
      assertTrue(word > 0, each.getKey());
      assertTrue(page.substring(word, word + 200).contains(each.getValue()), each.getKey());
    }
  }
}
