package org.wsmanspec.report.allure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.view.Printable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The files that tell Allure about the run as a whole. */
final class RunFiles {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RunFiles() {}

  static void write(RunReport report, Path folder) throws IOException {
    Files.writeString(
        folder.resolve("environment.properties"), environment(report), StandardCharsets.US_ASCII);
    Files.writeString(folder.resolve("categories.json"), categories());
    Files.writeString(folder.resolve("executor.json"), executor(report));
  }

  private static String environment(RunReport report) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Subject", report.subject());
    facts.put("Source", report.format());
    facts.put("Tool", report.tool());
    report.started().ifPresent(t -> facts.put("Started", t.toString()));
    facts.put("Exchanges", Integer.toString(report.exchanges()));
    facts.put("Claimed", String.join(" ", report.declared()));
    facts.put("Shown", String.join(" ", report.observed()));
    StringBuilder out = new StringBuilder();
    facts.forEach((name, value) -> out.append(name).append('=').append(escape(value)).append('\n'));
    return out.toString();
  }

  /** A value of a properties file, which is ISO 8859-1 and knows backslash escapes. */
  private static String escape(String value) {
    StringBuilder out = new StringBuilder();
    for (char c : Printable.line(value).toCharArray()) {
      if (c == '\\') {
        out.append("\\\\");
      } else if (c < 0x7F) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      }
    }
    return out.toString();
  }

  private static String categories() {
    ArrayNode categories = JSON.arrayNode();
    categories.add(category("Failures", "failed", ".*"));
    categories.add(category("Warnings", "passed", "(?s)warning: .*"));
    categories.add(category("Accepted", "skipped", "(?s)accepted: .*"));
    categories.add(category("Inconclusive", "skipped", "(?s)inconclusive: .*"));
    categories.add(category("Not applicable", "skipped", "(?s)not applicable: .*"));
    categories.add(category("Harness errors", "broken", ".*"));
    return MAPPER.writeValueAsString(categories) + "\n";
  }

  private static ObjectNode category(String name, String status, String pattern) {
    ObjectNode node = JSON.objectNode().put("name", name);
    node.putArray("matchedStatuses").add(status);
    if (!pattern.equals(".*")) {
      node.put("messageRegex", pattern);
    }
    return node;
  }

  private static String executor(RunReport report) {
    ObjectNode node = JSON.objectNode();
    node.put("name", "wsmanspec");
    node.put("type", "wsmanspec");
    node.put("buildName", Printable.line(report.tool()));
    // The subject is no part of the name: a long one would run into the chart beside it.
    node.put("reportName", "WS-Management conformance");
    return MAPPER.writeValueAsString(node) + "\n";
  }
}
