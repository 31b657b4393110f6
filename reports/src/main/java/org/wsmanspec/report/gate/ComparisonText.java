package org.wsmanspec.report.gate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.view.Markdown;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Words;

/** A comparison as text for a terminal or as Markdown for a page. */
public final class ComparisonText {

  /** Lists of what is no longer run grow long and say little. */
  private static final int MOST = 40;

  private ComparisonText() {}

  /** Plain text; lines end with line feeds. */
  public static String plain(Comparison comparison) {
    StringBuilder out = new StringBuilder();
    comparison
        .changes()
        .forEach(
            (kind, changes) -> {
              if (changes.isEmpty()) {
                return;
              }
              out.append(kind.text().substring(0, 1).toUpperCase(Locale.ROOT))
                  .append(kind.text().substring(1))
                  .append("\n\n");
              for (Comparison.Change change : bounded(changes)) {
                out.append("  ")
                    .append(Printable.line(change.id()))
                    .append("  ")
                    .append(step(change))
                    .append('\n');
                if (!change.title().isEmpty()) {
                  out.append("      ").append(Printable.line(change.title())).append('\n');
                }
                change
                    .gone()
                    .forEach(l -> out.append("    - ").append(Printable.line(l)).append('\n'));
                change
                    .come()
                    .forEach(l -> out.append("    + ").append(Printable.line(l)).append('\n'));
              }
              rest(changes).ifPresent(r -> out.append("  ").append(r).append('\n'));
              out.append('\n');
            });
    return out.append(headline(comparison)).append('\n').toString();
  }

  /** Markdown; lines end with line feeds. */
  public static String markdown(Comparison comparison) {
    StringBuilder out = new StringBuilder("### ");
    out.append(Markdown.text(headline(comparison))).append('\n');
    comparison
        .changes()
        .forEach(
            (kind, changes) -> {
              if (changes.isEmpty()) {
                return;
              }
              out.append("\n**")
                  .append(kind.text().substring(0, 1).toUpperCase(Locale.ROOT))
                  .append(kind.text().substring(1))
                  .append("** (")
                  .append(changes.size())
                  .append(")\n\n");
              for (Comparison.Change change : bounded(changes)) {
                out.append("- ")
                    .append(Markdown.code(change.id()))
                    .append(' ')
                    .append(Markdown.text(step(change)))
                    .append(change.title().isEmpty() ? "" : ": " + Markdown.text(change.title()))
                    .append('\n');
                change
                    .gone()
                    .forEach(l -> out.append("  - gone: ").append(Markdown.text(l)).append('\n'));
                change
                    .come()
                    .forEach(l -> out.append("  - new: ").append(Markdown.text(l)).append('\n'));
              }
              rest(changes).ifPresent(r -> out.append("- ").append(r).append('\n'));
            });
    return out.toString();
  }

  /** The result in one line. */
  static String headline(Comparison comparison) {
    int regressions = comparison.regressions().size();
    String what = comparison.before() + " → " + comparison.after();
    if (comparison.same()) {
      return "Nothing changed: " + what;
    }
    StringBuilder counts = new StringBuilder();
    comparison
        .changes()
        .forEach(
            (kind, changes) -> {
              if (!changes.isEmpty()) {
                counts
                    .append(counts.isEmpty() ? "" : ", ")
                    .append(changes.size())
                    .append(' ')
                    .append(
                        changes.size() == 1 && kind == Comparison.Kind.NEW_FAILURE
                            ? "new failure"
                            : kind.text());
              }
            });
    return (regressions == 0 ? "No regression" : Words.plural(regressions, "regression"))
        + " ("
        + counts
        + "): "
        + what;
  }

  private static String step(Comparison.Change change) {
    return word(change.before())
        + " → "
        + word(change.after())
        + (change.waived() ? ", waived" : "");
  }

  private static String word(Optional<Verdict> verdict) {
    return verdict.map(Verdict::text).orElse("absent");
  }

  private static List<Comparison.Change> bounded(List<Comparison.Change> changes) {
    return changes.subList(0, Math.min(MOST, changes.size()));
  }

  private static Optional<String> rest(List<Comparison.Change> changes) {
    return changes.size() > MOST
        ? Optional.of("and " + (changes.size() - MOST) + " more")
        : Optional.empty();
  }
}
