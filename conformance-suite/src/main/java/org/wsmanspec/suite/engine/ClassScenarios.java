package org.wsmanspec.suite.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import org.wsmanspec.suite.plans.Plans;
import org.wsmanspec.suite.scenarios.ScenarioSelection;

/** The scenarios that the annotation of a class names. */
final class ClassScenarios {

  private static final String SHIPPED = "org/wsmanspec/suite/scenarios/";

  private ClassScenarios() {}

  /** What a class with {@link WsmanScenarios} offers, in the order of its words. */
  static List<ScenarioEntry> of(Class<?> type, WsmanScenarios annotation) {
    List<String> words = List.of(annotation.scenarios());
    if (!annotation.plan().isEmpty()) {
      return plan(type, annotation.plan(), words);
    }
    if (words.isEmpty()) {
      return shipped(type, List.of());
    }
    List<ScenarioEntry> entries = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (String word : words) {
      Optional<Path> path = path(type, word);
      if (path.isEmpty()) {
        waiting.add(word);
        continue;
      }
      // Words for shipped scenarios that stand together are looked up together: it is quicker.
      entries.addAll(shippedIfAny(type, waiting));
      waiting.clear();
      entries.addAll(read(type, word, path.get()));
    }
    entries.addAll(shippedIfAny(type, waiting));
    return entries;
  }

  private static List<ScenarioEntry> plan(Class<?> type, String name, List<String> words) {
    try {
      if (!words.isEmpty()) {
        throw new IllegalArgumentException(
            "the plan chooses the scenarios, so '" + words.get(0) + "' cannot stand beside it");
      }
      return Plans.find(name).scenarios().stream().map(ClassScenarios::chosen).toList();
    } catch (IOException | IllegalArgumentException | UnreadableFileException e) {
      return List.of(mistake(type, name, e));
    }
  }

  /** A plan may choose shipped scenarios and files. */
  private static ScenarioEntry chosen(Scenario scenario) {
    Path file = Path.of(scenario.position().file());
    if (!Files.isRegularFile(file)) {
      return shipped(scenario);
    }
    TestSource source =
        ScenarioFiles.position(scenario.position())
            .map(p -> FileSource.from(file.toAbsolutePath().toFile(), p))
            .orElseGet(() -> FileSource.from(file.toAbsolutePath().toFile()));
    return ScenarioEntry.of(scenario, source);
  }

  private static Optional<Path> path(Class<?> type, String word) {
    try {
      Path path = Path.of(word);
      if (Files.exists(path)) {
        return Optional.of(path);
      }
    } catch (InvalidPathException e) {
      // A pattern with '*' is no path on some systems.
      return Optional.empty();
    }
    // A single word is an area or id, even if a package has the same name.
    return word.contains("/") || ScenarioFiles.yaml(word)
        ? ScenarioFiles.path(word, loader(type))
        : Optional.empty();
  }

  static ClassLoader loader(Class<?> type) {
    return Optional.ofNullable(type.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
  }

  private static List<ScenarioEntry> read(Class<?> type, String word, Path path) {
    if (!Files.isDirectory(path)) {
      return ScenarioFiles.read(path);
    }
    try {
      List<ScenarioEntry> entries =
          ScenarioFiles.below(path).stream().flatMap(f -> ScenarioFiles.read(f).stream()).toList();
      return entries.isEmpty()
          ? List.of(mistake(type, word, new IOException("'" + word + "' holds no scenario file")))
          : entries;
    } catch (IOException | UncheckedIOException e) {
      return List.of(mistake(type, word, e));
    }
  }

  private static List<ScenarioEntry> shippedIfAny(Class<?> type, List<String> words) {
    return words.isEmpty() ? List.of() : shipped(type, words);
  }

  private static List<ScenarioEntry> shipped(Class<?> type, List<String> words) {
    try {
      return ScenarioSelection.choose(words).stream().map(ClassScenarios::shipped).toList();
    } catch (IOException | IllegalArgumentException | UnreadableFileException e) {
      if (words.size() < 2) {
        return List.of(mistake(type, String.join(" ", words), e));
      }
      // One by one, so that a wrong word does not take the right ones with it.
      return words.stream().flatMap(w -> shipped(type, List.of(w)).stream()).toList();
    }
  }

  private static ScenarioEntry shipped(Scenario scenario) {
    String resource = SHIPPED + scenario.position().file();
    TestSource source =
        ScenarioFiles.position(scenario.position())
            .map(p -> ClasspathResourceSource.from(resource, p))
            .orElseGet(() -> ClasspathResourceSource.from(resource));
    return ScenarioEntry.of(scenario, source);
  }

  private static ScenarioEntry mistake(Class<?> type, String word, Exception problem) {
    return ScenarioEntry.broken(word, word, problem, ClassSource.from(type));
  }
}
