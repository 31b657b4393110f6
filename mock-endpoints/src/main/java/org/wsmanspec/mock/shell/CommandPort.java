package org.wsmanspec.mock.shell;

import java.util.OptionalInt;

/** Where a command puts its output and its state. */
public interface CommandPort extends ShellPort {

  /** Ends an output stream: nothing more comes on it. */
  void end(String stream);

  /**
   * Adds the last piece of output and says that the command is done, both at once: no client sees
   * the one without the other.
   *
   * @param exitCode what it ended with
   * @throws EndedException if the shell or command ended while this waited
   */
  void last(String stream, byte[] data, OptionalInt exitCode);

  /**
   * Says how far the command is. After DONE nothing more counts; the client hears of DONE after all
   * output.
   *
   * @param exitCode what it ended with, for DONE
   */
  void state(CommandState state, OptionalInt exitCode);
}
