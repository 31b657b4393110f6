package org.wsmanspec.mock.shell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** The work of one shell or command: interrupted when that ends. */
final class Tasks implements Executor {

  private final ExecutorService workers;
  private final Set<Future<?>> running = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  Tasks(ExecutorService workers) {
    this.workers = workers;
  }

  @Override
  public void execute(Runnable work) {
    FutureTask<Void> task =
        new FutureTask<>(work, null) {
          @Override
          protected void done() {
            running.remove(this);
          }
        };
    running.add(task);
    if (ended) {
      task.cancel(true);
      return;
    }
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      // The endpoint is being closed.
      task.cancel(true);
    }
  }

  void end() {
    ended = true;
    running.forEach(task -> task.cancel(true));
  }
}
