package org.wsmanspec.message.sldc;

import java.io.ByteArrayOutputStream;

/** Writes bits, the most significant of each octet first. */
final class BitWriter {

  private static final int WORD = 4;

  private final ByteArrayOutputStream out;
  private int pending;
  private int count;

  /** With room for so many octets at first. */
  BitWriter(int expected) {
    this.out = new ByteArrayOutputStream(expected);
  }

  /** Appends the lowest bits of a number. */
  void write(int value, int bits) {
    for (int i = bits - 1; i >= 0; i--) {
      pending = (pending << 1) | ((value >> i) & 1);
      if (++count == Byte.SIZE) {
        out.write(pending);
        pending = 0;
        count = 0;
      }
    }
  }

  void write(ControlSymbol symbol) {
    write(symbol.code(), ControlSymbol.BITS);
  }

  /** All that was written, filled with zeros to a multiple of 32 bits. */
  byte[] padded() {
    while (count != 0) {
      write(0, 1);
    }
    while (out.size() % WORD != 0) {
      out.write(0);
    }
    return out.toByteArray();
  }
}
