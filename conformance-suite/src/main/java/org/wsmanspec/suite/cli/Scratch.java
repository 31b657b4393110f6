package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is there for the time of a command.
 *
 * @param folder the folder
 */
record Scratch(Path folder) implements AutoCloseable {

  static Scratch open() {
    try {
      return new Scratch(Files.createTempDirectory("wsmanspec"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder", e);
    }
  }

  @Override
  public void close() {
    try {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(folder)) {
        all = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : all) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the temporary folder " + folder, e);
    }
  }
}
