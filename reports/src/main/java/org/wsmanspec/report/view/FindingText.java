package org.wsmanspec.report.view;

import java.util.Optional;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Verdict;

/** A finding in a few lines, for renderings that only have room for text. */
public final class FindingText {

  private static final int LONGEST = 4000;

  private FindingText() {}

  /** Place, expected, actual and hint, one line each; what is empty is left out. */
  public static String of(Finding finding) {
    StringBuilder out = new StringBuilder();
    add(out, "where", finding.where().map(Where::text));
    add(out, "expected", Optional.of(finding.expected()));
    add(out, "actual", Optional.of(finding.actual()));
    add(out, "hint", Optional.of(finding.hint()));
    add(out, "check", Optional.of(finding.check()));
    return out.toString();
  }

  /** What a finding says in one line. */
  public static String line(Finding finding) {
    String text =
        finding.expected().isEmpty() || finding.verdict() == Verdict.DEPARTURE
            ? finding.hint()
            : "expected "
                + finding.expected()
                + (finding.actual().isEmpty() ? "" : " but saw " + finding.actual());
    return Printable.bounded(Printable.line(text), 300);
  }

  private static void add(StringBuilder out, String name, Optional<String> text) {
    text.filter(t -> !t.isBlank())
        .ifPresent(
            t ->
                out.append(name)
                    .append(": ")
                    .append(Printable.of(Printable.bounded(t, LONGEST)))
                    .append('\n'));
  }
}
