package org.wsmanspec.suite.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.Requirement.State;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.check.Check;

/**
 * The catalogue's state column says what checks and scenarios really cover.
 *
 * <p>Run with {@code -Dwsmanspec.updateCatalogue=true} to write the column anew.
 */
class CatalogueStateTests {

  private static final Path RESOURCES =
      Path.of(System.getProperty("wsmanspec.root"), "conformance-suite/src/main/resources")
          .resolve("org/wsmanspec/suite");
  private static final Pattern COVERS = Pattern.compile("covers:\\s*\\[([^\\]]*)\\]");

  @Test
  void everyCoveredIdExists() throws IOException {
    List<String> dangling = new ArrayList<>();
    for (Check check : Judge.standard().checks()) {
      check.requirements().stream()
          .filter(id -> Catalogue.load().find(id).isEmpty())
          .forEach(id -> dangling.add(check.name() + " names " + id));
    }
    for (Path file : scenarios()) {
      covers(file).stream()
          .filter(id -> Catalogue.load().find(id).isEmpty())
          .forEach(id -> dangling.add(file.getFileName() + " covers " + id));
    }
    assertEquals(List.of(), dangling, "correct the ids; 'wsmanspec list requirements' shows all");
  }

  @Test
  void checkNamesAreUnique() {
    List<String> names = Judge.standard().checks().stream().map(Check::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void checksNameNoRowThatIsReportedThroughAnother() {
    List<String> secondary =
        Judge.standard().checks().stream()
            .flatMap(c -> c.requirements().stream())
            .filter(id -> throughAnother(Catalogue.load().require(id)))
            .toList();
    assertEquals(List.of(), secondary, "let the check name the primary row");
  }

  /** A row that sums up many others, marked with an asterisk, is reported by itself. */
  private static boolean throughAnother(Requirement r) {
    return !r.primary().isEmpty() && !r.primary().contains("*");
  }

  @Test
  void stateTellsTheTruth() throws IOException {
    Set<String> covered = covered();
    List<String> wrong = new ArrayList<>();
    for (String name : Catalogue.FILES) {
      Path file = RESOURCES.resolve("catalogue").resolve(name);
      List<String> lines = Files.readAllLines(file);
      List<String> corrected = new ArrayList<>(List.of(lines.get(0)));
      for (String line : lines.subList(1, lines.size())) {
        String due = corrected(line, covered);
        if (!due.equals(line)) {
          wrong.add(
              line.substring(0, line.indexOf('\t')) + " should be " + due.split("\t", -1)[13]);
        }
        corrected.add(due);
      }
      if (Boolean.getBoolean("wsmanspec.updateCatalogue")) {
        Files.writeString(file, String.join("\n", corrected) + "\n");
        wrong.clear();
      }
    }
    assertEquals(
        List.of(),
        wrong,
        "the state column is stale; run this test with -Dwsmanspec.updateCatalogue=true");
  }

  private static String corrected(String line, Set<String> covered) {
    String[] cells = line.split("\t", -1);
    Requirement r = Catalogue.load().require(cells[0]);
    State due = due(r, covered);
    if (due == r.state()) {
      return line;
    }
    String[] now = Arrays.copyOf(cells, cells.length);
    now[13] = due.name();
    now[14] =
        switch (due) {
          case TESTED -> "";
          case OUT_OF_SCOPE -> "a permission: there is nothing to break";
          case UNTESTABLE -> "does not show in messages";
          case UNTESTED -> "no check yet";
        };
    return String.join("\t", now);
  }

  private static State due(Requirement r, Set<String> covered) {
    if (r.state() == State.UNTESTABLE) {
      return State.UNTESTABLE;
    }
    boolean through = throughAnother(r) && covered.containsAll(r.primary());
    if (covered.contains(r.id()) || through) {
      return State.TESTED;
    }
    if (r.state() == State.OUT_OF_SCOPE && !r.stateReason().startsWith("a permission")) {
      return State.OUT_OF_SCOPE;
    }
    return r.level() == Level.MAY ? State.OUT_OF_SCOPE : State.UNTESTED;
  }

  private static Set<String> covered() throws IOException {
    Set<String> ids = new HashSet<>();
    for (Check check : Judge.standard().checks()) {
      ids.addAll(check.requirements());
    }
    for (Path file : scenarios()) {
      ids.addAll(covers(file));
    }
    return ids;
  }

  private static List<Path> scenarios() throws IOException {
    Path folder = RESOURCES.resolve("scenarios");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static List<String> covers(Path file) throws IOException {
    List<String> ids = new ArrayList<>();
    Matcher matcher = COVERS.matcher(Files.readString(file));
    while (matcher.find()) {
      Stream.of(matcher.group(1).split(",", -1))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .forEach(ids::add);
    }
    return ids;
  }
}
