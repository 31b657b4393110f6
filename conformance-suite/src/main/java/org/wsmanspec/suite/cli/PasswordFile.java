package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose first line is a password. */
final class PasswordFile {

  private PasswordFile() {}

  static String read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      String line = text.lines().findFirst().orElse("");
      if (line.isEmpty()) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT, "the password file " + file + " is empty; its first line counts");
      }
      return line;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "the password file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
