package org.wsmanspec.mock.shell;

import java.util.concurrent.Executor;

/** Where a shell puts its output; a {@link CommandPort} is that of one of its commands. */
public interface ShellPort {

  /**
   * Adds output, to be fetched by a Receive. May be called from any thread.
   *
   * <p>When as much waits as may, this blocks until some is fetched (BufferMode Block), or the
   * oldest is discarded (Drop). Within a call of the session it never blocks. It does nothing once
   * the command or shell has ended.
   *
   * @param stream one of the streams that were opened for output; others are discarded
   * @throws EndedException if the shell or command ended while this waited
   */
  void write(String stream, byte[] data);

  /**
   * Where work runs that takes time: a thread of its own for each task, none for idle shells.
   *
   * <p>What still runs when its shell or command ends is interrupted.
   */
  Executor executor();

  /** The shell or command ended while output for it waited; ends the work that wrote it. */
  final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndedException() {
      super("the shell or command has ended");
    }
  }
}
