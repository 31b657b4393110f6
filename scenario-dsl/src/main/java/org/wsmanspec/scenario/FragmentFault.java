package org.wsmanspec.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is wrong with the fragments of a message (MS-PSRP 2.2.4, 3.1.5.1.1). */
public enum FragmentFault {
  /** The second fragment is not sent. */
  GAP("gap"),
  /** The second fragment is sent twice. */
  DUPLICATE("duplicate"),
  /** The second and the third change places. */
  SWAPPED("swapped"),
  /** The first has no Start bit. */
  NO_START("noStart"),
  /** The second has a Start bit as well. */
  SECOND_START("secondStart"),
  /** The ObjectId is 0. */
  NO_OBJECT_ID("noObjectId"),
  /** The second belongs to another object. */
  OTHER_OBJECT("otherObject"),
  /** The last blob is shorter than its length says. */
  TRUNCATED("truncated"),
  /** Fragments of two messages, the first of each, the second of each, and so on. */
  INTERLEAVED("interleaved"),
  /** Octets that are no fragment. */
  GARBAGE("garbage");

  private final String word;

  FragmentFault(String word) {
    this.word = word;
  }

  /** The word in scenario files. */
  public String word() {
    return word;
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FragmentFault::word).toList();
  }

  /** The one of a word. */
  public static Optional<FragmentFault> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }
}
