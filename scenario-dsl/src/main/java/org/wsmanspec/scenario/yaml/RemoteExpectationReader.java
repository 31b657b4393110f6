package org.wsmanspec.scenario.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.scenario.RemoteExpectation;
import org.wsmanspec.scenario.RemoteExpectation.Item;
import org.wsmanspec.scenario.RemoteExpectation.Output;
import org.wsmanspec.scenario.RemoteExpectation.Pipeline;
import org.wsmanspec.scenario.RemoteExpectation.Pool;
import org.wsmanspec.scenario.RemoteExpectation.Records;
import org.wsmanspec.scenario.Text;

/** Reads what is expected of remote shells. */
final class RemoteExpectationReader {

  static final List<String> KEYS = List.of("output", "pipeline", "pool", "messages");
  static final List<String> RECORDS =
      List.of(
          "output",
          "errors",
          "warnings",
          "verbose",
          "debug",
          "information",
          "progress",
          "hostCalls");
  private static final List<String> COMMAND_STATES = List.of("Running", "Pending", "Done");
  private static final List<String> PIPELINE_STATES =
      List.of(
          "NotStarted",
          "Running",
          "Stopping",
          "Stopped",
          "Completed",
          "Failed",
          "Disconnected",
          "none");
  private static final List<String> POOL_STATES =
      List.of("BeforeOpen", "Opening", "Opened", "Closed", "Closing", "Broken", "none");

  private RemoteExpectationReader() {}

  static Optional<RemoteExpectation> read(Fields f) {
    if (KEYS.stream().noneMatch(f::has)) {
      return Optional.empty();
    }
    return Optional.of(
        new RemoteExpectation(
            f.value("output").map(n -> output(Fields.of(f.source(), n, ShellTables.OUTPUT))),
            f.value("pipeline")
                .map(n -> pipeline(Fields.of(f.source(), n, ShellTables.PIPELINE_RESULT))),
            f.value("pool").map(n -> pool(Fields.of(f.source(), n, ShellTables.POOL_RESULT))),
            messages(f)));
  }

  private static Output output(Fields f) {
    Map<String, Text> streams = new LinkedHashMap<>();
    f.text("stdout").ifPresent(t -> streams.put("stdout", t));
    f.text("stderr").ifPresent(t -> streams.put("stderr", t));
    f.textMap("streams").ifPresent(streams::putAll);
    for (String key : List.of("stdout", "stderr")) {
      f.text(key).ifPresent(t -> pattern(f.source(), f.value(key).orElseThrow(), t));
    }
    Optional<Text> exit = f.text("exitCode");
    exit.filter(t -> !t.hasVariables() && !t.template().matches("-?[0-9]{1,10}|nonzero"))
        .ifPresent(
            t ->
                f.source()
                    .problem(
                        f.value("exitCode").orElseThrow(),
                        "'" + t + "' is no exit code",
                        "write a number, or nonzero"));
    return new Output(streams, exit, state(f, COMMAND_STATES), f.text("encoding"));
  }

  private static Optional<Text> state(Fields f, List<String> words) {
    return f.text("state")
        .filter(
            t ->
                t.hasVariables()
                    || Fields.word(
                        f.source(),
                        f.value("state").orElseThrow(),
                        t.template(),
                        words,
                        "'state'"));
  }

  private static Pipeline pipeline(Fields f) {
    Map<String, Records> records = new LinkedHashMap<>();
    for (String key : RECORDS) {
      f.value(key).ifPresent(n -> records.put(key, records(f.source(), n)));
    }
    f.text("reason").ifPresent(t -> pattern(f.source(), f.value("reason").orElseThrow(), t));
    return new Pipeline(state(f, PIPELINE_STATES), f.text("reason"), records);
  }

  /** A count where it is a number, or under its key; otherwise values, one or several. */
  private static Records records(Source source, Node node) {
    if (node instanceof SequenceNode list) {
      return new Records(
          Optional.empty(), list.getValue().stream().map(n -> item(source, n)).toList());
    }
    if (node instanceof MappingNode mapping && isCount(mapping)) {
      Fields f = Fields.of(source, node, ShellTables.RECORDS);
      Optional<Text> count = f.text("count");
      count.ifPresent(t -> ExpectationReader.count(f, "count", t));
      return new Records(count, List.of());
    }
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      return new Records(
          Optional.of(new Text(scalar.getValue(), source.position(node))), List.of());
    }
    return new Records(Optional.empty(), List.of(item(source, node)));
  }

  private static boolean isCount(MappingNode mapping) {
    return mapping.getValue().size() == 1
        && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode key
        && key.getValue().equals("count");
  }

  private static Item item(Source source, Node node) {
    if (node instanceof MappingNode) {
      Map<String, Text> properties = new LinkedHashMap<>();
      Fields.entries(source, node, "the properties of an object")
          .forEach(
              (name, n) ->
                  text(source, n)
                      .ifPresent(
                          t -> {
                            pattern(source, n, t);
                            properties.put(name, t);
                          }));
      return new Item(Optional.empty(), properties);
    }
    Optional<Text> text = text(source, node);
    text.ifPresent(t -> pattern(source, node, t));
    return new Item(text, Map.of());
  }

  private static Optional<Text> text(Source source, Node node) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)) {
      return Optional.of(new Text("null", source.position(node)));
    }
    return Fields.text(source, node, "a value");
  }

  private static void pattern(Source source, Node node, Text text) {
    String t = text.template();
    if (text.hasVariables() || t.length() < 2 || !t.startsWith("/") || !t.endsWith("/")) {
      return;
    }
    try {
      Pattern.compile(t.substring(1, t.length() - 1));
    } catch (PatternSyntaxException e) {
      source.problem(node, "this is no regular expression: " + e.getDescription());
    }
  }

  private static Pool pool(Fields f) {
    return new Pool(
        state(f, POOL_STATES),
        f.text("protocol"),
        f.text("availability"),
        f.text("min"),
        f.text("max"));
  }

  private static List<String> messages(Fields f) {
    List<String> names = Arrays.stream(MessageType.values()).map(Enum::name).toList();
    List<String> pattern = new ArrayList<>();
    for (Node item : f.items("messages")) {
      Fields.text(f.source(), item, "an item of 'messages'")
          .map(Text::template)
          .filter(
              word -> {
                String plain = word.replaceFirst("[*+]$", "");
                return word.equals(RemoteExpectation.GAP)
                    || Fields.word(f.source(), item, plain, names, "'messages'");
              })
          .ifPresent(pattern::add);
    }
    return pattern;
  }
}
