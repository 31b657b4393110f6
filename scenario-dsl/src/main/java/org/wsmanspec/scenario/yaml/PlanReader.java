package org.wsmanspec.scenario.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.scenario.Capabilities;
import org.wsmanspec.scenario.Plan;
import org.wsmanspec.scenario.Text;

/**
 * Reads plan files.
 *
 * <p>All mistakes of a file are reported together, words that choose nothing included.
 */
public final class PlanReader {

  static final KeyTable PLAN =
      KeyTable.of(
          "a plan",
          """
          plan!       | string | The title: one sentence for people.
          description | string | What the plan is for.
          scenarios!  | texts  | What is run, in order: areas, ids, patterns with * over ids, files, folders.
          except      | texts  | What is left out, in the same words.
          without     | needs  | Capability words; scenarios that need one of them are left out.""");

  private final Function<String, Optional<String>> objection;

  /**
   * A reader that knows which words choose something.
   *
   * @param objection says what to do about a word that chooses no scenario; empty if it chooses
   *     some
   */
  public PlanReader(Function<String, Optional<String>> objection) {
    this.objection = objection;
  }

  /**
   * Read a file.
   *
   * @throws UnreadableFileException if it has mistakes
   * @throws IOException if it cannot be read
   */
  public Plan read(Path file) throws IOException {
    return read(file.toString(), Utf8File.read(file));
  }

  /**
   * Read a text.
   *
   * @param name file name, for the plan's name and for messages
   * @throws UnreadableFileException if it has mistakes
   */
  public Plan read(String name, String text) {
    Source source = new Source(name.replace('\\', '/'), text);
    Optional<Plan> plan = Yaml.compose(source, text).map(node -> plan(source, node));
    source.check();
    return plan.orElseThrow();
  }

  private Plan plan(Source source, Node node) {
    Fields f = Fields.of(source, node, PLAN);
    String name = FileNames.id(source.file());
    Plan plan =
        new Plan(
            name,
            f.text("plan").map(Text::template).orElse(""),
            f.text("description").map(t -> t.template().strip()).orElse(""),
            words(f, "scenarios"),
            words(f, "except"),
            without(f));
    if (f.has("scenarios") && plan.scenarios().isEmpty() && source.clean()) {
      source.problem(
          f.key("scenarios"), "a plan has at least one scenario", "\"*\" stands for all of them");
    }
    if (node instanceof MappingNode && !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      source.problem(
          node, "the file name '" + name + "' is the plan's name and must be in kebab-case");
    }
    return plan;
  }

  private List<Text> words(Fields f, String key) {
    List<Text> words = new ArrayList<>();
    for (Node item : f.items(key)) {
      Optional<Text> word = Fields.text(f.source(), item, "an item of '" + key + "'");
      word.ifPresent(
          w -> {
            words.add(w);
            objection
                .apply(w.template())
                .ifPresent(
                    help ->
                        f.source()
                            .problem(item, "'" + w.template() + "' chooses no scenario", help));
          });
    }
    return words;
  }

  private static Set<String> without(Fields f) {
    Set<String> words = new LinkedHashSet<>();
    for (Node item : f.items("without")) {
      Fields.text(f.source(), item, "a capability word")
          .map(Text::template)
          .filter(
              w ->
                  Fields.word(
                      f.source(), item, w, Capabilities.words(), "the capability vocabulary"))
          .ifPresent(words::add);
    }
    return words;
  }
}
