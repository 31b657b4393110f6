package org.wsmanspec.report.allure;

import org.jspecify.annotations.Nullable;

/** Thrown when the generator of the Allure page did not do its work; carries what it printed. */
public final class AllureFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AllureFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
