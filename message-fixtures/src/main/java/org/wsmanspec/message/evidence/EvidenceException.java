package org.wsmanspec.message.evidence;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Thrown when an evidence file cannot be written or read; says which file and which line. */
public final class EvidenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EvidenceException(Path file, String what, @Nullable Throwable cause) {
    super(file + ": " + what, cause);
  }

  EvidenceException(Path file, long line, String what, @Nullable Throwable cause) {
    super(file + ":" + line + ": " + what, cause);
  }
}
