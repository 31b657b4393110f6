package org.wsmanspec.scenario.transport;

import java.time.Duration;
import java.util.Optional;
import org.wsmanspec.message.Payload;

/**
 * Bytes that are sent as they are, and the manner of sending.
 *
 * @param bytes all that is sent, the line with method and target included
 * @param pieces how to slow the sending down; empty sends at once
 * @param halfClose whether the sending side is closed after the last byte, where that is possible
 *     (not over TLS)
 */
public record RawBytes(Payload bytes, Optional<Pieces> pieces, boolean halfClose) {

  /**
   * Slow sending.
   *
   * @param octets size of each piece, at least 1
   * @param pause time between two pieces
   */
  public record Pieces(int octets, Duration pause) {
    public Pieces {
      if (octets < 1 || pause.isNegative()) {
        throw new IllegalArgumentException(
            "pieces have at least one octet and no negative pause, but were "
                + octets
                + " octets, "
                + pause);
      }
    }
  }

  /** Bytes sent at once, without closing the sending side. */
  public static RawBytes of(byte[] bytes) {
    return new RawBytes(Payload.of(bytes, Optional.empty()), Optional.empty(), false);
  }
}
