package org.wsmanspec.suite.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.yaml.Problem;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import org.wsmanspec.suite.catalogue.Catalogue;

/** Finds scenario files and reads them; a broken one becomes an entry that says what is wrong. */
final class ScenarioFiles {

  /** Looked for in the text, since a broken file has no structure to look into. */
  private static final Pattern SCENARIO =
      Pattern.compile("^(?:\\{\\s*)?[\"']?scenario[\"']?\\s*:", Pattern.MULTILINE);

  private static final int LARGEST = 4 * 1024 * 1024;

  private ScenarioFiles() {}

  /** Whether a name is one of a YAML file. */
  static boolean yaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /** Whether a file is a scenario, as opposed to a target file or steps to be included. */
  static boolean scenario(Path file) {
    try {
      return yaml(file.toString())
          && Files.isRegularFile(file)
          && Files.size(file) <= LARGEST
          && scenario(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Not text, or not for us to read: no scenario.
      return false;
    }
  }

  static boolean scenario(String text) {
    return SCENARIO.matcher(text).find();
  }

  /**
   * Scenario files below a folder, sorted.
   *
   * @throws IOException if the folder cannot be listed
   */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(ScenarioFiles::scenario).sorted().toList();
    }
  }

  /** A file by the name that people see: relative where it is below the working directory. */
  static Path shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute)
        : absolute;
  }

  /** What a file offers. */
  static List<ScenarioEntry> read(Path file) {
    Path shown = shown(file);
    String name = shown.toString().replace('\\', '/');
    return read(
        name,
        position ->
            position
                .map(p -> FileSource.from(file.toAbsolutePath().toFile(), p))
                .orElseGet(() -> FileSource.from(file.toAbsolutePath().toFile())),
        () -> reader().read(shown));
  }

  /** What a resource of the class path offers. */
  static List<ScenarioEntry> read(String resource, ClassLoader loader) {
    return read(
        resource,
        position ->
            position
                .map(p -> ClasspathResourceSource.from(resource, p))
                .orElseGet(() -> ClasspathResourceSource.from(resource)),
        () -> reader().read(resource, text(resource, loader), name -> text(name, loader)));
  }

  /** Makes the source of a place in a file. */
  private interface Sources {
    TestSource at(Optional<FilePosition> position);
  }

  /** Reads a file. */
  private interface Reading {
    List<org.wsmanspec.scenario.Scenario> scenarios() throws IOException;
  }

  private static List<ScenarioEntry> read(String name, Sources sources, Reading reading) {
    try {
      return reading.scenarios().stream()
          .map(s -> ScenarioEntry.of(s, sources.at(position(s.position()))))
          .toList();
    } catch (UnreadableFileException e) {
      // A mistake in an included file stands elsewhere; its message says where.
      Optional<FilePosition> position =
          e.problems().stream()
              .filter(p -> p.file().equals(name))
              .findFirst()
              .map(ScenarioFiles::position);
      return List.of(ScenarioEntry.broken(id(name), id(name), e, sources.at(position)));
    } catch (IOException e) {
      IOException told = new IOException(name + " cannot be read: " + e.getMessage(), e);
      return List.of(ScenarioEntry.broken(id(name), id(name), told, sources.at(Optional.empty())));
    }
  }

  private static ScenarioReader reader() {
    Catalogue catalogue = Catalogue.load();
    return new ScenarioReader(id -> catalogue.find(id).isPresent());
  }

  /** The place in JUnit's words; empty without a line. */
  static Optional<FilePosition> position(Position position) {
    return position.line() > 0
        ? Optional.of(FilePosition.from(position.line(), Math.max(1, position.column())))
        : Optional.empty();
  }

  private static FilePosition position(Problem problem) {
    return FilePosition.from(Math.max(1, problem.line()), Math.max(1, problem.column()));
  }

  /** The last part of a name without its suffix, as the reader makes scenario ids of it. */
  static String id(String name) {
    return lastName(name).replaceFirst("\\.ya?ml$", "");
  }

  /** A name without its folders. */
  static String lastName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * The text of a resource of the class path.
   *
   * @throws IOException if there is none
   */
  static String text(String resource, ClassLoader loader) throws IOException {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("there is no " + resource + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The file or folder behind a resource of the class path; empty if there is none, or in a jar.
   */
  static Optional<Path> path(String resource, ClassLoader loader) {
    URL url = loader.getResource(resource);
    if (url == null || !"file".equals(url.getProtocol())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(url.toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
