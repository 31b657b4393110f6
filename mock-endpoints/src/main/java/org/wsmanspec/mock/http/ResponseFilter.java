package org.wsmanspec.mock.http;

import java.util.Optional;
import org.wsmanspec.message.Envelope;

/**
 * Sees every answer to a POST last and may change it: bytes, status and headers.
 *
 * <p>The seam for deliberately faulty variants of the endpoint. Called on the thread of the
 * request, by several at once.
 */
@FunctionalInterface
public interface ResponseFilter {

  /** Leaves every answer as it is. */
  ResponseFilter NONE = (request, answer) -> answer;

  /**
   * The answer to send.
   *
   * @param request the envelope that is answered; empty if it could not be read
   * @param answer the correct answer
   */
  HttpAnswer filter(Optional<Envelope> request, HttpAnswer answer);
}
