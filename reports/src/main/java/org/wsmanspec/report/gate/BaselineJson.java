package org.wsmanspec.report.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.json.Pretty;
import org.wsmanspec.report.json.UnreadableReportException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A baseline as a file that lives in version control: sorted, without times and addresses, one line
 * for each thing found. {@code docs/schema/baseline.schema.json} describes it.
 */
public final class BaselineJson {

  /** What the member {@code format} says. */
  public static final String FORMAT = "wsmanspec-baseline";

  private static final int VERSION = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private BaselineJson() {}

  /** The baseline as indented JSON, ending with a line feed. */
  public static String write(Baseline baseline) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    root.set("requirements", entries(baseline.requirements()));
    root.set("scenarios", entries(baseline.scenarios()));
    return Pretty.print(root);
  }

  private static ObjectNode entries(Map<String, Baseline.Entry> entries) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    entries.forEach(
        (id, entry) -> {
          ObjectNode one = node.putObject(id);
          one.put("verdict", entry.verdict().text().toLowerCase(Locale.ROOT));
          entry.evidence().forEach(one.putArray("evidence")::add);
        });
    return node;
  }

  /**
   * Read a baseline.
   *
   * @throws UnreadableReportException if the text is none, or of another version
   */
  public static Baseline read(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new UnreadableReportException("the baseline is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.path("format").asString("").equals(FORMAT)) {
      throw wrong("its member format should be \"" + FORMAT + "\"");
    }
    if (root.path("version").asInt(0) != VERSION) {
      throw wrong("its version should be " + VERSION + "; create it anew");
    }
    return new Baseline(read(root, "requirements"), read(root, "scenarios"));
  }

  private static Map<String, Baseline.Entry> read(JsonNode root, String name) {
    JsonNode node = root.path(name);
    if (!node.isObject()) {
      throw wrong("its member " + name + " should be an object");
    }
    Map<String, Baseline.Entry> entries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String verdict = each.getValue().path("verdict").asString("");
      if (!verdict.equals("fail") && !verdict.equals("warn")) {
        throw wrong("the verdict of " + each.getKey() + " should be fail or warn");
      }
      List<String> evidence = new ArrayList<>();
      for (JsonNode line : each.getValue().path("evidence").values()) {
        evidence.add(line.asString(""));
      }
      entries.put(
          each.getKey(),
          new Baseline.Entry(verdict.equals("fail") ? Verdict.FAIL : Verdict.WARN, evidence));
    }
    return entries;
  }

  private static UnreadableReportException wrong(String what) {
    return new UnreadableReportException("the file is no baseline that can be read: " + what);
  }
}
