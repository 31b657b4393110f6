package org.wsmanspec.mock.shell.cmd;

/** Runs a PowerShell script for the command {@code powershell} of the text shell. */
@FunctionalInterface
public interface ScriptRunner {

  /**
   * Runs a script to its end, on the calling thread.
   *
   * @param script its text
   * @param principal on whose behalf, as the object manager names callers
   * @param output takes what it writes, in order
   * @return the exit code: 0, 1 after an error that ended the script, or what {@code exit} says
   * @throws InterruptedException if the command was stopped
   */
  int run(String script, String principal, Output output) throws InterruptedException;

  /** Takes what a script writes. */
  interface Output {
    /** A line of output as the console shows it, without its end. */
    void line(String text);

    /**
     * A text on another stream.
     *
     * @param stream {@code Error}, {@code warning}, {@code verbose}, {@code debug} or {@code
     *     information}
     * @param text as the console shows it, lines apart by CR LF
     */
    void record(String stream, String text);
  }
}
