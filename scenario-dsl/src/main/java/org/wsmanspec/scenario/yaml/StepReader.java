package org.wsmanspec.scenario.yaml;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.ShellOperation;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Text;

/** Reads lists of steps, and the steps that they include. */
final class StepReader {

  private static final int MOST_INCLUDES = 10;

  private final Reading reading;
  private final OperationReaders operations;
  private final ExpectationReader expectations;
  private final MutationReader mutations;

  StepReader(Reading reading) {
    this.reading = reading;
    this.operations = new OperationReaders(reading);
    this.expectations = new ExpectationReader(reading);
    this.mutations = new MutationReader(reading);
  }

  /** Keywords of everything that a step can do, in the order of the documentation. */
  static Set<String> keywords() {
    Set<String> all = new LinkedHashSet<>(OperationReaders.keywords());
    all.addAll(
        List.of(
            "offer",
            "awaitEnrollment",
            "awaitEvents",
            "acknowledge",
            "raise",
            "repeat",
            "include",
            "set"));
    return all;
  }

  /** The keys of a step: those that every step may have, and one for each operation. */
  static KeyTable table() {
    Map<String, KeyTable.Key> keys = new LinkedHashMap<>();
    OperationReaders.registry()
        .forEach((k, e) -> keys.put(k, new KeyTable.Key(k, false, e.description())));
    keys.put(
        "offer",
        new KeyTable.Key("offer", false, "Lists subscriptions for a publisher to fetch and run."));
    keys.put(
        "awaitEnrollment",
        new KeyTable.Key("awaitEnrollment", false, "Waits for a publisher to fetch the list."));
    keys.put(
        "awaitEvents", new KeyTable.Key("awaitEvents", false, "Waits for events, or pulls them."));
    keys.put(
        "acknowledge",
        new KeyTable.Key("acknowledge", false, "How the event sink answers from now on."));
    keys.put(
        "raise",
        new KeyTable.Key("raise", false, "Makes the endpoint emit events, as the target says."));
    keys.put("repeat", new KeyTable.Key("repeat", false, "Steps that are driven again and again."));
    keys.put("include", new KeyTable.Key("include", false, "Steps from another file."));
    keys.put("set", new KeyTable.Key("textMap", false, "Gives values to variables."));
    return Tables.STEP.and(new KeyTable("a step", keys));
  }

