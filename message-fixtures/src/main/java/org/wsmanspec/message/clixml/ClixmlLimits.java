package org.wsmanspec.message.clixml;

import org.wsmanspec.message.XmlLimits;

/**
 * Bounds on what reading CLIXML may cost.
 *
 * @param maxBytes octets of a document
 * @param maxDepth nesting of elements; an object in a list in a property takes four
 * @param maxObjects objects of a document, and those that resolving its references may copy
 */
public record ClixmlLimits(int maxBytes, int maxDepth, int maxObjects) {

  /** Generous bounds: PowerShell's own server stops at 10 MB an object unless told otherwise. */
  public static final ClixmlLimits DEFAULT = new ClixmlLimits(32 * 1024 * 1024, 200, 500_000);

  /** CLIXML has at most three attributes an element (N, RefId, S) and the namespace. */
  private static final int ATTRIBUTES = 16;

  public ClixmlLimits {
    if (maxBytes < 1 || maxDepth < 1 || maxObjects < 1) {
      throw new IllegalArgumentException(
          "limits are positive, but were "
              + maxBytes
              + " bytes, depth "
              + maxDepth
              + ", "
              + maxObjects
              + " objects");
    }
  }

  XmlLimits xml() {
    return new XmlLimits(maxBytes, maxDepth, ATTRIBUTES);
  }
}
