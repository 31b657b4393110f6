package org.wsmanspec.suite.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.negative.NegativeScenarios;

/**
 * The scenarios that come with the suite: those that were written, and behind them the negative
 * ones that are generated.
 *
 * <p>The written ones are resources below this class's package parent, one folder an area; {@code
 * index.txt} names them in the order of a run, because a class path cannot be listed. A test
 * compares it with the folder.
 */
public final class ScenarioLibrary {

  private static final String FOLDER = "/org/wsmanspec/suite/scenarios/";

  /**
   * One shipped file and the scenarios it expands to.
   *
   * @param name path below the scenario folder, such as {@code addressing/unknown-action.yaml}
   * @param scenarios one, or one for each case of its table
   */
  public record Entry(String name, List<Scenario> scenarios) {
    public Entry {
      scenarios = List.copyOf(scenarios);
    }

    /** The folder, which is the area: {@code addressing}. */
    public String area() {
      int slash = name.indexOf('/');
      return slash < 0 ? "" : name.substring(0, slash);
    }
  }

  private static @Nullable Shelves shelves;

  private ScenarioLibrary() {}

  /** All scenarios in the order of a run. */
  public static List<Entry> all() {
    return read().all();
  }

  /** The scenarios that were written by hand, in the order of a run. */
  public static List<Entry> written() {
    return read().written();
  }

  /** What was read once, when somebody first asked for it. */
  private record Shelves(List<Entry> written, List<Entry> all) {}

  private static synchronized Shelves read() {
    Shelves known = shelves;
    if (known == null) {
      List<Entry> written = names().stream().map(ScenarioLibrary::read).toList();
      Stream<Entry> generated =
          NegativeScenarios.files().keySet().stream().map(ScenarioLibrary::read);
      known = new Shelves(written, Stream.concat(written.stream(), generated).toList());
      shelves = known;
    }
    return known;
  }

  /**
   * One shipped file.
   *
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if it is no scenario
   */
  static Entry read(String name) {
    Catalogue catalogue = Catalogue.load();
    ScenarioReader reader = new ScenarioReader(id -> catalogue.find(id).isPresent());
    return new Entry(name, reader.read(name, text(name), ScenarioLibrary::load));
  }

  /** Names of the files that were written by hand. */
  public static List<String> names() {
    try (Stream<String> lines = text("index.txt").lines()) {
      return lines.map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
  }

  /**
   * The text of a shipped file.
   *
   * @throws IllegalStateException if there is none
   */
  public static String text(String name) {
    try {
      return load(name);
    } catch (IOException e) {
      throw new IllegalStateException("the shipped scenarios are incomplete: " + e.getMessage(), e);
    }
  }

  private static String load(String name) throws IOException {
    String generated = NegativeScenarios.files().get(name);
    if (generated != null) {
      return generated;
    }
    try (InputStream in = ScenarioLibrary.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException("there is no shipped scenario file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
