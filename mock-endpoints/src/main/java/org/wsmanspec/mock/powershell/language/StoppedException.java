package org.wsmanspec.mock.powershell.language;

/** The pipeline was stopped. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Has neither text nor trace. */
  public StoppedException() {
    super("the pipeline was stopped", null, false, false);
  }
}
