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

  private final Optional<Path> beside;
  private final boolean files;

  /**
   * @param beside a file that relative names of files are relative to; empty: the working directory
   * @param files whether words may name files at all
   */
  private ScenarioSelection(Optional<Path> beside, boolean files) {
    this.beside = beside;
    this.files = files;
  }

  /** Words of which none is a file. */
  public static ScenarioSelection shipped() {
    return new ScenarioSelection(Optional.empty(), false);
  }

  /** Words in a file: names of other files in it are relative to its folder. */
  public static ScenarioSelection relativeTo(Path file) {
    return new ScenarioSelection(Optional.of(file), true);
  }

  /**
   * The scenarios that words choose; without words, all that are shipped.
   *
   * @throws IllegalArgumentException if a word chooses nothing; the message offers what is near
   * @throws IOException if a named file cannot be read
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if a named file is no scenario
   */
  public static List<Scenario> choose(List<String> words) throws IOException {
    if (words.isEmpty()) {
      return ScenarioLibrary.all().stream().flatMap(e -> e.scenarios().stream()).toList();
    }
    ScenarioSelection selection = new ScenarioSelection(Optional.empty(), true);
    Map<String, Scenario> chosen = new LinkedHashMap<>();
    for (String word : words) {
      List<Scenario> found = selection.find(word);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "'"
                + word
                + "' is no scenario file, folder, area, id or pattern; "
                + near(word)
                    .map(n -> "did you mean " + n + "?")
                    .orElse("'wsmanspec list' shows what there is"));
      }
      found.forEach(s -> chosen.put(s.position().file() + "\0" + s.id(), s));
    }
    return List.copyOf(chosen.values());
  }

  /** What to do about a word that chooses nothing; empty if it chooses something. */
  public Optional<String> objection(String word) {
    if (!shippedBy(word).isEmpty() || path(word).filter(Files::exists).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        near(word)
            .map(n -> "did you mean " + n + "?")
            .orElse(
                "it is no file, folder, area, id or pattern; 'wsmanspec list' shows what there is"));
  }

  /**
   * The scenarios that a word chooses, perhaps none.
   *
   * @throws IOException if it is a file that cannot be read
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if it is a file that is no scenario
   */
  public List<Scenario> find(String word) throws IOException {
    Optional<Path> path = path(word);
    if (path.filter(Files::isDirectory).isPresent()) {
      return readFolder(path.get());
    }
    if (path.filter(Files::isRegularFile).isPresent()) {
      return reader().read(path.get());
    }
    return shippedBy(word);
  }

  private static Optional<String> near(String word) {
    return Nearest.to(
        word,
        ScenarioLibrary.all().stream()
            .flatMap(
                e -> Stream.concat(Stream.of(e.area()), e.scenarios().stream().map(Scenario::id)))
            .distinct()
            .toList());
  }

  private static List<Scenario> shippedBy(String word) {
    Pattern pattern = Pattern.compile(Pattern.quote(word).replace("*", "\\E.*\\Q"));
    return ScenarioLibrary.all().stream()
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
  private Optional<Path> path(String word) {
    if (!files) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(word);
      return Optional.of(beside.map(b -> b.resolveSibling(path)).orElse(path));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<Scenario> readFolder(Path folder) throws IOException {
    List<Path> found;
    try (Stream<Path> walk = Files.walk(folder)) {
      found =
          walk.filter(Files::isRegularFile)
              .filter(f -> f.toString().endsWith(".yaml") || f.toString().endsWith(".yml"))
              .sorted()
              .toList();
    }
    List<Scenario> scenarios = new ArrayList<>();
    for (Path file : found) {
      scenarios.addAll(reader().read(file));
    }
    return scenarios;
  }

  private static ScenarioReader reader() {
    Catalogue catalogue = Catalogue.load();
    return new ScenarioReader(id -> catalogue.find(id).isPresent());
  }
}
