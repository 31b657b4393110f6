package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.personality.Personalities;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint.State;

/** {@code --shard} and {@code merge}: the parts together are what one run would have been. */
@Timeout(300)
final class MergeTests {

  private static final String[] SCENARIOS = {"identify", "get-instance", "empty-class", "fragment"};

  @TempDir private static Path runs;
  @TempDir private Path folder;

  private static ReferenceEndpoint good;
  private static ReferenceEndpoint bad;

  @BeforeAll
  static void drive() throws IOException {
    good = ReferenceEndpoint.builder().build().start();
    bad =
        ReferenceEndpoint.builder()
            .personality(Personalities.find("relates-to-missing").orElseThrow())
            .build()
            .start();
    target("good", good);
    target("bad", bad);
    Files.writeString(
        runs.resolve("inventory.yaml"),
        """
        inventory: Lab
        defaults: { labels: { vendor: acme } }
        targets:
          - { name: one, file: good.yaml, labels: { rack: 1 } }
          - { name: two, file: bad.yaml, labels: { rack: 1 } }
          - { name: gone, file: good.yaml, address: "http://127.0.0.1:1/wsman" }
          - { name: four, file: good.yaml }
          - { name: five, file: bad.yaml, labels: { rack: 2 } }
        """);
    CommandRun whole = fleet("fleet", Map.of());
    assertEquals(1, whole.code(), whole::said);
    for (int i = 0; i < 3; i++) {
      fleet("fleet-" + i, Map.of("JOB_COMPLETION_INDEX", "" + i), "--shard", "auto/3");
      single("one-" + i, "--shard", (i + 1) + "/3");
    }
    single("one");
  }

  private static void target(String name, ReferenceEndpoint endpoint) throws IOException {
    String shipped =
        Files.readString(
            Path.of(System.getProperty("wsmanspec.root"))
                .resolve(
                    "conformance-suite/src/main/resources/org/wsmanspec/suite/targets/reference-endpoint.yaml"));
    Files.writeString(
        runs.resolve(name + ".yaml"),
        shipped
            .replace("${mock.address}", endpoint.address().toString())
            .replace("disruptive: allowed", "disruptive: refused"));
  }

