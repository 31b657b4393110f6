package org.wsmanspec.message.sldc;

/** Reads bits, the most significant of each octet first. */
final class BitReader {

  private static final int WORD = 32;

  private final byte[] octets;
  private final long end;
  private long position;

  /** Reads so many octets from the beginning. */
  BitReader(byte[] octets, int length) {
    this.octets = octets;
    this.end = (long) length * Byte.SIZE;
  }

  /** How many bits are left. */
  long left() {
    return end - position;
  }

  /** The next bits, which stay; what is beyond the end counts as zeros. */
  int peek(int bits) {
    int value = 0;
    for (long at = position; at < position + bits; at++) {
      int bit =
          at < end ? (octets[(int) (at / Byte.SIZE)] >> (Byte.SIZE - 1 - at % Byte.SIZE)) & 1 : 0;
      value = (value << 1) | bit;
    }
    return value;
  }

  /**
   * The next bits.
   *
   * @throws SldcException if there are not so many
   */
  int read(int bits) {
    if (left() < bits) {
      throw new SldcException("the SLDC data ends in the middle of a symbol");
    }
    int value = peek(bits);
    position += bits;
    return value;
  }

  /** Goes to the next multiple of 32 bits, or to the end. */
  void align() {
    position = Math.min(end, (position + WORD - 1) / WORD * WORD);
  }

  /** For people: the octet that is read next. */
  long offset() {
    return position / Byte.SIZE;
  }
}
