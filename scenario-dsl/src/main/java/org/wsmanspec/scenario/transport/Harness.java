package org.wsmanspec.scenario.transport;

import java.util.Optional;

/** What the harness calls itself on the wire. */
final class Harness {

  /** User-Agent value: name and version. */
  static final String USER_AGENT =
      "wsmanspec/"
          + Optional.ofNullable(Harness.class.getPackage())
              .map(Package::getImplementationVersion)
              .orElse("dev");

  private Harness() {}
}
