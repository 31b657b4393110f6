package org.wsmanspec.mock.shell;

import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;

/** What an engine sees of a shell or command. */
final class Port implements CommandPort {

  final Output output;
  final Tasks tasks;
  private final ReentrantLock calls;
  private final Runnable done;

  /**
   * A port.
   *
   * @param calls held by whoever calls the session, and so must not wait for a client
   * @param done hears that the command is done
   */
  Port(Output output, ExecutorService workers, ReentrantLock calls, Runnable done) {
    this.output = output;
    this.tasks = new Tasks(workers);
    this.calls = calls;
    this.done = done;
  }

  @Override
  public void write(String stream, byte[] data) {
    output.write(stream, data, !calls.isHeldByCurrentThread());
  }

  @Override
  public void last(String stream, byte[] data, OptionalInt exitCode) {
    if (output.last(stream, data, exitCode, !calls.isHeldByCurrentThread())) {
      done.run();
    }
  }

  @Override
  public Executor executor() {
    return tasks;
  }

  @Override
  public void end(String stream) {
    output.end(stream);
  }

  @Override
  public void state(CommandState state, OptionalInt exitCode) {
    if (output.state(state, exitCode) && state == CommandState.DONE) {
      done.run();
    }
  }

  void close() {
    output.close();
    tasks.end();
  }
}
