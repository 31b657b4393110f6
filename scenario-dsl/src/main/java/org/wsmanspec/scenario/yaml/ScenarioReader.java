package org.wsmanspec.scenario.yaml;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.message.mutation.XmlFragments;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Text;

/**
 * Reads scenario files.
 *
 * <p>All mistakes of a file and of the files it includes are reported together.
 */
public final class ScenarioReader {

  private static final KeyTable CASE =
      KeyTable.of(
          "a case",
          """
          name!  | string | Becomes part of the id, in kebab-case.
          covers | ids    | Requirement ids in place of the scenario's.
          needs  | needs  | Capability words beside the scenario's.""");

  private final Predicate<String> requirements;

  /** A reader to which every well-formed requirement id is known. */
  public ScenarioReader() {
    this(id -> true);
  }

  /**
   * A reader with a catalogue.
   *
   * @param requirements tells whether a requirement id exists
   */
  public ScenarioReader(Predicate<String> requirements) {
    this.requirements = requirements;
  }

  /**
   * Read a file; a scenario with {@code cases} gives one scenario for each.
   *
   * @throws UnreadableFileException if it has mistakes
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws IOException if it cannot be read
   */
  public List<Scenario> read(Path file) throws IOException {
    return read(file.toString(), load(file), name -> load(Path.of(name)));
  }

  private static String load(Path file) throws IOException {
    try {
      return Utf8File.read(file);
    } catch (NoSuchFileException e) {
      NoSuchFileException missing =
          new NoSuchFileException(file.toString(), null, "there is no such file");
      missing.initCause(e);
      throw missing;
    }
  }

  /**
   * Read a text.
   *
   * @param name file name, for the id, for messages and as the base of includes
   * @param loader finds included files
   * @throws UnreadableFileException if it has mistakes
   */
  public List<Scenario> read(String name, String text, FileLoader loader) {
    String file = name.replace('\\', '/');
    Source source = new Source(file, text);
    Reading reading = new Reading(requirements, loader);
    reading.sources().put(file, source);
    reading.open().push(file);
    Optional<Node> root = Yaml.compose(source, text);
    List<Scenario> scenarios = root.map(node -> scenarios(reading, source, node)).orElse(List.of());
    source.check();
    return scenarios;
  }

  private static List<Scenario> scenarios(Reading reading, Source source, Node node) {
    Fields f = Fields.of(source, node, Tables.SCENARIO);
    if (!(node instanceof MappingNode)) {
      return List.of();
    }
    Map<String, String> namespaces = Reading.prefixes(f);
    reading.namespaces(XmlFragments.prefixes(namespaces));
    String id = FileNames.id(source.file());
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      source.problem(
          node, "the file name '" + id + "' is the scenario's id and must be in kebab-case");
    }
    Map<String, Text> variables = f.textMap("variables").orElse(Map.of());
    f.entries("variables").forEach((name, n) -> StepReader.variableName(source, n, name));
    StepReader steps = new StepReader(reading);
    Scenario base =
        new Scenario(
            id,
            f.text("scenario").map(Text::template).orElse(""),
            reading.ids(f),
            reading.needs(f, "needs"),
            f.bool("disruptive").orElse(false),
            isolation(f),
            variables,
            namespaces,
            f.value("steps").map(n -> steps.list(source, n)).orElse(List.of()),
            f.value("cleanup").map(n -> steps.list(source, n)).orElse(List.of()),
            f.position());
    if (base.steps().isEmpty() && f.has("steps") && source.clean()) {
      source.problem(f.key("steps"), "a scenario has at least one step");
    }
    List<Scenario> all = f.has("cases") ? cases(reading, f, base) : List.of(base);
    VariableCheck.check(reading, all.isEmpty() ? base : all.get(0));
    EventingReader.check(reading, base);
    ShellReader.check(reading, base);
    return all;
  }

  private static Optional<List<String>> isolation(Fields f) {
    if (!f.has("isolation")) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (Node item : f.items("isolation")) {
      Optional<String> word =
          Fields.text(f.source(), item, "an item of 'isolation'").map(Text::template);
      if (word.isPresent() && !word.get().matches("[A-Za-z][A-Za-z0-9-]*")) {
        f.source()
            .problem(
                item,
                "'" + word.get() + "' is no word to be isolated by",
                "expected endpoint, a resource of the target, or a word of letters, digits and"
                    + " hyphens that other scenarios name too");
      } else {
        word.ifPresent(words::add);
      }
    }
    return Optional.of(words);
  }

  private static List<Scenario> cases(Reading reading, Fields f, Scenario base) {
    List<Scenario> all = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Node row : f.list("cases")) {
      if (!(row instanceof MappingNode)) {
        f.source().problem(row, "expected a case with columns, but found " + Yaml.kind(row));
        continue;
      }
      Map<String, KeyTable.Key> keys = new LinkedHashMap<>(CASE.keys());
      Fields.entries(f.source(), row, "a case")
          .keySet()
          .forEach(k -> keys.putIfAbsent(k, new KeyTable.Key("text", false, "")));
      Fields r = Fields.of(f.source(), row, new KeyTable("a case", keys));
      String name = r.text("name").map(Text::template).orElse("");
      if (!name.isEmpty() && !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        f.source()
            .problem(
                r.value("name").orElse(row), "the name '" + name + "' of a case is in kebab-case");
      }
      if (!names.add(name) && !name.isEmpty()) {
        f.source().problem(r.value("name").orElse(row), "there is a case '" + name + "' already");
      }
      Set<String> own = new LinkedHashSet<>(r.present());
      own.removeAll(Set.of("covers", "needs"));
      if (columns.isEmpty()) {
        columns.addAll(own);
      } else if (!columns.equals(own)) {
        f.source()
            .problem(
                row,
                "the cases do not have the same columns",
                "the first one has " + String.join(", ", columns));
      }
      all.add(expand(reading, base, r, own, name));
    }
    if (all.isEmpty()) {
      f.source().problem(f.key("cases"), "a table has at least one case");
    }
    return all;
  }

  private static Scenario expand(
      Reading reading, Scenario base, Fields row, Set<String> columns, String name) {
    Map<String, Text> variables = new LinkedHashMap<>();
    for (String column : columns) {
      row.text(column).ifPresent(t -> variables.put("case." + column, t));
    }
    variables.putAll(base.variables());
    List<String> covers = reading.ids(row);
    Set<String> needs = new LinkedHashSet<>(base.needs());
    needs.addAll(reading.needs(row, "needs"));
    List<Step> steps = base.steps();
    return new Scenario(
        base.id() + "~" + name,
        base.title() + " (" + name + ")",
        covers.isEmpty() ? base.covers() : covers,
        List.copyOf(needs),
        base.disruptive(),
        base.isolation(),
        variables,
        base.namespaces(),
        steps,
        base.cleanup(),
        row.position());
  }
}
