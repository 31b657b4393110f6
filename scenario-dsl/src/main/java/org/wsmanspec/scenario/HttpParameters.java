package org.wsmanspec.scenario;

import java.util.Map;
import java.util.Optional;

/**
 * Departures from the usual HTTP request; empty means as usual.
 *
 * @param method request method instead of POST
 * @param path request target instead of the address's path
 * @param version {@code 1.0} or {@code 1.1}
 * @param headers further header fields, or other values for usual ones
 * @param contentType whole Content-Type value; the text {@code none} leaves the field out
 * @param chunked whether the body goes in chunks
 * @param expectContinue whether {@code Expect: 100-continue} is sent
 * @param contentLength value of Content-Length, right or wrong
 * @param authentication whether the target's credentials are used
 * @param newConnection whether a connection of its own is opened
 * @param cut whether the connection is closed as soon as the request is sent, and the answer never
 *     read
 */
public record HttpParameters(
    Optional<Text> method,
    Optional<Text> path,
    Optional<Text> version,
    Map<String, Text> headers,
    Optional<Text> contentType,
    Optional<Boolean> chunked,
    Optional<Boolean> expectContinue,
    Optional<Text> contentLength,
    Authentication authentication,
    boolean newConnection,
    boolean cut) {

  /** Whose credentials are sent. */
  public enum Authentication {
    /** The target's. */
    DEFAULT,
    /** None at all. */
    NONE
  }

  /** A request as usual. */
  public static final HttpParameters USUAL = plain(false);

  /** A request as usual, whose answer is never read. */
  public static final HttpParameters CUT = plain(true);

  private static HttpParameters plain(boolean cut) {
    return new HttpParameters(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Authentication.DEFAULT,
        false,
        cut);
  }

  public HttpParameters {
    headers = Ordered.copy(headers);
  }
}
