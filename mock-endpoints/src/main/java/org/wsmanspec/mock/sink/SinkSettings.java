package org.wsmanspec.mock.sink;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a sink listens, and how much it takes.
 *
 * @param host the interface
 * @param port the port; 0 picks a free one
 * @param publicUrl what endpoints are told instead, where an address is translated on the way: an
 *     absolute http or https URL, whose path goes before that of every inbox
 * @param https whether endpoints are told to use TLS, unless an inbox says otherwise
 * @param maxBytes octets of a delivery that is still taken
 * @param patience how long a delivery may take to arrive
 * @param maxDeliveries how many an inbox takes; what comes then is refused and forgotten
 */
public record SinkSettings(
    String host,
    int port,
    Optional<URI> publicUrl,
    boolean https,
    int maxBytes,
    Duration patience,
    int maxDeliveries) {

  /** A free port of this machine that only this machine reaches; 16 mebibytes, 30 seconds. */
  public static final SinkSettings LOOPBACK =
      new SinkSettings(
          "127.0.0.1",
          0,
          Optional.empty(),
          false,
          16 * 1024 * 1024,
          Duration.ofSeconds(30),
          1_000_000);

  public SinkSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
    publicUrl.ifPresent(SinkSettings::check);
  }

  private static void check(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https"))
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "the public URL of a sink is an absolute http or https URL such as"
              + " https://198.51.100.7:8443/, but was '"
              + url
              + "'");
    }
  }

  /** With another interface and port. */
  public SinkSettings at(String changedHost, int changedPort) {
    return new SinkSettings(
        changedHost, changedPort, publicUrl, https, maxBytes, patience, maxDeliveries);
  }

  /** With another address that endpoints are told. */
  public SinkSettings toldAs(Optional<URI> changed) {
    return new SinkSettings(host, port, changed, https, maxBytes, patience, maxDeliveries);
  }

  /** With or without TLS. */
  public SinkSettings withHttps(boolean changed) {
    return new SinkSettings(host, port, publicUrl, changed, maxBytes, patience, maxDeliveries);
  }

  /** With other bounds. */
  public SinkSettings within(int bytes, Duration time, int deliveries) {
    return new SinkSettings(host, port, publicUrl, https, bytes, time, deliveries);
  }
}
