package org.wsmanspec.mock.shell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** The work of one shell or command: interrupted when that ends. */
final class Tasks implements Executor {

  private final ExecutorService workers;
  private final Map<Object, Future<?>> running = new ConcurrentHashMap<>();
  private volatile boolean ended;

  Tasks(ExecutorService workers) {
    this.workers = workers;
  }

  @Override
  public void execute(Runnable work) {
    Object key = new Object();
    FutureTask<Void> task =
        new FutureTask<>(work, null) {
          @Override
          protected void done() {
            running.remove(key);
          }
        };
    running.put(key, task);
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
    running.values().forEach(task -> task.cancel(true));
  }
}
