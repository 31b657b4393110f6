package org.wsmanspec.suite.check.psrp;

import org.wsmanspec.suite.check.Place;

/**
 * A rule about fragments that was broken.
 *
 * @param kind which rule
 * @param text what is wrong
 * @param place where
 * @param certain whether nothing that was not recorded can explain it
 */
public record Flaw(Kind kind, String text, Place place, boolean certain) {

  /** Rules about fragments. */
  public enum Kind {
    /** An element ends inside a fragment, or holds no base64. */
    SPLIT,
    /** An ObjectId of 0, or of another message. */
    OBJECT_ID,
    /** A FragmentId that is not the next one. */
    SEQUENCE,
    /** A Start bit in the wrong place. */
    START_BIT,
    /** A message shorter than its header. */
    SHORT
  }
}
