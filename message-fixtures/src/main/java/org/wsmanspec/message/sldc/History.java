package org.wsmanspec.message.sldc;

/** The latest 1024 octets, each at the place it was written to (ECMA-321 8.2). */
final class History {

  /** How many octets are remembered. */
  static final int SIZE = 1024;

  /** How many bits name one of them. */
  static final int ADDRESS_BITS = 10;

  private final byte[] octets = new byte[SIZE];
  private int next;
  private boolean full;

  void add(byte octet) {
    octets[next] = octet;
    next = (next + 1) % SIZE;
    full |= next == 0;
  }

  /** The octet at an address; addresses go round. */
  byte at(int address) {
    return octets[address % SIZE];
  }

  /** Whether something was ever written there. */
  boolean holds(int address) {
    return full || address < next;
  }

  /** Forgets everything. */
  void reset() {
    next = 0;
    full = false;
  }
}
