package org.wsmanspec.report.bundle;

import org.jspecify.annotations.Nullable;

/** Thrown when a bundle cannot be written or read; says which file is wrong and how. */
public final class BundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BundleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  BundleException(String message) {
    this(message, null);
  }
}
