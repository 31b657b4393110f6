package org.wsmanspec.message.sldc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Compresses and expands whole messages: SLDC data, then the length of what it holds.
 *
 * <p>Source: MS-WSMV 2.2.9.2 for the length, four octets with the least significant first; ECMA-321
 * for the data.
 */
public final class Sldc {

  /** The value of Content-Encoding. */
  public static final String CODING = "SLDC";

  /** Octets that state the length. */
  private static final int TRAILER = Integer.BYTES;

  private Sldc() {}

  /** The compressed form of some octets; never empty. */
  public static byte[] compress(byte[] plain) {
    byte[] dense = new Encoder(plain).withCopies();
    byte[] flat = new Encoder(plain).literally();
    byte[] data = dense.length <= flat.length ? dense : flat;
    return ByteBuffer.allocate(data.length + TRAILER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(data)
        .putInt(plain.length)
        .array();
  }

  /**
   * What was compressed.
   *
   * @param compressed data and length
   * @param limit how many octets there may be at most
   * @throws SldcException if this is no SLDC data, if the stated length is not that of the content,
   *     or if there would be more than the limit
   */
  public static byte[] expand(byte[] compressed, int limit) {
    if (compressed.length < TRAILER) {
      throw new SldcException(
          "SLDC data ends with a length of 4 octets, but there are " + compressed.length);
    }
    int end = compressed.length - TRAILER;
    long stated =
        Integer.toUnsignedLong(
            ByteBuffer.wrap(compressed, end, TRAILER).order(ByteOrder.LITTLE_ENDIAN).getInt());
    if (stated > limit) {
      throw new SldcException(
          "the SLDC data states " + stated + " octets; at most " + limit + " are expanded");
    }
    byte[] plain = new Decoder(compressed, end, (int) stated).record();
    if (plain.length != stated) {
      throw new SldcException(
          "the SLDC data states " + stated + " octets, but holds " + plain.length);
    }
    return plain;
  }
}
