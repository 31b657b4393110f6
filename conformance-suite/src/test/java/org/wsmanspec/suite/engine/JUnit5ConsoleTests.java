package org.wsmanspec.suite.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the engine in a JVM that has the last release of JUnit 5 and nothing of JUnit 6.
 *
 * <p>Compiled against a newer platform, the engine must not need what the older one lacks.
 */
@Timeout(180)
final class JUnit5ConsoleTests {

  private static final Path CONSOLE =
      Path.of(System.getProperty("wsmanspec.root", ".."))
          .resolve("conformance-suite/target/junit-5/console.jar");

  /** What a child process said and how it ended. */
  private record Ended(int code, String output) {}

  @TempDir private Path folder;

  /** The class path of this JVM without tests and without JUnit. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.replace('\\', '/').endsWith("/test-classes"))
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("junit-"))
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("opentest4j"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Ended console(String... arguments) throws Exception {
    assumeTrue(
        Files.isRegularFile(CONSOLE),
        "no " + CONSOLE + "; 'mvn process-test-resources' puts it there");
    Path output = folder.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp"));
    command.add(CONSOLE + File.pathSeparator + classPath());
    command.add("org.junit.platform.console.ConsoleLauncher");
    command.addAll(
        List.of("execute", "--disable-banner", "--disable-ansi-colors", "--details=verbose"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(process.waitFor(150, TimeUnit.SECONDS), "the console does not end");
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  @Test
  void scenariosFareAsTheyDoOnJUnit6() throws Exception {
    Path passes = Runs.write(folder, "passes.yaml", Runs.PASSES);
    Path fails = Runs.write(folder, "fails.yaml", Runs.FAILS);
    Path broken = Runs.write(folder, "broken.yaml", Runs.BROKEN);
    Ended ended =
        console(
            "--select-file=" + passes,
            "--select-file=" + fails,
            "--select-file=" + broken,
            "--config=wsmanspec.target=mock");
    String output = ended.output();
    assertTrue(output.contains("1 tests successful"), output);
    assertTrue(output.contains("2 tests failed"), output);
    assertTrue(output.contains("passes: Identify is answered"), output);
    assertTrue(output.contains("DSP0226-identify-02: expected "), output);
    assertTrue(output.contains("broken.yaml:3:5: "), output);
    assertTrue(output.contains("[engine:wsmanspec]"), output);
    assertEquals(1, ended.code(), output);
  }

  @Test
  void aScenarioThatHoldsEndsWell() throws Exception {
    Path passes = Runs.write(folder, "passes.yaml", Runs.PASSES);
    Ended ended = console("--select-file=" + passes);
    assertEquals(0, ended.code(), ended.output());
    assertTrue(ended.output().contains("1 tests successful"), ended.output());
  }
}
