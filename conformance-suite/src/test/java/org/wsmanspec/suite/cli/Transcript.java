package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Commands and what they said, compared with a file in {@code golden/} of the test resources.
 *
 * <p>A run with {@code -Dwsmanspec.golden=write} writes the files anew, for review.
 */
final class Transcript {

  private final Path folder;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param folder stands as {@code DIR} in the transcript
   */
  Transcript(Path folder) {
    this.folder = folder;
  }

  /** Run a command; names of files are given as {@code DIR/name}. */
  CommandRun run(String... arguments) {
    CommandRun run =
        CommandRun.of(
            Arrays.stream(arguments).map(a -> a.replace("DIR", folder.toString())).toList());
    run.assertNoStackTrace();
    text.append("$ wsmanspec ").append(String.join(" ", arguments)).append('\n');
    for (String said : new String[] {run.out(), run.err()}) {
      text.append(
          said.replace(folder.toString(), "DIR").replace("\r\n", "\n").replaceAll(" +\n", "\n"));
    }
    text.append("[").append(run.code()).append("]\n\n");
    return run;
  }

  void assertGolden(String name) {
    Path file =
        Path.of(
            System.getProperty("wsmanspec.root"),
            "conformance-suite/src/test/resources/org/wsmanspec/suite/cli/golden/" + name);
    try {
      if ("write".equals(System.getProperty("wsmanspec.golden"))) {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
      }
      assertEquals(Files.readString(file), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare with " + name, e);
    }
  }
}
