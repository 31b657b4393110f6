package org.wsmanspec.suite.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.scenario.Target;

/** Where the evidence of a container's scenarios goes, if anywhere. */
final class Evidence {

  private final Optional<Path> folder;

  /**
   * A place for evidence.
   *
   * @param out the folder that the user names
   * @param container name of the class or file
   */
  Evidence(Optional<String> out, String container) {
    this.folder = out.map(Path::of).map(path -> path.resolve(fileName(container)));
  }

  /** The evidence file of a scenario; empty if none is wanted. */
  Optional<Path> file(String key) {
    return folder.map(f -> f.resolve(fileName(key)).resolve("evidence.jsonl"));
  }

  /**
   * Opens an evidence file, in the place of one of an earlier run.
   *
   * @throws UncheckedIOException if that cannot be done
   */
  static EvidenceWriter open(Path file, Target target) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      // A file of a former run would be continued, and a conversation is of one run.
      Files.deleteIfExists(file);
      return new EvidenceWriter(file, Redaction.of(target.secrets()));
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence " + file + " cannot be written", e);
    }
  }

  /** A name that every file system takes. */
  private static String fileName(String text) {
    return text.replaceAll("[^A-Za-z0-9._~-]+", "_").replaceFirst("^\\.+", "_");
  }
}
