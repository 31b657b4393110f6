package org.wsmanspec.message.sldc;

import java.util.Arrays;

/**
 * Writes one record.
 *
 * <p>Looks for the longest match among the latest places where the next two octets stood. A match
 * never reaches into what it makes, and never to the oldest octet, so that decoders need not agree
 * about the moment at which the history changes.
 */
final class Encoder {

  private static final int TRIES = 64;

  private final byte[] plain;
  private final int[] latest = new int[1 << 16];
  private final int[] before;

  Encoder(byte[] plain) {
    this.plain = plain;
    this.before = new int[plain.length];
    Arrays.fill(latest, -1);
  }

  /** In scheme 2: nothing but literals, for what does not repeat itself. */
  byte[] literally() {
    BitWriter out = new BitWriter(plain.length + 16);
    out.write(ControlSymbol.RESET_2);
    for (byte b : plain) {
      out.write(b & 0xFF, Byte.SIZE);
      if (b == (byte) 0xFF) {
        out.write(0, 1);
      }
    }
    out.write(ControlSymbol.END_OF_RECORD);
    return out.padded();
  }

  /** In scheme 1: literals and copies. */
  byte[] withCopies() {
    BitWriter out = new BitWriter(plain.length / 2 + 16);
    out.write(ControlSymbol.RESET_1);
    int at = 0;
    while (at < plain.length) {
      int length = 0;
      int from = 0;
      int candidate = candidate(at);
      for (int i = 0; i < TRIES && candidate >= 0 && at - candidate < History.SIZE; i++) {
        int found = matching(candidate, at);
        if (found > length) {
          length = found;
          from = candidate;
        }
        candidate = before[candidate];
      }
      if (length >= MatchCount.LEAST) {
        out.write(1, 1);
        MatchCount.write(out, length);
        out.write(from % History.SIZE, History.ADDRESS_BITS);
      } else {
        length = 1;
        out.write(plain[at] & 0xFF, 1 + Byte.SIZE);
      }
      for (int i = 0; i < length; i++) {
        remember(at + i);
      }
      at += length;
    }
    out.write(ControlSymbol.END_OF_RECORD);
    return out.padded();
  }

  private int matching(int candidate, int at) {
    int most = Math.min(Math.min(MatchCount.MOST, at - candidate), plain.length - at);
    int mismatch = Arrays.mismatch(plain, candidate, candidate + most, plain, at, at + most);
    return mismatch < 0 ? most : mismatch;
  }

  private int candidate(int at) {
    return at + 1 < plain.length ? latest[pair(at)] : -1;
  }

  private void remember(int at) {
    if (at + 1 < plain.length) {
      int pair = pair(at);
      before[at] = latest[pair];
      latest[pair] = at;
    }
  }

  private int pair(int at) {
    return ((plain[at] & 0xFF) << Byte.SIZE) | (plain[at + 1] & 0xFF);
  }
}
