package org.wsmanspec.scenario.sink;

/** Thrown when an event sink cannot listen where it should. */
public final class SinkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SinkException(String message) {
    super(message);
  }

  public SinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
