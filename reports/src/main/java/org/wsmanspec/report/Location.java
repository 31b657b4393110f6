package org.wsmanspec.report;

import java.util.Optional;
import org.wsmanspec.message.StepRef;

/**
 * Where a finding was made.
 *
 * @param exchange id of the exchange; empty where it concerns none in particular
 * @param side which message of the exchange
 * @param xpath place in the envelope, with the vocabulary's prefixes; empty if it is elsewhere
 * @param source place in a capture; empty if live
 * @param step the scenario step; empty in captures
 */
public record Location(
    Optional<String> exchange,
    Side side,
    Optional<String> xpath,
    Optional<String> source,
    Optional<StepRef> step) {

  /** A message of an exchange, or its HTTP frame. */
  public enum Side {
    REQUEST,
    RESPONSE,
    /** Neither message in particular. */
    EXCHANGE
  }
}