  List<Step> list(Source source, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      source.problem(
          node,
          "expected a list of steps, but found " + Yaml.kind(node),
          "begin each step with '- '");
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      steps.addAll(step(source, item));
    }
    return steps;
  }

  private List<Step> step(Source source, Node node) {
    if (node instanceof MappingNode mapping && misspelled(source, mapping)) {
      return List.of();
    }
    Fields f = Fields.of(source, node, table());
    if (!(node instanceof MappingNode)) {
      return List.of();
    }
    Set<String> keywords = keywords();
    List<String> present = f.present().stream().filter(keywords::contains).toList();
    if (present.size() != 1) {
      if (present.isEmpty()) {
        source.problem(
            node, "this step does nothing", "give it one of " + String.join(", ", keywords));
      } else {
        source.problem(
            f.key(present.get(1)),
            "a step does one thing, but this has " + String.join(" and ", present),
            "make each a step of its own");
      }
      return List.of();
    }
    String keyword = present.get(0);
    Node value = f.value(keyword).orElseThrow();
    if (keyword.equals("include")) {
      return include(f, value);
    }
    Operation operation =
        switch (keyword) {
          case "offer" -> EventingReader.offer(operations, source, value);
          case "awaitEnrollment" -> EventingReader.enrollment(reading, source, value);
          case "awaitEvents" -> EventingReader.await(reading, source, value);
          case "acknowledge" -> EventingReader.acknowledge(reading, source, value);
          case "raise" -> EventingReader.raise(source, value);
          case "repeat" -> repeat(source, value);
          case "set" ->
              new Operation.SetVariables(f.textMap("set").orElse(Map.of()), source.position(value));
          default -> operations.read(source, keyword, value);
        };
    return List.of(assemble(f, operation));
  }

  /** An unknown key that stands for the operation is reported as an unknown operation. */
  private static boolean misspelled(Source source, MappingNode mapping) {
    Set<String> known = table().names();
    List<ScalarNode> unknown = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (keywords().contains(key.getValue())) {
          return false;
        }
        if (!known.contains(key.getValue())
            && Nearest.to(key.getValue(), Tables.STEP.names()).isEmpty()) {
          unknown.add(key);
        }
      }
    }
    if (unknown.isEmpty()) {
      return false;
    }
    ScalarNode key = unknown.get(0);
    source.problem(
        key,
        "unknown operation '" + key.getValue() + "'",
        Nearest.to(key.getValue(), keywords())
            .map(n -> "did you mean '" + n + "'?")
            .orElse("the operations are " + String.join(", ", keywords())));
    return true;
  }

  private Step assemble(Fields f, Operation operation) {
    Source source = f.source();
    boolean sends = operation instanceof Operation.Message;
    boolean awaits = operation instanceof Operation.AwaitEvents;
    for (String key : List.of("expect", "keep", "mutate")) {
      if (f.has(key) && !sends && !(awaits && !key.equals("mutate"))) {
        source.problem(
            f.key(key),
            "'" + operation.keyword() + "' sends no message of its own, so it has no '" + key + "'",
            "put it into a step that does");
      }
    }
    Map<String, String> outer = reading.namespaces();
    if (operation instanceof Operation.Message message) {
      Map<String, String> all = new LinkedHashMap<>(outer);
      all.putAll(message.parameters().namespaces());
      reading.namespaces(all);
    }
    Step step =
        new Step(
            f.text("name").map(Text::template),
            operation,
            reading.ids(f),
            reading.needs(f, "needs"),
            f.value("expect").map(n -> expectations.read(source, n, awaits)),
            keep(f),
            f.items("mutate").stream().flatMap(n -> mutations.read(source, n).stream()).toList(),
            f.position());
    reading.namespaces(outer);
    boolean ofShells = operation instanceof ShellOperation || operation instanceof Operation.Send;
    if (!ofShells && step.expect().flatMap(Expectation::remote).isPresent()) {
      source.problem(
          f.key("expect"),
          "'"
              + operation.keyword()
              + "' is about no remote shell, so it has no output, pipeline, pool or messages");
    }
    return step;
  }

  private Map<String, Step.Keep> keep(Fields f) {
    Map<String, Step.Keep> keep = new LinkedHashMap<>();
    f.textMap("keep")
        .orElse(Map.of())
        .forEach(
            (name, text) -> {
              String path = text.template().strip();
              boolean optional = path.endsWith("?");
              if (optional) {
                path = path.substring(0, path.length() - 1).strip();
              }
              Node at = f.entries("keep").getOrDefault(name, f.node());
              variableName(f.source(), at, name);
              reading.xpath(f.source(), at, path);
              keep.put(name, new Step.Keep(new Text(path, text.position()), optional));
            });
    return keep;
  }

  static void variableName(Source source, Node at, String name) {
    if (!name.matches("[A-Za-z_][\\w.-]*")) {
      source.problem(
          at,
          "'" + name + "' is no name of a variable",
          "a name begins with a letter and goes on with letters, digits, '_', '-' and '.'");
    }
  }

  private Operation repeat(Source source, Node node) {
    Fields f = Fields.of(source, node, Tables.REPEAT);
    return new Operation.Repeat(
        reading.xpath(f, "until"),
        f.integer("atMost", 1, 100_000).orElse(1),
        f.value("steps").map(n -> list(source, n)).orElse(List.of()),
        f.position());
  }

  private List<Step> include(Fields step, Node value) {
    Source source = step.source();
    Optional<Fields> map =
        value instanceof ScalarNode
            ? Optional.empty()
            : Optional.of(Fields.of(source, value, Tables.INCLUDE));
    Optional<Text> file =
        map.isPresent() ? map.get().text("file") : Fields.text(source, value, "'include'");
    for (String key : List.of("name", "expect", "keep", "mutate")) {
      if (step.has(key)) {
        source.problem(step.key(key), "an include has no '" + key + "'; its steps have their own");
      }
    }
    if (file.isEmpty()) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    map.flatMap(f -> f.textMap("with")).ifPresent(with -> steps.add(set(with, step)));
    Node at = map.flatMap(f -> f.value("file")).orElse(value);
    steps.addAll(included(source, at, file.get().template()));
    List<String> covers = reading.ids(step);
    List<String> needs = reading.needs(step, "needs");
    return steps.stream().map(s -> inherit(s, covers, needs)).toList();
  }

  private static Step set(Map<String, Text> with, Fields step) {
    return new Step(
        Optional.empty(),
        new Operation.SetVariables(with, step.position()),
        List.of(),
        List.of(),
        Optional.empty(),
        Map.of(),
        List.of(),
        step.position());
  }

  private static Step inherit(Step s, List<String> covers, List<String> needs) {
    Set<String> all = new LinkedHashSet<>(needs);
    all.addAll(s.needs());
    return new Step(
        s.name(),
        s.operation(),
        s.covers().isEmpty() ? covers : s.covers(),
        List.copyOf(all),
        s.expect(),
        s.keep(),
        s.mutate(),
        s.position());
  }

  private List<Step> included(Source source, Node at, String relative) {
    String name = FileNames.join(source.file(), relative);
    if (reading.open().contains(name)) {
      List<String> circle = new ArrayList<>(reading.open());
      Collections.reverse(circle);
      circle.add(name);
      source.problem(at, "the includes go in a circle: " + String.join(" -> ", circle));
      return List.of();
    }
    if (reading.open().size() > MOST_INCLUDES) {
      source.problem(at, "the includes are more than " + MOST_INCLUDES + " files deep");
      return List.of();
    }
    String text;
    try {
      text = reading.loader().load(name);
    } catch (IOException e) {
      source.problem(at, "the file '" + name + "' cannot be read: " + reason(e));
      return List.of();
    }
    Source inner = source.include(name, text);
    reading.sources().put(name, inner);
    reading.open().push(name);
    List<Step> steps = Yaml.compose(inner, text).map(root -> list(inner, root)).orElse(List.of());
    reading.open().pop();
    return steps;
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : String.valueOf(e.getMessage());
  }
}
