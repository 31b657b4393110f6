package org.wsmanspec.suite.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.suite.catalogue.Catalogue;

/**
 * Which scenarios a user means by a word: a file, a folder of files, an area, an id, or a pattern
 * with {@code *} over ids.
 */
public final class ScenarioSelection {

  private ScenarioSelection() {}

  /**
   * The scenarios that words choose; without words, all that are shipped.
   *
   * @throws IllegalArgumentException if a word chooses nothing; the message offers what is near
   * @throws IOException if a named file cannot be read
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if a named file is no scenario
   */
  public static List<Scenario> choose(List<String> words) throws IOException {
    List<ScenarioLibrary.Entry> shipped = ScenarioLibrary.all();
    if (words.isEmpty()) {
      return shipped.stream().flatMap(e -> e.scenarios().stream()).toList();
    }
    Map<String, Scenario> chosen = new LinkedHashMap<>();
    for (String word : words) {
      List<Scenario> found = find(word, shipped);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "'"
                + word
                + "' is no scenario file, folder, area, id or pattern; "
                + near(word, shipped)
                    .map(n -> "did you mean " + n + "?")
                    .orElse("'wsmanspec list' shows what there is"));
      }
      found.forEach(s -> chosen.put(s.position().file() + "\0" + s.id(), s));
    }
    return List.copyOf(chosen.values());
  }

  private static Optional<String> near(String word, List<ScenarioLibrary.Entry> shipped) {
    return Nearest.to(
        word,
        shipped.stream()
            .flatMap(
                e -> Stream.concat(Stream.of(e.area()), e.scenarios().stream().map(Scenario::id)))
            .distinct()
            .toList());
  }

  private static List<Scenario> find(String word, List<ScenarioLibrary.Entry> shipped)
      throws IOException {
    Optional<Path> path = path(word);
    if (path.filter(Files::isDirectory).isPresent()) {
      return readFolder(path.get());
    }
    if (path.filter(Files::isRegularFile).isPresent()) {
      return reader().read(path.get());
    }
    Pattern pattern = Pattern.compile(Pattern.quote(word).replace("*", "\\E.*\\Q"));
    return shipped.stream()
        .flatMap(
            e ->
                e.scenarios().stream()
                    .filter(
                        s ->
                            e.area().equals(word)
                                || e.name().equals(word)
                                || s.id().startsWith(word + "~")
                                || pattern.matcher(s.id()).matches()))
        .toList();
  }

  /** The word as a path, if the file system knows such: some allow no asterisk. */
  private static Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<Scenario> readFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files =
          walk.filter(Files::isRegularFile)
              .filter(f -> f.toString().endsWith(".yaml") || f.toString().endsWith(".yml"))
              .sorted()
              .toList();
    }
    List<Scenario> scenarios = new ArrayList<>();
    for (Path file : files) {
      scenarios.addAll(reader().read(file));
    }
    return scenarios;
  }

  private static ScenarioReader reader() {
    Catalogue catalogue = Catalogue.load();
    return new ScenarioReader(id -> catalogue.find(id).isPresent());
  }
}
