package org.wsmanspec.report.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Payload;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Secrets;
import org.wsmanspec.report.view.Spot;
import org.wsmanspec.report.view.XmlLayout;
import org.wsmanspec.report.view.XmlLayout.Line;
import org.wsmanspec.report.view.XmlLayout.Piece;
import org.wsmanspec.report.view.XmlLayout.Span;

/** One message as lines of HTML, with the places that findings name marked. */
final class MessageHtml {

  /** Lines of a message that are shown from its start, and around each mark. */
  private static final int HEAD = 160;

  private static final int AROUND = 40;
  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_CHARACTERS = 60_000;

  private record Hit(int number, Spot spot, Span span) {}

  private MessageHtml() {}

  /**
   * The message, bounded.
   *
   * @param carried what it carries, decoded, a line each
   */
  static Markup of(Payload payload, List<Mark> marks, List<String> carried) {
    Markup message = of(payload, marks);
    if (carried.isEmpty()) {
      return message;
    }
    StringBuilder out = new StringBuilder(message.toString());
    out.append("<p class=\"note\">What it carries:</p><pre class=\"xml raw\">");
    String text =
        String.join("\n", carried.stream().map(Printable::line).map(Secrets::inText).toList());
    out.append(Html.escape(Printable.bounded(text, MOST_CHARACTERS)));
    return new Markup(out.append("</pre>").toString());
  }

  private static Markup of(Payload payload, List<Mark> marks) {
    if (payload.isEmpty()) {
      return new Markup("<p class=\"note\">No body.</p>");
    }
    Optional<Envelope> envelope = payload.envelope();
    return envelope.isPresent() ? xml(envelope.get(), marks) : raw(payload);
  }

  private static Markup xml(Envelope envelope, List<Mark> marks) {
    XmlLayout layout = XmlLayout.of(envelope.root(), LONGEST_TEXT);
    List<Hit> hits = new ArrayList<>();
    StringBuilder notes = new StringBuilder();
    for (Mark mark : marks) {
      if (mark.xpath().isEmpty()) {
        continue;
      }
      Optional<Spot> spot = Spot.find(envelope.root(), mark.xpath());
      spot.ifPresent(s -> hits.add(hit(mark, s, layout)));
      if (spot.isEmpty() || !spot.get().exact()) {
        notes
            .append("<p class=\"note\">Finding ")
            .append(mark.number())
            .append(": <code>")
            .append(Html.escape(Printable.line(mark.xpath())))
            .append(
                spot.isPresent()
                    ? "</code> is not in the message; the nearest element is marked.</p>"
                    : "</code> does not start at the root of the message.</p>");
      }
    }
    return new Markup("<pre class=\"xml\">" + lines(layout, hits) + "</pre>" + notes);
  }

  /** Where the place itself is missing, only the line where it would begin is tinted. */
  private static Hit hit(Mark mark, Spot spot, XmlLayout layout) {
    Span span = layout.span(spot.element());
    return new Hit(mark.number(), spot, spot.exact() ? span : new Span(span.first(), span.first()));
  }

  private static String lines(XmlLayout layout, List<Hit> hits) {
    List<Line> lines = layout.lines();
    BitSet shown = new BitSet(lines.size());
    shown.set(0, Math.min(HEAD, lines.size()));
    for (Hit hit : hits) {
      shown.set(
          Math.max(0, hit.span().first() - 3), Math.min(lines.size(), hit.span().first() + AROUND));
    }
    if (lines.size() <= HEAD + AROUND) {
      shown.set(0, lines.size());
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < lines.size()) {
      boolean full = out.length() > MOST_CHARACTERS;
      if (shown.get(i) && !full) {
        line(out, i, lines.get(i), hits);
        i++;
      } else {
        int next = full ? lines.size() : shown.nextSetBit(i);
        int end = next < 0 ? lines.size() : next;
        out.append("<span class=\"l cut\">… ")
            .append(end - i)
            .append(end - i == 1 ? " line" : " lines")
            .append(" left out</span>");
        i = end;
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, int index, Line line, List<Hit> hits) {
    List<Hit> covering =
        hits.stream().filter(h -> index >= h.span().first() && index <= h.span().last()).toList();
    out.append("<span class=\"l")
        .append(covering.isEmpty() ? "" : " hit")
        .append("\" style=\"--d:")
        .append(line.depth() * 2)
        .append("\">")
        .append("  ".repeat(line.depth()));
    for (Piece piece : line.pieces()) {
      boolean marked = covering.stream().anyMatch(h -> marks(h, piece));
      out.append(marked ? "<mark>" : "");
      String css = css(piece.kind());
      if (css.isEmpty()) {
        out.append(Html.escape(piece.text()));
      } else {
        out.append("<i class=\"").append(css).append("\">");
        out.append(Html.escape(piece.text())).append("</i>");
      }
      out.append(marked ? "</mark>" : "");
    }
    for (Hit hit : covering) {
      if (hit.span().first() == index) {
        out.append("<a class=\"tag\" id=\"m").append(hit.number()).append("\" href=\"#f");
        out.append(hit.number()).append("\" title=\"Finding ").append(hit.number());
        out.append("\">").append(hit.number()).append("</a>");
      }
    }
    out.append("</span>");
  }

  /** The name of the element, or the attribute, that the finding is about. */
  private static boolean marks(Hit hit, Piece piece) {
    if (hit.spot().attribute().isPresent()) {
      return piece.kind() == XmlLayout.Kind.VALUE
          && piece.owner() instanceof org.w3c.dom.Attr attribute
          && attribute.getOwnerElement() == hit.spot().element()
          && hit.spot().attribute().get().equals(Spot.display(attribute));
    }
    return piece.kind() == XmlLayout.Kind.NAME
        && piece.owner() == hit.spot().element()
        && hit.spot().exact();
  }

  private static String css(XmlLayout.Kind kind) {
    return switch (kind) {
      case PUNCTUATION -> "p";
      case NAME -> "e";
      case ATTRIBUTE -> "a";
      case VALUE -> "v";
      case TEXT -> "";
      case COMMENT -> "c";
      case NOTE -> "n";
    };
  }

  private static Markup raw(Payload payload) {
    String problem = payload.problem().map(Throwable::getMessage).orElse("not XML");
    String text = Printable.bounded(Secrets.inText(payload.text()), 8000);
    return new Markup(
        "<p class=\"note\">Not read as XML: "
            + Html.escape(Printable.line(problem))
            + "</p><pre class=\"xml raw\">"
            + Html.escape(text)
            + "</pre>");
  }
}
