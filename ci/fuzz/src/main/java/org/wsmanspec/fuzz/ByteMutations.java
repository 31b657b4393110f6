package org.wsmanspec.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Bends octets without a thought about what they mean. */
final class ByteMutations {

  private static final List<String> CHARSETS =
      List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "windows-1252", "US-ASCII");

  private static final List<byte[]> PIECES =
      List.of(
          new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          new byte[] {(byte) 0xFE, (byte) 0xFF},
          new byte[] {(byte) 0xFF, (byte) 0xFE},
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {0},
          "<?xml version='1.0' encoding='utf-16'?>".getBytes(StandardCharsets.US_ASCII),
          "<?xml version='1.1'?>".getBytes(StandardCharsets.US_ASCII),
          "<!DOCTYPE a [<!ENTITY b 'c'>]>".getBytes(StandardCharsets.US_ASCII),
          "]]>".getBytes(StandardCharsets.US_ASCII),
          "&#xD800;".getBytes(StandardCharsets.US_ASCII));

  private final SplittableRandom random;

  ByteMutations(SplittableRandom random) {
    this.random = random;
  }

  byte[] bend(byte[] original) {
    byte[] bytes = original;
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return Words.pick(PIECES, random);
    }
    int at = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(1 + random.nextInt(200)));
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes, at);
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> Arrays.copyOfRange(bytes, at, bytes.length);
      case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
      case 4 ->
          joined(
              Arrays.copyOf(bytes, to),
              Arrays.copyOfRange(bytes, at, to),
              Arrays.copyOfRange(bytes, to, bytes.length));
      case 5 ->
          joined(
              Arrays.copyOf(bytes, at),
              Words.pick(PIECES, random),
              Arrays.copyOfRange(bytes, at, bytes.length));
      case 6 -> joined(Words.pick(PIECES, random), bytes);
      case 7 -> recoded(bytes);
      default -> flipped(flipped(bytes, at), random.nextInt(bytes.length));
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] =
        (byte) (random.nextBoolean() ? copy[at] ^ (1 << random.nextInt(8)) : random.nextInt());
    return copy;
  }

  private byte[] recoded(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.getBytes(Charset.forName(Words.pick(CHARSETS, random)));
  }

  static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
