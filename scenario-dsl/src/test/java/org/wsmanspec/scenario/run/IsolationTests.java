package org.wsmanspec.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.scenario.yaml.TargetReader;

final class IsolationTests {

  private static final Target TARGET =
      new TargetReader()
          .read(
              "target.yaml",
              """
              target: Test
              address: http://192.0.2.1/wsman
              resources:
                instance: { uri: "http://example.org/Disk", selectors: { Name: a } }
                writable: { uri: "http://example.org/Setting", selectors: { Name: a } }
                creatable: { uri: "http://example.org/Setting", key: Name }
                query: { uri: "http://example.org/*", wql: "SELECT * FROM Disk" }
              """);

  private static Isolation of(String text) {
    Scenario scenario =
        new ScenarioReader()
            .read(
                "test.yaml",
                "scenario: Test\n" + text,
                name -> {
                  throw new java.io.IOException("there is no " + name);
                })
            .get(0);
    return Isolation.of(scenario, TARGET);
  }

  private static Isolation reading(String resource) {
    return of("steps: [ get: { resource: " + resource + " } ]\n");
  }

  private static Isolation changing(String resource) {
    return of("disruptive: true\nsteps: [ delete: { resource: " + resource + " } ]\n");
  }

  @Test
  void whatOnlyReadsOverlaps() {
    assertFalse(reading("writable").conflicts(reading("writable")));
  }

  @Test
  void scenariosAboutEventsNeverOverlap() {
    Isolation listening = of("steps: [ subscribe: { resource: \"urn:events\" } ]\n");
    Isolation raising = of("steps: [ raise: {} ]\n");
    assertTrue(listening.conflicts(raising));
    assertTrue(listening.conflicts(listening));
    assertFalse(listening.conflicts(reading("writable")));
    Isolation own = of("isolation: []\nsteps: [ subscribe: { resource: \"urn:events\" } ]\n");
    assertFalse(own.conflicts(raising), "who says it himself is believed");
  }

  @Test
  void whatChangesAResourceHasItsClassToItself() {
    assertTrue(changing("writable").conflicts(reading("writable")));
    assertTrue(reading("creatable").conflicts(changing("writable")), "another name of its class");
    assertTrue(changing("writable").conflicts(changing("creatable")));
    assertFalse(changing("writable").conflicts(reading("instance")));
    assertFalse(changing("writable").conflicts(changing("instance")));
  }

  @Test
  void aUriThatStandsForAllMeetsEachOfThem() {
    assertTrue(changing("writable").conflicts(reading("query")));
    assertTrue(
        of("disruptive: true\nsteps: [ delete: { uri: 'http://example.org/*' } ]\n")
            .conflicts(reading("instance")));
  }

  @Test
  void resourcesInVariablesAndRepetitionsCount() {
    Isolation isolation =
        of(
            """
            disruptive: true
            steps:
              - repeat:
                  atMost: 2
                  steps: [ get: { uri: "${resources.writable.uri}" } ]
            cleanup: [ get: { uri: "http://example.org/Other" } ]
            """);
    assertEquals(
        Set.of("http://example.org/Setting", "http://example.org/Other"), isolation.alone());
  }

  @Test
  void whatChangesNobodyKnowsWhatIsAlone() {
    Isolation isolation = of("disruptive: true\nsteps: [ send: { text: <a/> } ]\n");
    assertTrue(isolation.conflicts(reading("instance")));
    assertTrue(reading("instance").conflicts(isolation));
  }

  @Test
  void aScenarioMaySayItself() {
    String get = "steps: [ get: { resource: instance } ]\n";
    Isolation endpoint = of("isolation: endpoint\n" + get);
    assertTrue(endpoint.conflicts(of("steps: [ identify: {} ]\n")));
    Isolation word = of("isolation: [locks, writable]\n" + get);
    assertTrue(word.conflicts(of("isolation: locks\nsteps: [ identify: {} ]\n")));
    assertTrue(word.conflicts(reading("creatable")));
    assertFalse(word.conflicts(reading("instance")));
    assertTrue(word.conflicts(changing("instance")), "it still looks at what it uses");
    Isolation none = of("disruptive: true\nisolation: []\n" + get);
    assertFalse(none.conflicts(reading("instance")));
  }
}
