package org.wsmanspec.message.sldc;

/** Octets that are no SLDC data, or more than may be expanded. */
public final class SldcException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a reason for people. */
  public SldcException(String message) {
    super(message);
  }
}
