package org.wsmanspec.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.view.Words;

/**
 * The run report as one HTML page that needs nothing but itself.
 *
 * <p>Style and script stand in the page; its content security policy forbids everything else, so
 * that neither the page nor what an endpoint put into its messages can call out. Without scripts
 * only the text filter of the matrix is missing.
 */
public final class ConformanceHtml {

  /** Pairs of messages that are unfolded when the page opens. */
  private static final int OPEN_MESSAGES = 6;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ConformanceHtml() {}

  /**
   * The page.
   *
   * @param conversation where the messages are taken from; it may lack exchanges that findings name
   */
  public static String render(RunReport report, Conversation conversation) {
    List<RequirementResult> failed = with(report, Standing.FAIL);
    List<RequirementResult> accepted = with(report, Standing.WAIVED, Standing.KNOWN);
    List<RequirementResult> warned = with(report, Standing.WARN);
    List<RequirementResult> departing = with(report, Standing.DEPARTURE);
    List<RequirementResult> open = with(report, Standing.INCONCLUSIVE, Standing.NOT_TESTED);
    List<RequirementResult> order = new ArrayList<>(failed);
    order.addAll(accepted);
    order.addAll(warned);
    order.addAll(departing);
    order.addAll(open);
    Evidence evidence = new Evidence(order, conversation);
    Cards cards = new Cards(evidence, OPEN_MESSAGES);
    String script = Template.resource("conformance.js");

    Map<String, Object> model = new HashMap<>();
    model.put("css", new Markup(Template.resource("conformance.css")));
    model.put("js", new Markup(script));
    model.put("jsHash", hash(script));
    model.put("report", report);
    model.put("verdict", Overview.css(report.verdict()));
    model.put("title", report.verdict().text().toUpperCase(Locale.ROOT));
    model.put("headline", Words.headline(report));
    List<Standing> named = Words.named(report.standings());
    List<Standing> ofScenarios = Words.named(report.scenarioStandings());
    model.put("counts", Overview.counts(named, report.standings()));
    model.put("gate", report.gate());
    model.put("gateLine", Words.gate(report));
    model.put("judged", Words.judged(report));
    model.put("held", Words.count(report.counts(), Verdict.PASS));
    model.put(
        "share", Words.percent(Words.count(report.counts(), Verdict.PASS), Words.judged(report)));
    model.put("covered", Words.percent(Words.judged(report), report.requirements().size()));
    model.put("total", report.requirements().size());
    model.put("started", report.started().map(TIME::format).orElse(""));
    model.put("took", report.milliseconds() > 0 ? Words.duration(report.milliseconds()) : "");
    model.put("waited", Words.percent(report.waitingMilliseconds(), report.milliseconds()));
    model.put("areas", Overview.areas(report));
    model.put("failed", cards.of(failed));
    model.put("accepted", cards.of(accepted));
    model.put("warned", cards.of(warned));
    model.put("departing", cards.of(departing));
    model.put("open", cards.of(open));
    model.put("capabilities", Overview.capabilities(report));
    model.put("refused", evidence.refusedCount());
    model.put("scenarioCounts", Overview.counts(ofScenarios, report.scenarioStandings()));
    model.put("scenarios", Overview.scenarios(report, evidence));
    model.put("rows", Overview.matrix(report));
    return Template.render("conformance.vm", model);
  }

  /**
   * Write the page to a file in UTF-8.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(RunReport report, Conversation conversation, Path file) {
    try {
      Files.write(file, render(report, conversation).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report " + file, e);
    }
  }

  /** The anchor of a requirement in the page, without the number sign. */
  public static String anchor(String requirement) {
    return "r-" + Html.anchor(requirement);
  }

  private static List<RequirementResult> with(RunReport report, Standing... standings) {
    List<Standing> wanted = List.of(standings);
    return report.requirements().stream()
        .filter(r -> wanted.contains(Standing.of(r)))
        .filter(Overview::carded)
        .toList();
  }

  /** The hash by which the content security policy admits our script and no other. */
  static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
