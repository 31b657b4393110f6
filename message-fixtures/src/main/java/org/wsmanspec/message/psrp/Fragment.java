package org.wsmanspec.message.psrp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A fragment of a message (MS-PSRP 2.2.4): a header of 21 octets, in network order, and a blob. */
public final class Fragment {

  /** Octets of the header. */
  public static final int HEADER = 21;

  private static final int START = 0x01;
  private static final int END = 0x02;
  private static final int FLAGS_AT = 16;
  private static final int LENGTH_AT = 17;

  private final long objectId;
  private final long fragmentId;
  private final int flags;
  private final byte[] blob;

  /** Takes the array as its own. */
  Fragment(long objectId, long fragmentId, int flags, byte[] blob) {
    this.objectId = objectId;
    this.fragmentId = fragmentId;
    this.flags = flags;
    this.blob = blob;
  }

  /**
   * Make a fragment, of whatever values.
   *
   * @param objectId number of the message, unsigned
   * @param fragmentId number of the fragment in the message, from 0, unsigned
   * @param start whether it is the first
   * @param end whether it is the last
   * @param blob a piece of the message
   */
  public static Fragment of(
      long objectId, long fragmentId, boolean start, boolean end, byte[] blob) {
    return new Fragment(objectId, fragmentId, (start ? START : 0) | (end ? END : 0), blob.clone());
  }

  /** The blob length of a header, as the unsigned number that it says. */
  static long blobLength(byte[] header) {
    return ByteBuffer.wrap(header).getInt(LENGTH_AT) & 0xFFFF_FFFFL;
  }

  /** Of a header of {@link #HEADER} octets. */
  static Fragment of(byte[] header, byte[] blob) {
    ByteBuffer fields = ByteBuffer.wrap(header);
    return new Fragment(fields.getLong(0), fields.getLong(8), fields.get(FLAGS_AT) & 0xFF, blob);
  }

  /** Number of the message, unsigned; more than 0. */
  public long objectId() {
    return objectId;
  }

  /** Number of the fragment in its message, from 0, unsigned. */
  public long fragmentId() {
    return fragmentId;
  }

  /** Whether it says that it is the first. */
  public boolean start() {
    return (flags & START) != 0;
  }

  /** Whether it says that it is the last. */
  public boolean end() {
    return (flags & END) != 0;
  }

  /** The octet with the Start and End bits; the other six are reserved, sent as 0 and ignored. */
  public int flags() {
    return flags;
  }

  /** Octets of the blob. */
  public int blobLength() {
    return blob.length;
  }

  /** A copy of the blob. */
  public byte[] blob() {
    return blob.clone();
  }

  void appendBlob(ByteArrayOutputStream out) {
    out.write(blob, 0, blob.length);
  }

  /** The fragment in octets. */
  public byte[] encode() {
    return ByteBuffer.allocate(HEADER + blob.length)
        .putLong(objectId)
        .putLong(fragmentId)
        .put((byte) flags)
        .putInt(blob.length)
        .put(blob)
        .array();
  }

  /** Several fragments one behind the other, as a Stream element carries them. */
  public static byte[] encode(List<Fragment> fragments) {
    int size = fragments.stream().mapToInt(f -> Math.addExact(HEADER, f.blob.length)).sum();
    ByteBuffer out = ByteBuffer.allocate(size);
    fragments.forEach(f -> out.put(f.encode()));
    return out.array();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fragment that
        && objectId == that.objectId
        && fragmentId == that.fragmentId
        && flags == that.flags
        && Arrays.equals(blob, that.blob);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(objectId) * 31 + Long.hashCode(fragmentId) + Arrays.hashCode(blob);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "fragment %s of object %s%s%s, %d octets",
        Long.toUnsignedString(fragmentId),
        Long.toUnsignedString(objectId),
        start() ? ", start" : "",
        end() ? ", end" : "",
        blob.length);
  }
}
