package org.wsmanspec.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.psrp.PsrpText;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Location.Side;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Secrets;
import org.wsmanspec.report.view.Where;

/** What the template shows of findings and their messages. The records are public for Velocity. */
final class Cards {

  private static final int LONGEST = 4000;

  /** A requirement with its findings. */
  public record Card(
      RequirementResult result,
      String css,
      String word,
      String accepted,
      String anchor,
      List<Item> items,
      int leftOut,
      boolean open) {}

  /**
   * A finding.
   *
   * @param messages its exchange, if this is the finding that holds it
   * @param elsewhere number of the finding that holds it; 0 if none does
   * @param note why no messages are shown; may be empty
   */
  public record Item(
      int number,
      Finding finding,
      String css,
      String verdict,
      String expected,
      String actual,
      String where,
      Optional<Messages> messages,
      int elsewhere,
      String note) {}

  /** Both messages of an exchange. */
  public record Messages(
      String title, Pane request, Pane response, String trouble, List<String> gaps, boolean open) {}

  /** One message with its HTTP frame. */
  public record Pane(
      String title, String start, List<HttpHeaders.Field> headers, String size, Markup body) {}

  private final Evidence evidence;
  private final int openMessages;
  private int opened;

  /**
   * Make cards of planned evidence.
   *
   * @param openMessages how many pairs of messages are unfolded from the start
   */
  Cards(Evidence evidence, int openMessages) {
    this.evidence = evidence;
    this.openMessages = openMessages;
  }

  List<Card> of(List<RequirementResult> results) {
    List<Card> cards = new ArrayList<>();
    for (RequirementResult result : results) {
      List<Item> items = evidence.shown(result).stream().map(this::item).toList();
      cards.add(
          new Card(
              result,
              Overview.css(Standing.of(result)),
              Standing.of(result).text(),
              result.accepted().map(a -> result.verdict().text() + ", " + a.text()).orElse(""),
              ConformanceHtml.anchor(result.requirement().id()),
              items,
              Evidence.leftOut(result),
              Standing.of(result) == Standing.FAIL));
    }
    return cards;
  }

  private Item item(Evidence.Numbered numbered) {
    Finding finding = numbered.finding();
    Optional<String> id = finding.where().flatMap(w -> w.exchange());
    Optional<Integer> holder = id.flatMap(evidence::holder);
    boolean here = holder.isPresent() && holder.get() == numbered.number();
    String note = "";
    if (id.isPresent() && holder.isEmpty()) {
      note =
          evidence.refused(id.get())
              ? "The messages are left out to keep this page small; the evidence file holds them."
              : "The conversation holds no exchange with this id.";
    }
    return new Item(
        numbered.number(),
        finding,
        Overview.css(finding.verdict()),
        finding.verdict().text(),
        Printable.bounded(finding.expected(), LONGEST),
        Printable.bounded(finding.actual(), LONGEST),
        finding.where().map(Where::text).orElse(""),
        here ? id.flatMap(evidence::exchange).map(e -> messages(e, finding)) : Optional.empty(),
        here ? 0 : holder.orElse(0),
        note);
  }

  private Messages messages(Exchange exchange, Finding finding) {
    boolean open = finding.verdict() == Verdict.FAIL && opened < openMessages;
    if (open) {
      opened++;
    }
    List<Mark> marks = evidence.marks(exchange.id());
    return new Messages(
        exchange.where(),
        exchange
            .request()
            .map(
                r ->
                    pane(exchange.role(), r, on(Side.REQUEST, marks), PsrpText.ofRequest(exchange)))
            .orElse(absent(exchange.role().request(), "No request was recorded.", "")),
        exchange
            .response()
            .map(
                r ->
                    pane(
                        exchange.role(),
                        r,
                        on(Side.RESPONSE, marks),
                        PsrpText.ofResponse(exchange)))
            .orElse(
                absent(
                    exchange.role().response(),
                    "No response.",
                    exchange.trouble().isPresent() ? "none" : "")),
        exchange
            .trouble()
            .map(t -> t.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + t.text())
            .orElse(""),
        exchange.gaps().stream().sorted().map(Gap::text).toList(),
        open);
  }

  private static List<Mark> on(Side side, List<Mark> marks) {
    return marks.stream().filter(m -> m.side() == side).toList();
  }

  private static Pane absent(String title, String why, String start) {
    return new Pane(title, start, List.of(), "", new Markup("<p class=\"note\">" + why + "</p>"));
  }

  private static Pane pane(
      Exchange.Role role, Request request, List<Mark> marks, List<String> carried) {
    return new Pane(
        role.request(),
        (request.method() + " " + request.target()).strip(),
        shown(request.headers()),
        octets(request.body().size()),
        MessageHtml.of(request.body(), marks, carried));
  }

  private static Pane pane(
      Exchange.Role role, Response response, List<Mark> marks, List<String> carried) {
    return new Pane(
        role.response(),
        response.status() == 0
            ? "status not recorded"
            : ("HTTP " + response.status() + " " + response.reason()).strip(),
        shown(response.headers()),
        octets(response.body().size()),
        MessageHtml.of(response.body(), marks, carried));
  }

  private static List<HttpHeaders.Field> shown(HttpHeaders headers) {
    return headers.fields().stream()
        .limit(60)
        .map(
            f ->
                new HttpHeaders.Field(
                    Printable.line(Printable.bounded(f.name(), 200)),
                    Printable.line(Printable.bounded(Secrets.value(f), 1000))))
        .toList();
  }

  private static String octets(int size) {
    return String.format(Locale.ROOT, "%,d octets", size);
  }
}
