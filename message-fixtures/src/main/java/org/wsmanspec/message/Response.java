package org.wsmanspec.message;

import java.util.Optional;

/**
 * An HTTP response as it was received.
 *
 * @param status status code; 0 where a recording lacks it
 * @param reason reason phrase, possibly empty
 * @param headers header fields; empty where a recording lacks them
 * @param body its payload, possibly cut short (see {@link Exchange#trouble})
 */
public record Response(int status, String reason, HttpHeaders headers, Payload body) {

  /** The Content-Type, if there is a readable one. */
  public Optional<MediaType> contentType() {
    return headers.first("Content-Type").flatMap(MediaType::parse);
  }

  public Optional<Envelope> envelope() {
    return body.envelope();
  }

  public boolean isFault() {
    return envelope().map(Envelope::isFault).orElse(false);
  }
}
