package org.wsmanspec.suite.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.yaml.UnreadableFileException;

class ScenarioLibraryTests {

  private static final Path FOLDER =
      Path.of(System.getProperty("wsmanspec.root"))
          .resolve("conformance-suite/src/main/resources/org/wsmanspec/suite/scenarios");

  @Test
  void indexNamesEveryFileOnce() throws IOException {
    Set<String> files;
    try (Stream<Path> walk = Files.walk(FOLDER)) {
      files =
          walk.filter(f -> f.toString().endsWith(".yaml"))
              .map(f -> FOLDER.relativize(f).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    List<String> names = ScenarioLibrary.names();
    assertEquals(names.size(), new HashSet<>(names).size(), "a name stands twice in index.txt");
    assertEquals(files, new TreeSet<>(names), "index.txt and the folder differ");
  }

  @Test
  void everyShippedFileIsReadable() {
    StringBuilder problems = new StringBuilder();
    for (String name : ScenarioLibrary.names()) {
      try {
        assertTrue(!ScenarioLibrary.read(name).scenarios().isEmpty(), name);
      } catch (UnreadableFileException e) {
        problems.append(e.getMessage()).append('\n');
      }
    }
    assertEquals("", problems.toString());
  }

  @Test
  void scenarioIdsAreUnique() {
    Set<String> seen = new HashSet<>();
    for (ScenarioLibrary.Entry entry : ScenarioLibrary.all()) {
      for (Scenario s : entry.scenarios()) {
        assertTrue(seen.add(s.id()), "scenario id " + s.id() + " is there twice");
      }
    }
  }

  @Test
  void everyRequirementOfAScenarioIsSpokenForByAStep() {
    StringBuilder idle = new StringBuilder();
    for (ScenarioLibrary.Entry entry : ScenarioLibrary.all()) {
      for (Scenario s : entry.scenarios()) {
        Set<String> spoken = new HashSet<>();
        spokenFor(s, s.steps(), spoken);
        s.covers().stream()
            .filter(id -> !spoken.contains(id))
            .forEach(id -> idle.append(s.id()).append(": ").append(id).append('\n'));
      }
    }
    assertEquals("", idle.toString(), "covered by a scenario whose steps all cover something else");
  }

  private static void spokenFor(Scenario scenario, List<Step> steps, Set<String> ids) {
    for (Step step : steps) {
      if (step.operation() instanceof Operation.Repeat repeat) {
        spokenFor(scenario, repeat.steps(), ids);
      } else if (step.expect().isPresent()) {
        ids.addAll(scenario.covers(step));
      }
    }
  }
}
