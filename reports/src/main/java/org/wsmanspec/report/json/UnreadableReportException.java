package org.wsmanspec.report.json;

import org.jspecify.annotations.Nullable;

/** Thrown when a text is no run report; says which field is wrong and what it should have been. */
public final class UnreadableReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableReportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  UnreadableReportException(String message) {
    this(message, null);
  }
}
