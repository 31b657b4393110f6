package org.wsmanspec.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.GatedReport;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.HostileReport;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Location.Side;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.SampleMessages;
import org.wsmanspec.report.SampleReport;
import org.wsmanspec.report.Verdict;

class ConformanceHtmlTests {

  private static final String PAGE =
      ConformanceHtml.render(SampleReport.report(), SampleReport.conversation());

  @Test
  void theHeadIsAsApproved() {
    Golden.assertGolden("page-head.html", between(PAGE, "<header", "</header>"));
  }

  @Test
  void theFailuresAreAsApproved() {
    Golden.assertGolden(
        "page-failures.html",
        between(PAGE, "<section id=\"failures\">", "<section id=\"warnings\">"));
  }

  @Test
  void theScenariosAreAsApproved() {
    Golden.assertGolden(
        "page-scenarios.html", between(PAGE, "<section id=\"scenarios\">", "</section>"));
  }

  @Test
  void whatIsAcceptedStandsApartWithItsReason() {
    String page = ConformanceHtml.render(GatedReport.report(), SampleReport.conversation());
    Golden.assertGolden(
        "page-accepted.html",
        between(page, "<section class=\"notes\" id=\"gate\">", "</section>")
            + between(page, "<section id=\"accepted\">", "<section id=\"warnings\">"));
    String failures = between(page, "<section id=\"failures\">", "<section id=\"accepted\">");
    assertFalse(failures.contains("DSP0226-addressing-11"), "it is waived");
    assertTrue(failures.contains("DSP0226-faults-09"), "its waiver expired");
    assertTrue(page.contains("Gate failed: failures fail the run; 2 waivers expired or stale."));
    assertTrue(page.contains("<li class=\"waived\"><b>2</b> waived</li>"));
    assertFalse(PAGE.contains("<li class=\"waived\">"), "not where nothing is");
  }

  @Test
  void everyRequirementHasARowWithItsVerdictAndWhy() {
    List<String> rows =
        Pattern.compile("<tr class=\"[a-z-]+\" data-area=")
            .matcher(PAGE)
            .results()
            .map(r -> r.group())
            .toList();
    assertEquals(SampleReport.report().requirements().size(), rows.size());
    assertTrue(PAGE.contains("<span class=\"state\">untestable</span> A restart of the service"));
    assertTrue(PAGE.contains("The endpoint does not claim eventing.push."));
  }

  @Test
  void aDeliverySaysWhoWroteIt() {
    assertFalse(PAGE.contains("Delivery by the service"));
    List<Exchange> delivered =
        SampleReport.conversation().exchanges().stream()
            .map(
                e ->
                    new Exchange(
                        e.id(),
                        Exchange.Role.DELIVERY,
                        e.connection(),
                        e.request(),
                        e.response(),
                        e.trouble(),
                        e.timing(),
                        e.step(),
                        e.gaps(),
                        e.source()))
            .toList();
    String page =
        ConformanceHtml.render(SampleReport.report(), SampleMessages.conversation(delivered));
    assertTrue(page.contains("Delivery by the service"));
    assertTrue(page.contains("Answer of the event sink"));
  }

  @Test
  void nothingOutsideThePageIsReferred() {
    for (String page : List.of(PAGE, hostile())) {
      assertFalse(page.matches("(?s).*<[^>]*\\s(src|href)=\"(?!#).*"), "only links within");
      assertFalse(page.contains("url("), "no style refers to a file");
      assertFalse(page.contains("@import"));
    }
  }

  @Test
  void everyLinkHasATarget() {
    List<String> ids =
        Pattern.compile("\\sid=\"([^\"]+)\"").matcher(PAGE).results().map(r -> r.group(1)).toList();
    assertEquals(ids.stream().distinct().count(), ids.size(), "ids are unique");
    List<String> lost =
        Pattern.compile("href=\"#([^\"]+)\"")
            .matcher(PAGE)
            .results()
            .map(r -> r.group(1))
            .filter(id -> !ids.contains(id))
            .toList();
    assertEquals(List.of(), lost);
  }

  @Test
  void noCredentialIsShown() {
    assertFalse(PAGE.contains(SampleMessages.SECRET));
    assertTrue(PAGE.contains("Basic (hidden)"));
    assertFalse(hostile().contains(SampleMessages.SECRET), "passwords in messages");
  }

  @Test
  void hostileContentStaysText() {
    String page = hostile();
    assertEquals(1, count(page, "<script"), "ours");
    assertEquals(0, count(page, "<img"));
    assertEquals(0, count(page, "]]><!--"));
    assertFalse(
        Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F\\u202E\\uD800]").matcher(page).find());
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "shown as text");
    assertTrue(page.contains("$report #end ${x}"), "nothing is evaluated twice");
    assertTrue(page.length() < 150_000, "huge texts are cut: " + page.length());
    assertTrue(page.contains("more characters"));
  }

  @Test
  void theSpotIsMarkedAndAMissingOneFallsBackToTheNearestElement() {
    assertTrue(
        PAGE.contains(
            "<mark><i class=\"e\">s:Body</i></mark><i class=\"p\">/&gt;</i><a class=\"tag\" id=\"m1\""));
    assertTrue(
        PAGE.contains("<code>/s:Envelope/s:Header/wsa:RelatesTo</code> is not in the message"));
    assertTrue(PAGE.contains("<mark><i class=\"v\">en-US</i></mark>"), "an attribute's value");
  }

  @Test
  void thousandsOfFindingsMakeAPageThatOpens() {
    List<Exchange> exchanges = new ArrayList<>();
    List<RequirementResult> results = new ArrayList<>();
    String answer =
        "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
            + "<item>some text of an instance</item>".repeat(400)
            + "</s:Body></s:Envelope>";
    for (int i = 0; i < 5000; i++) {
      exchanges.add(SampleMessages.exchange("x" + i, "<a/>", 200, answer));
    }
    for (int r = 0; r < 500; r++) {
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        findings.add(
            new Finding(
                "R" + r,
                Verdict.FAIL,
                "c",
                "e",
                "a",
                Optional.of(
                    new Location(
                        Optional.of("x" + (r * 10 + i)),
                        Side.RESPONSE,
                        Optional.of("/s:Envelope/s:Body"),
                        Optional.empty(),
                        Optional.empty())),
                ""));
      }
      results.add(
          SampleReport.result(
              SampleReport.requirement("R" + r, Level.SHALL, "1", "a", "S."),
              Verdict.FAIL,
              0,
              findings.toArray(Finding[]::new)));
    }
    RunReport report =
        new RunReport(
            "t",
            "s",
            "live",
            Optional.empty(),
            1,
            1,
            5000,
            List.of(),
            List.of(),
            results,
            List.of(),
            List.of());
    String page = ConformanceHtml.render(report, SampleMessages.conversation(exchanges));
    assertTrue(page.length() < 20_000_000, "page of " + page.length() + " characters");
    assertEquals(Evidence.EXCHANGES, count(page, "<details class=\"messages\""));
    assertEquals(500, count(page, "2 more findings of this requirement"));
    assertTrue(page.contains("lines left out"), "long messages are cut");
    assertTrue(page.contains("The messages of 3750 more exchanges"));
  }

  private static String hostile() {
    return ConformanceHtml.render(HostileReport.report(), HostileReport.conversation());
  }

  private static int count(String page, String text) {
    return (page.length() - page.replace(text, "").length()) / text.length();
  }

  private static String between(String page, String from, String to) {
    int start = page.indexOf(from);
    return page.substring(start, page.indexOf(to, start))
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
