package org.wsmanspec.suite.check.psrp;

import java.util.Comparator;
import java.util.Optional;

/**
 * A version of the protocol.
 *
 * @param major 2
 * @param minor such as 3
 */
public record ProtocolVersion(int major, int minor) implements Comparable<ProtocolVersion> {

  private static final Comparator<ProtocolVersion> ORDER =
      Comparator.comparingInt(ProtocolVersion::major).thenComparingInt(ProtocolVersion::minor);

  /** Read a version such as {@code 2.3}; what follows the second number means nothing here. */
  public static Optional<ProtocolVersion> of(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length < 2 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(new ProtocolVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
  }

  /** Whether it is this version or a later one. */
  public boolean atLeast(int otherMajor, int otherMinor) {
    return compareTo(new ProtocolVersion(otherMajor, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(ProtocolVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
