package org.wsmanspec.message.psrp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** GUIDs in the order of octets that .NET has: the first three fields little-endian. */
final class Guids {

  static final UUID ZERO = new UUID(0, 0);

  private Guids() {}

  static UUID read(ByteBuffer in, int at) {
    ByteBuffer little = in.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long high =
        ((little.getInt(at) & 0xFFFF_FFFFL) << 32)
            | ((little.getShort(at + 4) & 0xFFFFL) << 16)
            | (little.getShort(at + 6) & 0xFFFFL);
    return new UUID(high, in.duplicate().order(ByteOrder.BIG_ENDIAN).getLong(at + 8));
  }

  static void write(UUID id, ByteBuffer out) {
    ByteOrder before = out.order();
    long high = id.getMostSignificantBits();
    out.order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (high >>> 32))
        .putShort((short) (high >>> 16))
        .putShort((short) high);
    out.order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits()).order(before);
  }
}
