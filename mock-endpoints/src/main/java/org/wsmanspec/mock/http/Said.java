package org.wsmanspec.mock.http;

import java.time.Duration;

/**
 * What an endpoint does about a request in the end.
 *
 * @param answer what is sent
 * @param delay how long it is held back
 * @param dropped whether the connection is closed instead
 */
public record Said(HttpAnswer answer, Duration delay, boolean dropped) {

  /** An answer that is sent at once. */
  public static Said of(HttpAnswer answer) {
    return new Said(answer, Duration.ZERO, false);
  }
}
