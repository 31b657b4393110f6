package org.wsmanspec.message.mutation;

/** Thrown when a message cannot be changed as told; the message says why, for the author. */
public final class MutationException extends RuntimeException {

  /** With what is wrong, in words that name the expression or value. */
  public MutationException(String message) {
    super(message);
  }
}
