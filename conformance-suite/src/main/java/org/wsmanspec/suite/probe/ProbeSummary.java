package org.wsmanspec.suite.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wsmanspec.report.view.Printable;

/** What a probe found out, on a few lines for a terminal. */
public final class ProbeSummary {

  private static final int WIDTH = 96;

  private ProbeSummary() {}

  /** The lines, each ending with a line feed. */
  public static String render(ProbeResult result) {
    StringBuilder out = new StringBuilder();
    row(out, "endpoint", result.address());
    result.product().ifPresent(p -> row(out, "product", p));
    row(
        out,
        "claims",
        result.claims().isEmpty()
            ? "none"
            : result.claims().size() + ": " + words(result.claims()));
    if (!result.denials().isEmpty()) {
      row(out, "not seen", words(result.denials()));
    }
    List<String> found = result.resources().stream().map(ProbeResult.Found::name).toList();
    row(out, "resources", found.isEmpty() ? "none" : String.join(", ", found));
    List<String> lacking = new ArrayList<>(Missing.names());
    lacking.removeAll(found);
    if (!lacking.isEmpty()) {
      row(out, "to fill in", String.join(", ", lacking));
    }
    result.stopped().ifPresent(s -> row(out, "ended early", s));
    row(out, "exchanges", Integer.toString(result.exchanges()));
    return out.toString();
  }

  private static String words(List<ProbeResult.Shown> shown) {
    return shown.stream().map(ProbeResult.Shown::word).collect(Collectors.joining(", "));
  }

  private static void row(StringBuilder out, String name, String text) {
    String rest = Printable.line(text);
    String head = String.format(java.util.Locale.ROOT, "  %-12s ", name);
    while (!rest.isEmpty()) {
      int end = rest.length();
      if (end > WIDTH - head.length()) {
        int space = rest.lastIndexOf(' ', WIDTH - head.length());
        end = space > 0 ? space : end;
      }
      out.append(head).append(rest, 0, end).append('\n');
      rest = rest.substring(end).strip();
      head = " ".repeat(15);
    }
  }
}
