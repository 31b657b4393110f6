package org.wsmanspec.suite.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.Requirement.State;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.catalogue.Guidances;

/** The pages on requirements say what catalogue, guidance, checks and scenarios say today. */
class GeneratedPagesTests {

  private static final Path FOLDER =
      Path.of(System.getProperty("wsmanspec.root"), "docs/requirements");

  @Test
  void pagesAreUpToDate() throws IOException {
    Map<String, String> pages = RequirementPages.all();
    if (Boolean.getBoolean("wsmanspec.updatePages")) {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = FOLDER.resolve(page.getKey());
      assertEquals(
          page.getValue(),
          Files.exists(file) ? Files.readString(file) : "",
          file + " is stale; run this test with -Dwsmanspec.updatePages=true");
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> names =
          files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
      assertEquals(new TreeSet<>(pages.keySet()), names, "pages of areas that are gone");
    }
  }

  @Test
  void whatFailsAnEndpointComesWithAdvice() {
    Set<String> silent =
        Catalogue.load().all().stream()
            .filter(r -> r.state() == State.TESTED && r.primary().isEmpty())
            .filter(r -> r.level() != Level.MAY)
            .map(Requirement::id)
            .filter(id -> Guidances.find(id).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(silent.isEmpty(), () -> "no guidance on " + silent);
  }
}
