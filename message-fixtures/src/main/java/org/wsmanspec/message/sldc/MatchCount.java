package org.wsmanspec.message.sldc;

/**
 * How many octets a copy pointer stands for (ECMA-321 8.4.2).
 *
 * <p>A few ones tell how many bits follow; the ranges lie side by side: 2 and 3, 4 to 7, 8 to 15,
 * 16 to 31, 32 to 271. Of the last only those exist whose eight bits do not begin with four ones,
 * since nine ones would be a control symbol.
 */
final class MatchCount {

  /** The shortest match. */
  static final int LEAST = 2;

  /** The longest match. */
  static final int MOST = 271;

  private static final int LONG_FROM = 32;
  private static final int LONG_BITS = 8;

  private MatchCount() {}

  /** Appends a count. */
  static void write(BitWriter out, int count) {
    if (count >= LONG_FROM) {
      out.write(0b1111, 4);
      out.write(count - LONG_FROM, LONG_BITS);
      return;
    }
    int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(count);
    // As many ones as the range lies above the first, then a zero, then what exceeds its beginning.
    out.write((1 << bits) - 2, bits);
    out.write(count - (1 << bits), bits);
  }

  /**
   * Reads a count.
   *
   * @throws SldcException if it is one that does not exist
   */
  static int read(BitReader in) {
    int ones = 0;
    while (ones < 4 && in.read(1) == 1) {
      ones++;
    }
    if (ones < 4) {
      int bits = ones + 1;
      return (1 << bits) + in.read(bits);
    }
    int count = LONG_FROM + in.read(LONG_BITS);
    if (count > MOST) {
      throw new SldcException("the SLDC data has a reserved symbol before octet " + in.offset());
    }
    return count;
  }
}
