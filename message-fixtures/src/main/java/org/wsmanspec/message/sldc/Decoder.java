package org.wsmanspec.message.sldc;

import java.io.ByteArrayOutputStream;

/** Expands one record. */
final class Decoder {

  /** How data is written at the moment. */
  private enum Scheme {
    /** Not told yet: data must not come. */
    NONE,
    /** Literals and copies. */
    COPYING,
    /** Literals only. */
    LITERAL
  }

  private final BitReader in;
  private final int limit;
  private final History history = new History();
  private final ByteArrayOutputStream out;
  private Scheme scheme = Scheme.NONE;

  /**
   * A decoder.
   *
   * @param length how many of the octets are data
   * @param limit how many octets may come out
   */
  Decoder(byte[] octets, int length, int limit) {
    this.in = new BitReader(octets, length);
    this.limit = limit;
    this.out = new ByteArrayOutputStream(Math.min(limit, 1 << 16));
  }

  /**
   * All up to the end of the record.
   *
   * @throws SldcException if there is no such end, or something that is no symbol
   */
  byte[] record() {
    while (in.left() > 0) {
      if (in.peek(ControlSymbol.PREFIX_BITS) == ControlSymbol.PREFIX) {
        if (control()) {
          return out.toByteArray();
        }
      } else {
        switch (scheme) {
          case NONE -> throw new SldcException("the SLDC data does not begin with a reset symbol");
          case COPYING -> copyOrLiteral();
          case LITERAL -> literal();
        }
      }
    }
    throw new SldcException("the SLDC data has no end-of-record symbol");
  }

  /** Obeys a control symbol; whether it is the end. */
  private boolean control() {
    int code = in.read(ControlSymbol.BITS);
    ControlSymbol symbol =
        ControlSymbol.of(code)
            .orElseThrow(
                () ->
                    new SldcException(
                        "the SLDC data has a reserved control symbol before octet " + in.offset()));
    switch (symbol) {
      case SCHEME_1 -> scheme = Scheme.COPYING;
      case SCHEME_2 -> scheme = Scheme.LITERAL;
      case RESET_1 -> {
        scheme = Scheme.COPYING;
        history.reset();
      }
      case RESET_2 -> {
        scheme = Scheme.LITERAL;
        history.reset();
      }
      case FLUSH -> in.align();
      case END_OF_RECORD -> {
        return true;
      }
      case FILE_MARK, END_MARKER -> {
        // Of tapes; they hold no data.
      }
    }
    return false;
  }

  private void copyOrLiteral() {
    if (in.read(1) == 0) {
      put((byte) in.read(Byte.SIZE));
      return;
    }
    int count = MatchCount.read(in);
    int from = in.read(History.ADDRESS_BITS);
    if (!history.holds(from)) {
      throw new SldcException(
          "the SLDC data copies before octet " + in.offset() + " what was never written");
    }
    for (int i = 0; i < count; i++) {
      put(history.at(from + i));
    }
  }

  private void literal() {
    int octet = in.read(Byte.SIZE);
    if (octet == 0xFF) {
      // Nine ones would be a control symbol: a zero tells the difference.
      in.read(1);
    }
    put((byte) octet);
  }

  private void put(byte octet) {
    if (out.size() >= limit) {
      throw new SldcException("the SLDC data holds more than the " + limit + " octets it states");
    }
    out.write(octet);
    history.add(octet);
  }
}
