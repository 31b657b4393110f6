package org.wsmanspec.scenario.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Every mistake is answered as its golden file says. */
final class MistakesTests {

  private static final Path RESOURCES =
      Path.of(System.getProperty("wsmanspec.root"))
          .resolve("scenario-dsl/src/test/resources/org/wsmanspec/scenario");

  /** Set to write the golden files anew; look at what changed before committing it. */
  private static final boolean UPDATE = Boolean.getBoolean("wsmanspec.updateGolden");

  @TestFactory
  Stream<DynamicTest> scenarioMistakes() throws IOException {
    ScenarioReader reader = new ScenarioReader(id -> !id.equals("DSP0226-R99.9-9"));
    return golden("mistakes", (name, text) -> reader.read(name, text, MistakesTests::part));
  }

  @TestFactory
  Stream<DynamicTest> targetMistakes() throws IOException {
    TargetReader reader = new TargetReader(name -> Optional.empty(), Map.of());
    return golden("target-mistakes", reader::read);
  }

  /** Read with their folder, since they name files beside them. */
  @TestFactory
  Stream<DynamicTest> inventoryMistakes() throws IOException {
    InventoryReader reader = new InventoryReader(name -> Optional.empty());
    String folder = RESOURCES.resolve("inventory-mistakes").toString().replace('\\', '/') + "/";
    return golden(
        "inventory-mistakes",
        (name, text) -> {
          try {
            return reader.read(folder + name, text);
          } catch (UnreadableFileException e) {
            throw new UnreadableFileException(
                e.problems().stream().map(p -> without(p, folder)).toList());
          }
        });
  }

  private static Problem without(Problem problem, String folder) {
    String parent = folder.replaceFirst("[^/]+/$", "");
    return new Problem(
        problem.file().replace(folder, "").replace(parent, "../"),
        problem.line(),
        problem.column(),
        problem.width(),
        problem.message().replace(folder, ""),
        problem.help(),
        problem.source());
  }

  @TestFactory
  Stream<DynamicTest> planMistakes() throws IOException {
    PlanReader reader =
        new PlanReader(
            word ->
                word.startsWith("no-such")
                    ? Optional.of("did you mean 'such'?")
                    : Optional.empty());
    return golden("plan-mistakes", reader::read);
  }

  private interface Reader {
    Object read(String name, String text);
  }

  private static Stream<DynamicTest> golden(String folder, Reader reader) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(RESOURCES.resolve(folder))) {
      files = list.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
    assertTrue(files.size() >= 8, "the golden files are gone");
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), check(file, reader)));
  }

  private static Executable check(Path file, Reader reader) {
    return () -> {
      String name = file.getFileName().toString();
      UnreadableFileException e =
          assertThrows(
              UnreadableFileException.class,
              () -> reader.read(name, Files.readString(file, StandardCharsets.UTF_8)));
      String message = e.getMessage() + "\n";
      assertFalse(message.contains("hunter2"), "a password is shown");
      Path golden = file.resolveSibling(name.replace(".yaml", ".err"));
      if (UPDATE) {
        Files.writeString(golden, message, StandardCharsets.UTF_8);
      }
      assertEquals(Files.readString(golden, StandardCharsets.UTF_8), message);
    };
  }

  private static String part(String name) throws IOException {
    Path file = RESOURCES.resolve("mistakes").resolve(name);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(name, null, "there is no such file");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void aBombOfAliasesIsRefused() {
    StringBuilder text = new StringBuilder("scenario: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      text.append("k").append(i).append(": &a").append(i).append(" [");
      for (int j = 0; j < 10; j++) {
        text.append(j == 0 ? "" : ", ").append("*a").append(i - 1);
      }
      text.append("]\n");
    }
    assertTrue(problems(text.toString()).get(0).message().contains("nodes"));
  }

  @Test
  void deepNestingIsRefused() {
    assertTrue(
        problems("scenario: " + "[".repeat(100_000)).get(0).message().contains("levels deep"));
  }

  @Test
  void hugeFilesAreRefused() {
    assertTrue(problems("# " + "x".repeat(2_000_000)).get(0).message().contains("limit"));
  }

  private static List<Problem> problems(String text) {
    return assertThrows(
            UnreadableFileException.class,
            () ->
                new ScenarioReader()
                    .read(
                        "a.yaml",
                        text,
                        name -> {
                          throw new UncheckedIOException(new IOException("not asked for"));
                        }))
        .problems();
  }
}
