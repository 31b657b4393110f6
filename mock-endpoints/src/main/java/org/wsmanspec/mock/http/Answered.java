package org.wsmanspec.mock.http;

/**
 * An answer that is ready to be sent.
 *
 * @param answer the correct one
 * @param undelivered takes back what the answer hands out, to be run if it cannot be sent
 */
public record Answered(HttpAnswer answer, Runnable undelivered) {

  /** Has nothing to take back. */
  public static final Runnable NOTHING = () -> {};

  /** One that hands nothing out. */
  public static Answered of(HttpAnswer answer) {
    return new Answered(answer, NOTHING);
  }
}
