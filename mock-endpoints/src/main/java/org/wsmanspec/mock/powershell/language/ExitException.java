package org.wsmanspec.mock.powershell.language;

/** {@code exit} ended the script. */
public final class ExitException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final int code;

  /** With an exit code. */
  public ExitException(int code) {
    super("exit " + code, null, false, false);
    this.code = code;
  }

  /** The exit code. */
  public int code() {
    return code;
  }
}
