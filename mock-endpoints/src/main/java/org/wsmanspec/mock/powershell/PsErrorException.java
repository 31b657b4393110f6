package org.wsmanspec.mock.powershell;

/** Ends a statement or a pipeline with an error, as {@code throw} does. */
public final class PsErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient PsError error;
  private final transient Object thrown;
  private final boolean fatal;

  /** Raised by a command or the language itself. */
  public PsErrorException(PsError error) {
    this(error, PsNull.NULL, false);
  }

  /**
   * Raised by a script with a value, or because a preference says so.
   *
   * @param fatal whether it ends not only the statement but the script
   */
  public PsErrorException(PsError error, Object thrown, boolean fatal) {
    super(error.message(), null, false, false);
    this.error = error;
    this.thrown = thrown;
    this.fatal = fatal;
  }

  /** The error. */
  public PsError error() {
    return error;
  }

  /** Whether it ends not only the statement but the script. */
  public boolean isFatal() {
    return fatal;
  }

  /** What a script threw, or null of scripts. */
  public Object thrown() {
    return thrown;
  }
}
