package org.wsmanspec.scenario.transport;

import java.time.Duration;

/**
 * What a transport needs to know beside the messages.
 *
 * @param authentication who the harness is
 * @param tls whom to trust
 * @param connect time granted for a connection, TLS included
 * @param response time granted for silence while an answer is awaited
 * @param exchange time granted for a whole exchange, from the first try to connect to the last byte
 * @param maxResponseBytes octets of an answer's body beyond which reading stops
 */
public record TransportSettings(
    Authentication authentication,
    TlsSettings tls,
    Duration connect,
    Duration response,
    Duration exchange,
    int maxResponseBytes) {

  /** No credentials, 10 s to connect, 60 s to answer, 16 MiB. */
  public static final TransportSettings DEFAULT =
      within(
          Authentication.NONE,
          TlsSettings.SYSTEM,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          16 * 1024 * 1024);

  public TransportSettings {
    if (connect.toMillis() < 1 || response.toMillis() < 1 || exchange.toMillis() < 1) {
      throw new IllegalArgumentException(
          "time limits are at least 1 ms, but were connect "
              + connect
              + ", response "
              + response
              + ", exchange "
              + exchange);
    }
    if (maxResponseBytes < 1) {
      throw new IllegalArgumentException(
          "an answer must be allowed at least one octet, not " + maxResponseBytes);
    }
  }

  /** Settings whose exchange as a whole may take the time to connect and the time to answer. */
  public static TransportSettings within(
      Authentication authentication,
      TlsSettings tls,
      Duration connect,
      Duration response,
      int maxResponseBytes) {
    return new TransportSettings(
        authentication, tls, connect, response, connect.plus(response), maxResponseBytes);
  }

  public TransportSettings withAuthentication(Authentication changed) {
    return new TransportSettings(changed, tls, connect, response, exchange, maxResponseBytes);
  }

  public TransportSettings withTls(TlsSettings changed) {
    return new TransportSettings(
        authentication, changed, connect, response, exchange, maxResponseBytes);
  }
}
