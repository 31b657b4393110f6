package org.wsmanspec.suite.guide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.catalogue.Guidance;

/** The requirements as Markdown: a page for each area, a section for each requirement. */
public final class RequirementPages {

  private RequirementPages() {}

  /** File names below {@code docs/requirements} and their content; lines end with line feeds. */
  public static Map<String, String> all() {
    Map<String, List<Requirement>> areas =
        Catalogue.load().all().stream()
            .collect(
                Collectors.groupingBy(Requirement::area, LinkedHashMap::new, Collectors.toList()));
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("README.md", index(areas));
    areas.forEach((area, rows) -> pages.put(area + ".md", page(area, rows)));
    return pages;
  }

  private static String index(Map<String, List<Requirement>> areas) {
    StringBuilder out =
        new StringBuilder(
            "# Requirements\n\n"
                + "Generated from the catalogue, the guidance, the checks, the scenarios and the"
                + " personalities;\n`wsmanspec explain ID` prints the same. What is tested, and how"
                + " that is proven, is counted in\n[coverage.md](../coverage.md).\n\n"
                + "| area | requirements |\n|---|---|\n");
    areas.forEach(
        (area, rows) ->
            out.append("| [")
                .append(area)
                .append("](")
                .append(area)
                .append(".md) | ")
                .append(rows.size())
                .append(" |\n"));
    return out.toString();
  }

  private static String page(String area, List<Requirement> rows) {
    StringBuilder out = new StringBuilder("# Requirements: " + area + "\n");
    for (Requirement row : rows) {
      section(out, RequirementGuide.of(row));
    }
    return out.toString();
  }

  private static void section(StringBuilder out, RequirementGuide guide) {
    Requirement r = guide.requirement();
    out.append("\n## ").append(r.id()).append("\n\n");
    out.append("**").append(r.level().text()).append("**, ");
    out.append(
        r.parties().stream()
            .sorted()
            .map(RequirementPages::word)
            .collect(Collectors.joining(" and ")));
    out.append(" · ").append(r.document()).append(", ").append(escaped(r.section()));
    out.append("\n\n").append(escaped(r.statement())).append("\n\n");
    guide.guidance().map(Guidance::why).ifPresent(why -> item(out, "Why it matters", why));
    item(out, "Sign of a breach", r.violation());
    item(out, "As good", r.allowed());
    item(out, "Applies with", String.join(", ", r.capabilities()));
    item(
        out,
        "Reported as",
        r.primary().contains("*")
            ? "whichever requirement names the situation"
            : String.join(", ", r.primary()));
    item(out, "Consequence", guide.consequence());
    item(out, "How it is tested", guide.testedBy());
    item(
        out,
        "Proven by",
        guide.personalities().stream()
            .map(Personality::name)
            .map(name -> "personality " + name)
            .collect(Collectors.joining("; ")));
    guide
        .guidance()
        .ifPresent(
            g -> {
              item(out, "Likely causes", String.join("; ", g.causes()));
              item(out, "What to change", g.change());
            });
  }

  private static String word(Party party) {
    return party.name().toLowerCase(Locale.ROOT);
  }

  private static void item(StringBuilder out, String label, String text) {
    if (!text.isEmpty()) {
      out.append("- *").append(label).append(":* ").append(escaped(text)).append('\n');
    }
  }

  /** Names of elements and patterns would be taken for markup. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("<", "\\<").replace("*", "\\*").replace("_", "\\_");
  }
}
