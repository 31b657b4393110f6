package org.wsmanspec.suite.plans;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Plan;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.yaml.PlanReader;
import org.wsmanspec.suite.scenarios.ScenarioSelection;

/**
 * The plans that come with the suite, and those of users.
 *
 * <p>The shipped ones are resources beside this class's package, named by {@code index.txt},
 * because a class path cannot be listed.
 */
public final class Plans {

  private static final String FOLDER = "/org/wsmanspec/suite/plans/";

  /**
   * A plan and what it chose.
   *
   * @param plan as it is written
   * @param scenarios what it chooses, in order, each once
   */
  public record Chosen(Plan plan, List<Scenario> scenarios) {
    public Chosen {
      scenarios = List.copyOf(scenarios);
    }
  }

  private Plans() {}

  /** Names of the shipped plans. */
  public static List<String> names() {
    try (Stream<String> lines = text("index.txt").lines()) {
      return lines.map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
  }

  /** The shipped plans. */
  public static List<Chosen> all() {
    return names().stream().map(Plans::shipped).toList();
  }

  /**
   * What a user means by a word: the name of a shipped plan, or a file.
   *
   * @throws IllegalArgumentException if it is neither; the message offers what is near
   * @throws IOException if the file, or a scenario file that it names, cannot be read
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if the file, or a scenario file
   *     that it names, has mistakes
   */
  public static Chosen find(String word) throws IOException {
    if (names().contains(word)) {
      return shipped(word);
    }
    Optional<Path> file = file(word);
    if (file.isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + word
              + "' is no plan and no plan file; "
              + Nearest.to(word, names())
                  .map(n -> "did you mean " + n + "?")
                  .orElse("the plans are " + String.join(", ", names())));
    }
    ScenarioSelection selection = ScenarioSelection.relativeTo(file.get().toAbsolutePath());
    Plan plan = new PlanReader(selection::objection).read(file.get());
    return new Chosen(plan, scenarios(plan, selection));
  }

  /**
   * A shipped plan.
   *
   * @throws IllegalStateException if there is none of this name
   */
  public static Chosen shipped(String name) {
    ScenarioSelection selection = ScenarioSelection.shipped();
    Plan plan = new PlanReader(selection::objection).read(name + ".yaml", text(name + ".yaml"));
    try {
      return new Chosen(plan, scenarios(plan, selection));
    } catch (IOException e) {
      throw new IllegalStateException("the plan " + name + " cannot be read", e);
    }
  }

  private static List<Scenario> scenarios(Plan plan, ScenarioSelection selection)
      throws IOException {
    Set<String> left = new LinkedHashSet<>();
    for (Text word : plan.except()) {
      selection.find(word.template()).forEach(s -> left.add(key(s)));
    }
    Map<String, Scenario> chosen = new LinkedHashMap<>();
    for (Text word : plan.scenarios()) {
      for (Scenario scenario : selection.find(word.template())) {
        if (!left.contains(key(scenario)) && !plan.doesWithout(scenario)) {
          chosen.put(key(scenario), scenario);
        }
      }
    }
    return List.copyOf(chosen.values());
  }

  private static String key(Scenario scenario) {
    return scenario.position().file() + "\0" + scenario.id();
  }

  private static Optional<Path> file(String word) {
    try {
      return Optional.of(Path.of(word)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String text(String name) {
    try (InputStream in = Plans.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException("there is no shipped plan file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the shipped plans are incomplete: " + e.getMessage(), e);
    }
  }
}
