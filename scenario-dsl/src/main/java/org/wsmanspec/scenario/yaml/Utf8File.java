package org.wsmanspec.scenario.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the text of a file. */
final class Utf8File {

  private Utf8File() {}

  /**
   * The whole text.
   *
   * @throws UnreadableFileException if the file is no UTF-8
   * @throws IOException if it cannot be read or is larger than any such file
   */
  static String read(Path file) throws IOException {
    if (Files.size(file) > 4L * Yaml.MAX_CHARACTERS) {
      throw new IOException(file + " is larger than " + 4 * Yaml.MAX_CHARACTERS + " octets");
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(
          List.of(
              new Problem(
                  file.toString(), 1, 1, 1, "the file is no UTF-8 text", Optional.empty(), "")));
    }
  }
}
