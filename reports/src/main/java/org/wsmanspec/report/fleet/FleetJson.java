package org.wsmanspec.report.fleet;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.json.Pretty;
import org.wsmanspec.report.json.UnreadableReportException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fleet as {@code fleet.json}, and one row as the {@code endpoint.json} of its folder.
 *
 * <p>The same fleet always gives the same text. {@code docs/schema/fleet.schema.json} describes it.
 */
public final class FleetJson {

  /** What the member {@code format} says. */
  public static final String FORMAT = "wsmanspec-fleet";

  private static final int VERSION = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private FleetJson() {}

  /** The fleet as indented JSON, ending with a line feed. */
  public static String write(Fleet fleet) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    root.put("tool", fleet.tool());
    root.set("inventory", plan(fleet.inventory()));
    root.set("scenarios", plan(fleet.scenarios()));
    fleet
        .shards()
        .ifPresent(
            s -> {
              ObjectNode node = root.putObject("shards");
              node.put("of", s.of());
              s.held().forEach(node.putArray("held")::add);
            });
    ObjectNode gate = root.putObject("gate");
    gate.put("failOn", word(fleet.failOn()));
    gate.put("failed", fleet.failed());
    fleet.complaints().forEach(gate.putArray("complaints")::add);
    ObjectNode states = root.putObject("states");
    fleet.states().forEach((state, count) -> states.put(word(state), count));
    var rows = root.putArray("endpoints");
    fleet.endpoints().forEach(e -> rows.add(node(e)));
    return Pretty.print(root);
  }

  /** A row as indented JSON, ending with a line feed. */
  public static String row(FleetEndpoint endpoint) {
    return Pretty.print(node(endpoint));
  }

  private static ObjectNode plan(Fleet.Plan plan) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", plan.name());
    node.put("size", plan.size());
    node.put("digest", plan.digest());
    return node;
  }

  private static ObjectNode node(FleetEndpoint e) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("position", e.who().position());
    node.put("name", e.who().name());
    node.put("address", e.who().address());
    e.who().labels().forEach(node.putObject("labels")::put);
    node.put("state", word(e.state()));
    node.put("reason", e.reason());
    node.put("outcome", word(e.verdict()));
    node.put("failed", e.failed());
    e.cost().started().ifPresent(t -> node.put("started", t.toString()));
    node.put("milliseconds", e.cost().milliseconds());
    node.put("waitingMilliseconds", e.cost().waitingMilliseconds());
    node.put("exchanges", e.cost().exchanges());
    node.set("requirements", counts(e.requirements()));
    node.set("scenarios", counts(e.scenarios()));
    ObjectNode areas = node.putObject("areas");
    e.areas().forEach((area, counts) -> areas.set(area, counts(counts)));
    e.failures().forEach(node.putArray("failures")::add);
    ObjectNode waivers = node.putObject("waivers");
    e.waivers().needed().forEach(waivers.putArray("needed")::add);
    e.waivers().stale().forEach(waivers.putObject("stale")::put);
    node.put("page", e.page());
    return node;
  }

  private static ObjectNode counts(Map<Standing, Long> counts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    counts.forEach((standing, count) -> node.put(word(standing), count));
    return node;
  }

  /**
   * Read a fleet.
   *
   * @throws UnreadableReportException if the text is none, or of another version
   */
  public static Fleet read(String json) {
    JsonNode root = tree(json);
    if (!root.path("format").asString("").equals(FORMAT)) {
      throw wrong("its member format should be \"" + FORMAT + "\"");
    }
    if (root.path("version").asInt(0) != VERSION) {
      throw wrong("its version should be " + VERSION);
    }
    List<FleetEndpoint> rows = new ArrayList<>();
    root.path("endpoints").values().forEach(n -> rows.add(endpoint(n)));
    Optional<Fleet.Shards> shards = Optional.empty();
    if (root.path("shards").isObject()) {
      List<Integer> held = new ArrayList<>();
      root.path("shards").path("held").values().forEach(n -> held.add(n.asInt(0)));
      shards = Optional.of(new Fleet.Shards(root.path("shards").path("of").asInt(0), held));
    }
    return new Fleet(
        text(root, "tool"),
        plan(root.path("inventory")),
        plan(root.path("scenarios")),
        constant(root.path("gate"), "failOn", FailOn.values()),
        shards,
        rows);
  }

  /**
   * Read a row.
   *
   * @throws UnreadableReportException if the text is none
   */
  public static FleetEndpoint readRow(String json) {
    return endpoint(tree(json));
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new UnreadableReportException("it is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Fleet.Plan plan(JsonNode node) {
    return new Fleet.Plan(text(node, "name"), node.path("size").asInt(0), text(node, "digest"));
  }

  private static FleetEndpoint endpoint(JsonNode node) {
    Map<String, String> labels = new LinkedHashMap<>();
    node.path("labels")
        .properties()
        .forEach(l -> labels.put(l.getKey(), l.getValue().asString("")));
    Map<String, Map<Standing, Long>> areas = new LinkedHashMap<>();
    node.path("areas").properties().forEach(a -> areas.put(a.getKey(), counts(a.getValue())));
    List<String> failures = new ArrayList<>();
    node.path("failures").values().forEach(f -> failures.add(f.asString("")));
    List<String> needed = new ArrayList<>();
    node.path("waivers").path("needed").values().forEach(f -> needed.add(f.asString("")));
    Map<String, String> stale = new LinkedHashMap<>();
    node.path("waivers")
        .path("stale")
        .properties()
        .forEach(s -> stale.put(s.getKey(), s.getValue().asString("")));
    return new FleetEndpoint(
        who(node, labels),
        constant(node, "state", FleetEndpoint.State.values()),
        text(node, "reason"),
        constant(node, "outcome", Verdict.values()),
        node.path("failed").asBoolean(false),
        new FleetEndpoint.Cost(
            started(node),
            node.path("milliseconds").asLong(0),
            node.path("waitingMilliseconds").asLong(0),
            node.path("exchanges").asInt(0)),
        counts(node.path("requirements")),
        counts(node.path("scenarios")),
        areas,
        failures,
        new FleetEndpoint.Waivers(needed, stale),
        node.path("page").asBoolean(false));
  }

  /** Names become folders, so that a file from elsewhere must not choose any. */
  private static FleetEndpoint.Who who(JsonNode node, Map<String, String> labels) {
    try {
      return new FleetEndpoint.Who(
          node.path("position").asInt(0), text(node, "name"), text(node, "address"), labels);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Instant> started(JsonNode node) {
    if (!node.has("started")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text(node, "started")));
    } catch (DateTimeException e) {
      throw wrong("its member started should be a time such as 2026-11-21T10:15:30Z");
    }
  }

  private static Map<Standing, Long> counts(JsonNode node) {
    Map<Standing, Long> counts = new EnumMap<>(Standing.class);
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      counts.put(constant(each.getKey(), Standing.values()), each.getValue().asLong(0));
    }
    return counts;
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isString()) {
      throw wrong("its member " + name + " should be a string");
    }
    return value.stringValue();
  }

  private static <E extends Enum<E>> E constant(JsonNode node, String name, E[] values) {
    return constant(text(node, name), values);
  }

  private static <E extends Enum<E>> E constant(String word, E[] values) {
    for (E value : values) {
      if (word(value).equals(word)) {
        return value;
      }
    }
    throw wrong("'" + word + "' is a word that it does not know");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static UnreadableReportException wrong(String what) {
    return new UnreadableReportException("the file is no fleet that can be read: " + what);
  }
}
