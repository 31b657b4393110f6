package org.wsmanspec.message.psrp;

import java.util.Optional;

/** Who is to get a message (MS-PSRP 2.2.1). */
public enum Destination {
  /** The client. */
  CLIENT(1),
  /** The server. */
  SERVER(2);

  private final int code;

  Destination(int code) {
    this.code = code;
  }

  /** The destination with a number. */
  public static Optional<Destination> of(int code) {
    return code == 1 ? Optional.of(CLIENT) : code == 2 ? Optional.of(SERVER) : Optional.empty();
  }

  /** Its number. */
  public int code() {
    return code;
  }
}
