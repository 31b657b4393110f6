package org.wsmanspec.message.capture;

/**
 * Bounds on what reading a recording may cost.
 *
 * @param maxFileBytes octets of one file; evidence files are read as a stream and not bound by it
 * @param maxDepth nesting of JSON
 * @param maxAliases collections that a YAML document may repeat by reference
 */
public record CaptureLimits(int maxFileBytes, int maxDepth, int maxAliases) {

  /** 256 MiB a file. */
  public static final CaptureLimits DEFAULT = new CaptureLimits(256 * 1024 * 1024, 64, 20);

  public CaptureLimits {
    if (maxFileBytes < 1 || maxDepth < 1 || maxAliases < 0) {
      throw new IllegalArgumentException(
          "limits are positive, but were "
              + maxFileBytes
              + " bytes, depth "
              + maxDepth
              + ", "
              + maxAliases
              + " aliases");
    }
  }
}
