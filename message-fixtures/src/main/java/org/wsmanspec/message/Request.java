package org.wsmanspec.message;

import java.util.Optional;

/**
 * An HTTP request as it was sent.
 *
 * @param method such as POST; empty where a recording lacks it
 * @param target request target or whole URL, without credentials
 * @param headers header fields; empty where a recording lacks them
 * @param body its payload
 */
public record Request(String method, String target, HttpHeaders headers, Payload body) {

  /** The Content-Type, if there is a readable one. */
  public Optional<MediaType> contentType() {
    return headers.first("Content-Type").flatMap(MediaType::parse);
  }

  public Optional<Envelope> envelope() {
    return body.envelope();
  }
}
