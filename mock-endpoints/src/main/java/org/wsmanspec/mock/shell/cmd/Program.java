package org.wsmanspec.mock.shell.cmd;

/**
 * One command of the text shell. Runs on a thread of its own; may wait, and is then interrupted.
 */
@FunctionalInterface
interface Program {

  /**
   * Runs to its end.
   *
   * @return the exit code
   * @throws InterruptedException if it was stopped
   */
  int run(Invocation invocation) throws InterruptedException;
}
