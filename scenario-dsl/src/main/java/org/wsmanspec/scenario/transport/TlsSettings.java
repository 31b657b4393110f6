package org.wsmanspec.scenario.transport;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to trust.
 *
 * @param trust which certificates are accepted
 * @param trustFile PEM file of certificates, for {@link Trust#FILE}
 * @param hostnameVerification whether the certificate must name the host
 */
public record TlsSettings(Trust trust, Optional<Path> trustFile, boolean hostnameVerification) {

  /** Which certificates are accepted. */
  public enum Trust {
    /** Those that lead to an authority the Java runtime trusts. */
    SYSTEM,
    /** Every one: for laboratory machines with a certificate of their own making. */
    ANY,
    /** Those in a PEM file, or issued by one in it. */
    FILE
  }

  /** The runtime's authorities, names checked. */
  public static final TlsSettings SYSTEM = new TlsSettings(Trust.SYSTEM, Optional.empty(), true);

  /** No check at all. */
  public static final TlsSettings ANY = new TlsSettings(Trust.ANY, Optional.empty(), false);

  public TlsSettings {
    if (trust == Trust.FILE && trustFile.isEmpty()) {
      throw new IllegalArgumentException(
          "trust in a file needs the file: name it in tls.trustFile of the target");
    }
  }
}
