package org.wsmanspec.message.psrp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts messages into fragments (MS-PSRP 3.1.5.1.1), and numbers them. One of these serves a pool
 * and all its pipelines in one direction. Not thread-safe.
 */
public final class Fragmenter {

  private long next;

  /** Numbers objects from 1. */
  public Fragmenter() {
    this(1);
  }

  /** Numbers objects from another number. */
  public Fragmenter(long firstObjectId) {
    this.next = firstObjectId;
  }

  /**
   * Cut a message.
   *
   * @param maxBlob octets that a blob may have at most
   * @throws IllegalArgumentException if that is less than 1
   */
  public List<Fragment> split(PsrpMessage message, int maxBlob) {
    return split(message, maxBlob, maxBlob);
  }

  /**
   * Cut a message whose first fragment has less room than the others, as in a Create.
   *
   * @param firstBlob octets that the first blob may have at most
   * @param maxBlob octets that the other blobs may have at most
   * @throws IllegalArgumentException if one of them is less than 1
   */
  public List<Fragment> split(PsrpMessage message, int firstBlob, int maxBlob) {
    return split(next++, message.encode(), firstBlob, maxBlob);
  }

  /** The number that the next message will have. */
  public long nextObjectId() {
    return next;
  }

  /**
   * Cut octets, be they a message or not.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static List<Fragment> split(long objectId, byte[] bytes, int firstBlob, int maxBlob) {
    if (firstBlob < 1 || maxBlob < 1) {
      throw new IllegalArgumentException(
          "a blob has room for at least one octet, but asked for " + Math.min(firstBlob, maxBlob));
    }
    List<Fragment> fragments = new ArrayList<>();
    int at = 0;
    long id = 0;
    do {
      int to = (int) Math.min(bytes.length, (long) at + (id == 0 ? firstBlob : maxBlob));
      int flags = (id == 0 ? 1 : 0) | (to == bytes.length ? 2 : 0);
      fragments.add(new Fragment(objectId, id++, flags, Arrays.copyOfRange(bytes, at, to)));
      at = to;
    } while (at < bytes.length);
    return fragments;
  }
}
