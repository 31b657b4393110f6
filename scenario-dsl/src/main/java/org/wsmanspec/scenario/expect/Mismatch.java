package org.wsmanspec.scenario.expect;

import java.util.Optional;

/**
 * One thing that is not as expected.
 *
 * @param expected what was expected, for people
 * @param actual what was there instead
 * @param xpath place in the envelope, with the vocabulary's prefixes; empty if it is elsewhere
 * @param side which message
 */
public record Mismatch(String expected, String actual, Optional<String> xpath, Side side) {

  /** A message of an exchange, or neither in particular. */
  public enum Side {
    REQUEST,
    RESPONSE,
    EXCHANGE
  }
}
