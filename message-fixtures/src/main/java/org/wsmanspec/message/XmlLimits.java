package org.wsmanspec.message;

/**
 * Bounds on what a parse may cost.
 *
 * @param maxBytes octets of the whole document
 * @param maxDepth nesting of elements
 * @param maxAttributes attributes of one element
 */
public record XmlLimits(int maxBytes, int maxDepth, int maxAttributes) {

  /** Bounds that every honest WS-Management message stays far below. */
  public static final XmlLimits DEFAULT = new XmlLimits(64 * 1024 * 1024, 200, 500);

  public XmlLimits {
    if (maxBytes < 1 || maxDepth < 1 || maxAttributes < 1) {
      throw new IllegalArgumentException(
          "limits are positive, but were "
              + maxBytes
              + " bytes, depth "
              + maxDepth
              + ", "
              + maxAttributes
              + " attributes");
    }
  }
}
