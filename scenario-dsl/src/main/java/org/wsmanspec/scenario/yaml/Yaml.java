package org.wsmanspec.scenario.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns text into a tree of nodes with marks, within bounds. */
public final class Yaml {

  static final int MAX_CHARACTERS = 1024 * 1024;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 100;
  private static final int MAX_NODES = 50_000;

  private Yaml() {}

  /**
   * Read a file of our own.
   *
   * @param reader makes the value of the root node and reports mistakes to the source
   * @throws UnreadableFileException if it has mistakes
   * @throws IOException if it cannot be read
   */
  public static <T> T read(Path file, BiFunction<Source, Node, T> reader) throws IOException {
    return read(file.toString().replace('\\', '/'), Utf8File.read(file), reader);
  }

  /**
   * Read a text.
   *
   * @param name file name, for messages
   * @param reader makes the value of the root node and reports mistakes to the source
   * @throws UnreadableFileException if it has mistakes
   */
  public static <T> T read(String name, String text, BiFunction<Source, Node, T> reader) {
    Source source = new Source(name, text);
    Optional<T> value = compose(source, text).map(node -> reader.apply(source, node));
    source.check();
    return value.orElseThrow();
  }

  /** The root node; empty if the text has mistakes, which the source then knows. */
  static Optional<Node> compose(Source source, String text) {
    if (text.length() > MAX_CHARACTERS) {
      source.at(
          1,
          1,
          1,
          "the file has " + text.length() + " characters, more than the limit of " + MAX_CHARACTERS,
          Optional.empty());
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.file())
            .setUseMarks(true)
            .setCodePointLimit(MAX_CHARACTERS + 1)
            .build();
    try {
      if (!withinBounds(source, settings, text)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        source.at(1, 1, 1, "the file is empty", Optional.empty());
        return root;
      }
      return expanded(source, root.get(), new IdentityHashMap<>(), new int[] {0})
          ? root
          : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      source.at(
          mark.map(Mark::getLine).orElse(0) + 1,
          mark.map(Mark::getColumn).orElse(0) + 1,
          1,
          "this is not YAML: " + e.getProblem(),
          help(e));
    } catch (YamlEngineException e) {
      source.at(
          1,
          1,
          1,
          "this is not YAML: " + firstLine(String.valueOf(e.getMessage())),
          Optional.empty());
    }
    return Optional.empty();
  }

  private static Optional<String> help(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem()).toLowerCase(Locale.ROOT);
    if (problem.contains("\\t") || problem.contains("tab")) {
      return Optional.of("YAML is indented with spaces, never with tabs");
    }
    if (problem.contains("mapping values are not allowed")) {
      return Optional.of("put a text that holds ': ' in quotes, or check the indentation");
    }
    return Optional.empty();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  /** Looks at the events only, since they are made without recursion. */
  private static boolean withinBounds(Source source, LoadSettings settings, String text) {
    int depth = 0;
    int aliases = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> aliases++;
        default -> {
          // Neither deeper nor shared.
        }
      }
      if (depth > MAX_DEPTH || aliases > MAX_ALIASES) {
        Optional<Mark> mark = event.getStartMark();
        source.at(
            mark.map(Mark::getLine).orElse(0) + 1,
            mark.map(Mark::getColumn).orElse(0) + 1,
            1,
            depth > MAX_DEPTH
                ? "the file is nested more than " + MAX_DEPTH + " levels deep"
                : "the file has more than " + MAX_ALIASES + " aliases",
            Optional.empty());
        return false;
      }
    }
    return true;
  }

  /** Whether the tree stays small and finite with all aliases followed. */
  private static boolean expanded(Source source, Node node, Map<Node, Boolean> above, int[] count) {
    if (++count[0] > MAX_NODES) {
      if (source.clean()) {
        source.problem(node, "the file holds more than " + MAX_NODES + " nodes, aliases followed");
      }
      return false;
    }
    if (above.put(node, true) != null) {
      source.problem(node, "the alias refers to a node that it is part of");
      return false;
    }
    boolean fine = true;
    if (node instanceof SequenceNode sequence) {
      for (Node child : sequence.getValue()) {
        fine = fine && expanded(source, child, above, count);
      }
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        fine =
            fine
                && expanded(source, tuple.getKeyNode(), above, count)
                && expanded(source, tuple.getValueNode(), above, count);
      }
    }
    above.remove(node);
    return fine;
  }

  /** A short name of what a node is, for messages. */
  static String kind(Node node) {
    return switch (node.getNodeType()) {
      case MAPPING -> "a map";
      case SEQUENCE -> "a list";
      case SCALAR -> "a single value";
      default -> "an alias";
    };
  }
}
