package org.wsmanspec.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares human-readable output with files in {@code src/test/resources/golden}.
 *
 * <p>A run with {@code -Dwsmanspec.golden=write} writes them anew, for review with the change.
 */
public final class Golden {

  private Golden() {}

  public static void assertGolden(String name, String actual) {
    Path file =
        Path.of(System.getProperty("wsmanspec.root"), "reports/src/test/resources/golden/" + name);
    try {
      if ("write".equals(System.getProperty("wsmanspec.golden"))) {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, actual);
      }
      assertEquals(Files.readString(file), actual);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare with " + name, e);
    }
  }
}
