package org.wsmanspec.scenario.transport;

import org.jspecify.annotations.Nullable;

/** Thrown when a transport cannot be made from its settings, such as an unreadable trust file. */
public final class TransportSetupException extends RuntimeException {

  TransportSetupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
