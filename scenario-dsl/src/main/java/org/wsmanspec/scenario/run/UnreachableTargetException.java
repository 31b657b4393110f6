package org.wsmanspec.scenario.run;

import java.net.URI;
import org.wsmanspec.message.Trouble;

/** Thrown when no connection to the target could be made at all, so that nothing can be tested. */
public final class UnreachableTargetException extends RuntimeException {

  private final URI address;
  private final Trouble trouble;

  UnreachableTargetException(URI address, Trouble trouble) {
    super(
        "the target "
            + address
            + " cannot be reached: "
            + trouble.text()
            + "; check its address, port and TLS settings in the target file");
    this.address = address;
    this.trouble = trouble;
  }

  /** The address that was tried. */
  public URI address() {
    return address;
  }

  /** What went wrong on the network. */
  public Trouble trouble() {
    return trouble;
  }
}
