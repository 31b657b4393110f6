package org.wsmanspec.report.json;

import org.jspecify.annotations.Nullable;

/** Thrown when a text is no run report or baseline; says what is wrong and what was expected. */
public final class UnreadableReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public UnreadableReportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Without a further reason. */
  public UnreadableReportException(String message) {
    this(message, null);
  }
}
