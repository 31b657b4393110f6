package org.wsmanspec.mock.eventing.delivery;

import java.net.URI;
import java.util.Locale;
import org.wsmanspec.message.EndpointReference;

/**
 * Where messages go.
 *
 * @param reference as the subscriber gave it
 * @param address its wsa:Address
 */
record Sink(EndpointReference reference, URI address) {

  /**
   * The sink of an EPR.
   *
   * @throws IllegalArgumentException if its address is not that of any host
   */
  static Sink of(EndpointReference reference) {
    String text =
        reference.address().orElseThrow(() -> new IllegalArgumentException("no wsa:Address"));
    URI address = URI.create(text);
    if (address.getHost() == null) {
      throw new IllegalArgumentException("no host in '" + text + "'");
    }
    return new Sink(reference, address);
  }

  /** Path and query, as a request line has it. */
  String target() {
    String path = address.getRawPath();
    String query = address.getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** Whether what is told to the one is told to the same party as the other. */
  boolean isAt(Sink other) {
    return origin().equals(other.origin());
  }

  private String origin() {
    return (address.getScheme() + "://" + address.getHost() + ":" + address.getPort())
        .toLowerCase(Locale.ROOT);
  }
}
