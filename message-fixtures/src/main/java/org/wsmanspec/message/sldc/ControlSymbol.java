package org.wsmanspec.message.sldc;

import java.util.Optional;

/** What stands between data in an encoded stream: nine ones and four bits (ECMA-321 8.5). */
enum ControlSymbol {
  FLUSH(0b0000),
  SCHEME_1(0b0001),
  SCHEME_2(0b0010),
  FILE_MARK(0b0011),
  END_OF_RECORD(0b0100),
  RESET_1(0b0101),
  RESET_2(0b0110),
  END_MARKER(0b1111);

  /** The bits that no data symbol begins with. */
  static final int PREFIX = 0x1FF;

  /** How many these are. */
  static final int PREFIX_BITS = 9;

  /** How many bits a whole symbol has. */
  static final int BITS = 13;

  private final int low;

  ControlSymbol(int low) {
    this.low = low;
  }

  /** The symbol as a number of {@link #BITS} bits. */
  int code() {
    return (PREFIX << 4) | low;
  }

  /** The symbol of such a number; empty for those that are reserved. */
  static Optional<ControlSymbol> of(int code) {
    for (ControlSymbol s : values()) {
      if (s.code() == code) {
        return Optional.of(s);
      }
    }
    return Optional.empty();
  }
}
