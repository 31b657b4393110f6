package org.wsmanspec.message.capture;

import org.jspecify.annotations.Nullable;

/** Thrown inside the importers when a file is no recording that they can read; says why. */
final class UnreadableCaptureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String why;

  UnreadableCaptureException(String why) {
    this(why, null);
  }

  UnreadableCaptureException(String why, @Nullable Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  String why() {
    return why;
  }
}
