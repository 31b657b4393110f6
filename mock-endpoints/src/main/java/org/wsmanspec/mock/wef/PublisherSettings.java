package org.wsmanspec.mock.wef;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a publisher behaves.
 *
 * @param collector where subscriptions are listed: an absolute http or https URL
 * @param refresh time between two looks at the list
 * @param machine the value of MachineID, a host name
 * @param optimized whether it asks for optimized enumeration (MS-WSMV 3.1.4.1.30, a SHOULD)
 * @param wide whether its own requests are in UTF-16, as those of Windows are
 * @param options whether the options Compression and CDATA of a subscription are followed
 * @param reporting whether the collector is told of subscriptions that cannot be run
 * @param tls what to trust and to prove oneself with; empty trusts everybody
 */
public record PublisherSettings(
    URI collector,
    Duration refresh,
    String machine,
    boolean optimized,
    boolean wide,
    boolean options,
    boolean reporting,
    Optional<SSLContext> tls) {

  /** A publisher that does what the documents ask for, and what subscriptions ask for. */
  public static PublisherSettings of(URI collector, Duration refresh, String machine) {
    return new PublisherSettings(
        collector, refresh, machine, true, false, true, true, Optional.empty());
  }

  /** The same, with requests in UTF-16 or not. */
  public PublisherSettings withWide(boolean value) {
    return new PublisherSettings(
        collector, refresh, machine, optimized, value, options, reporting, tls);
  }

  /** The same, with plain enumeration or optimized. */
  public PublisherSettings withOptimized(boolean value) {
    return new PublisherSettings(collector, refresh, machine, value, wide, options, reporting, tls);
  }

  /** The same, telling of faults or not. */
  public PublisherSettings withReporting(boolean value) {
    return new PublisherSettings(collector, refresh, machine, optimized, wide, options, value, tls);
  }

  /** The same, over TLS like this. */
  public PublisherSettings withTls(SSLContext value) {
    return new PublisherSettings(
        collector, refresh, machine, optimized, wide, options, reporting, Optional.of(value));
  }
}
