package org.wsmanspec.report.sarif;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Where;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines that results point at.
 *
 * @param evidence URI of the evidence file, relative to the log
 * @param lines line of each exchange in the evidence file, by its id, from 1
 */
public record Places(String evidence, Map<String, Integer> lines) {

  /** No evidence file is at hand. */
  public static final Places NONE = new Places("", Map.of());

  private static final Pattern EXCHANGE =
      Pattern.compile("^\\{\"record\":\"exchange\",\"id\":\"([^\"\\\\]+)\"");

  public Places {
    lines = Map.copyOf(lines);
  }

  /**
   * The lines of an evidence file; none if it cannot be read.
   *
   * @param file the file, which stands beside the log
   */
  public static Places in(Path file) {
    Map<String, Integer> lines = new HashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        Matcher matcher = EXCHANGE.matcher(line);
        if (matcher.find()) {
          lines.putIfAbsent(matcher.group(1), number);
        }
      }
    } catch (IOException e) {
      return NONE;
    }
    return new Places(String.valueOf(file.getFileName()), lines);
  }

  /** Where a finding was made: the scenario's or capture's line first, the evidence beside it. */
  void put(ObjectNode result, Location where) {
    ObjectNode logical = JsonNodeFactory.instance.objectNode();
    logical.put("fullyQualifiedName", Where.text(where));
    where.step().ifPresent(s -> put(result, s.file(), s.line()));
    where
        .source()
        .filter(s -> !result.has("locations"))
        .ifPresent(s -> put(result, s.replaceFirst("#.*$", ""), 0));
    where
        .exchange()
        .filter(lines::containsKey)
        .ifPresent(
            id -> {
              ObjectNode location = location(evidence, lines.getOrDefault(id, 0));
              location.set("message", Sarif.message("exchange " + id));
              result
                  .withArrayProperty(result.has("locations") ? "relatedLocations" : "locations")
                  .add(location);
            });
    if (result.has("locations") && result.path("locations").get(0) instanceof ObjectNode first) {
      first.putArray("logicalLocations").add(logical);
    }
  }

  /** A line of a file, as the place of a result. */
  void put(ObjectNode result, String file, int line) {
    if (!file.isEmpty()) {
      result.withArrayProperty("locations").add(location(file, line));
    }
  }

  /** A result without a place stands for the whole: services demand some place. */
  void whole(ObjectNode result, String subject) {
    if (!result.has("locations")) {
      ArrayNode locations = result.putArray("locations");
      ObjectNode location =
          evidence.isEmpty() ? JsonNodeFactory.instance.objectNode() : location(evidence, 1);
      location.putArray("logicalLocations").addObject().put("fullyQualifiedName", subject);
      locations.add(location);
    }
  }

  private static ObjectNode location(String file, int line) {
    ObjectNode location = JsonNodeFactory.instance.objectNode();
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(file));
    physical.putObject("region").put("startLine", Math.max(1, line));
    return location;
  }

  /** A path as a relative reference, or as it is where it is absolute. */
  private static String uri(String file) {
    String path = Printable.line(file.replace('\\', '/'));
    try {
      // A colon in the first segment would make it a scheme.
      return path.startsWith("/")
          ? new URI("file", "", path, null).toASCIIString()
          : new URI(null, null, path.matches("[^/]*:.*") ? "./" + path : path, null)
              .toASCIIString();
    } catch (URISyntaxException e) {
      return "unnamed";
    }
  }
}
