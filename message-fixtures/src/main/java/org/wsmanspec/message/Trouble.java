package org.wsmanspec.message;

/**
 * What kept an exchange from completing on the wire.
 *
 * @param kind the class of trouble
 * @param text what happened, for people
 */
public record Trouble(Kind kind, String text) {

  /** The classes of trouble. */
  public enum Kind {
    /** Nobody listens at the address, or its name is unknown. */
    UNREACHABLE,
    /** The TLS handshake failed. */
    TLS,
    /** No complete answer came within the time granted. */
    TIMEOUT,
    /** The connection was closed or reset before the answer was complete. */
    CONNECTION_LOST,
    /** The answer is no HTTP. */
    MALFORMED_HTTP,
    /** The answer went beyond the size that the harness accepts, and was cut off. */
    TOO_LARGE
  }
}