  private static CommandRun fleet(String out, Map<String, String> environment, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "--targets",
                runs.resolve("inventory.yaml").toString(),
                "--out",
                runs.resolve(out).toString()));
    words.addAll(List.of(options));
    words.addAll(List.of("identify", "get-instance", "fragment"));
    return FleetBed.command(environment, words);
  }

  private static CommandRun single(String out, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "run",
                "--no-allure",
                "--target",
                runs.resolve("bad.yaml").toString(),
                "--out",
                runs.resolve(out).toString()));
    words.addAll(List.of(options));
    words.addAll(List.of(SCENARIOS));
    return FleetBed.command(Map.of(), words);
  }

  @AfterAll
  static void stop() {
    good.close();
    bad.close();
  }

  private CommandRun merge(String out, List<Path> parts, String... options) {
    List<String> words = new ArrayList<>(List.of("merge", "--out", folder.resolve(out).toString()));
    words.addAll(List.of(options));
    parts.forEach(p -> words.add(p.toString()));
    return FleetBed.command(Map.of(), words);
  }

  private static List<Path> parts(String prefix) {
    return List.of(
        runs.resolve(prefix + "-0"), runs.resolve(prefix + "-1"), runs.resolve(prefix + "-2"));
  }

  @Test
  void shardsOfAFleetAreTheFleet() {
    CommandRun run = merge("out", parts("fleet"));
    assertEquals(1, run.code(), run::said);
    assertSame(runs.resolve("fleet"), folder.resolve("out"));
    Fleet fleet = FleetBed.read(folder.resolve("out"));
    assertEquals(State.UNREACHABLE, FleetBed.row(fleet, "gone").state());
    assertTrue(FleetBed.row(fleet, "two").failed());
    assertFalse(FleetBed.row(fleet, "one").failed());
  }

  @Test
  void shardsOfScenariosAreTheRun() {
    CommandRun run = merge("out", parts("one"), "--no-allure");
    assertEquals(1, run.code(), run::said);
    assertSame(runs.resolve("one"), folder.resolve("out"));
  }

  /** Byte for byte, but for times and ids. */
  private static void assertSame(Path expected, Path actual) {
    Map<String, String> before = Masked.files(expected);
    Map<String, String> after = Masked.files(actual);
    // Allure names its files by ids of its own.
    before.keySet().removeIf(n -> n.startsWith("allure-results/"));
    after.keySet().removeIf(n -> n.startsWith("allure-results/"));
    assertEquals(before.keySet(), after.keySet());
    before.forEach((name, text) -> assertSame(name, text, after.getOrDefault(name, "")));
  }

  /** Only the first line that differs is told: these files are long. */
  private static void assertSame(String name, String expected, String actual) {
    List<String> before = expected.lines().toList();
    List<String> after = actual.lines().toList();
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      assertEquals(before.get(i), after.get(i), name + ":" + (i + 1));
    }
    assertEquals(before.size(), after.size(), name);
  }

  @Test
  void mergingIsAssociativeAndCommutative() {
    for (String kind : List.of("fleet", "one")) {
      merge(kind + "-at-once", parts(kind), "--no-allure");
      Map<String, String> expected = files(folder.resolve(kind + "-at-once"));
      Random random = new Random(3);
      for (int round = 0; round < 2; round++) {
        List<Path> parts = new ArrayList<>(parts(kind));
        Collections.shuffle(parts, random);
        String half = kind + "-half-" + round;
        CommandRun first = merge(half, parts.subList(0, 2), "--partial", "--no-allure");
        assertTrue(first.code() <= 1, first::said);
        String whole = kind + "-whole-" + round;
        merge(whole, List.of(parts.get(2), folder.resolve(half)), "--no-allure");
        Map<String, String> merged = files(folder.resolve(whole));
        assertEquals(expected.keySet(), merged.keySet());
        expected.forEach((name, text) -> assertSame(name, text, merged.getOrDefault(name, "")));
      }
    }
  }

  /** Nothing masked: the parts have their times and ids already. */
  private static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    for (Path file : CommandRun.files(folder)) {
      String name = folder.relativize(file).toString();
      if (!name.startsWith("allure-results")) {
        try {
          files.put(name, Files.readString(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return files;
  }

  @Test
  void aFolderOfPartsStandsForThem() throws IOException {
    Path all = Files.createDirectories(folder.resolve("all"));
    for (Path part : parts("fleet")) {
      copy(part, all.resolve(part.getFileName().toString()));
    }
    CommandRun run =
        FleetBed.command(
            Map.of(), List.of("merge", all.toString(), "--out", all.resolve("merged").toString()));
    assertEquals(1, run.code(), run::said);
    CommandRun again =
        FleetBed.command(
            Map.of(), List.of("merge", all.toString(), "--out", all.resolve("merged").toString()));
    assertEquals(run.out(), again.out(), "what was merged is no part");
    assertSame(runs.resolve("fleet"), all.resolve("merged"));
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : CommandRun.files(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.resolveSibling("."));
      Files.copy(file, copy);
    }
  }

  @Test
  void aMissingShardIsToldAndFails() {
    for (String kind : List.of("fleet", "one")) {
      List<Path> some = List.of(parts(kind).get(0));
      CommandRun run = merge(kind, some, "--no-allure");
      assertEquals(1, run.code(), run::said);
      assertTrue(run.err().contains("of 3 shards 2, 3 are missing"), run::said);
      CommandRun allowed = merge(kind + "-partial", some, "--partial", "--no-allure");
      assertFalse(allowed.err().contains("missing"), allowed::said);
    }
    // The first shard of the fleet holds "one", which is good, and "four".
    CommandRun good = merge("good", List.of(runs.resolve("fleet-0")), "--partial");
    assertEquals(0, good.code(), good::said);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() throws IOException {
    List<Path> mixed = List.of(runs.resolve("fleet-0"), runs.resolve("one-0"));
    assertEquals(3, merge("a", mixed).code());
    CommandRun twice = merge("b", List.of(runs.resolve("one-0"), copyOf("one-0")));
    assertEquals(3, twice.code(), twice::said);
    assertTrue(twice.err().contains("holds a shard that another folder holds"), twice::said);
    CommandRun nothing = merge("c", List.of(Files.createDirectories(folder.resolve("empty"))));
    assertEquals(3, nothing.code(), nothing::said);
    assertTrue(nothing.err().contains("holds no part of a run"), nothing::said);
    CommandRun itself =
        FleetBed.command(
            Map.of(),
            List.of(
                "merge",
                runs.resolve("fleet-0").toString(),
                "--out",
                runs.resolve("fleet-0").toString()));
    assertEquals(2, itself.code(), itself::said);
    Path other = copyOf("fleet-1");
    Path json = other.resolve("fleet.json");
    Files.writeString(
        json, Files.readString(json).replaceFirst("\"digest\" : \"..", "\"digest\" : \"ff"));
    CommandRun foreign = merge("d", List.of(runs.resolve("fleet-0"), other));
    assertEquals(3, foreign.code(), foreign::said);
    assertTrue(foreign.err().contains("their inventories differ"), foreign::said);
    Files.writeString(json, "{}");
    assertEquals(3, merge("e", List.of(other)).code());
  }

  private Path copyOf(String part) throws IOException {
    Path to = folder.resolve("copy-of-" + part);
    copy(runs.resolve(part), to);
    return to;
  }

  @Test
  void theEmbeddedEndpointHasNoShards() {
    CommandRun run = CommandRun.of("run", "--shard", "1/2", "identify");
    assertEquals(2, run.code(), run::said);
    assertTrue(run.err().contains("--shard needs a --target"), run::said);
  }
}
