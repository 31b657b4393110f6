package org.wsmanspec.mock.powershell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The runspaces of a pool, and the pipelines that wait for one. Thread-safe. */
final class Runspaces {

  private static final int MOST_WAITING = 1000;

  private final Supplier<Runspace> factory;
  private final Deque<Runspace> idle = new ArrayDeque<>();
  private final List<Runspace> busy = new ArrayList<>();
  private final Deque<PipelineRun> waiting = new ArrayDeque<>();
  private int minimum;
  private int maximum;

  Runspaces(Supplier<Runspace> factory, int minimum, int maximum) {
    this.factory = factory;
    this.minimum = minimum;
    this.maximum = maximum;
  }

  synchronized int minimum() {
    return minimum;
  }

  synchronized int maximum() {
    return maximum;
  }

  synchronized boolean minimum(int value) {
    if (value < 1 || value > maximum) {
      return false;
    }
    minimum = value;
    return true;
  }

  /** Sets how many pipelines may run; those that waited may begin. */
  boolean maximum(int value) {
    synchronized (this) {
      if (value < 1 || value < minimum) {
        return false;
      }
      maximum = value;
    }
    startWaiting();
    return true;
  }

  synchronized long available() {
    return Math.max(0, maximum - busy.size());
  }

  /** The runspace of a pipeline that runs, for one nested in it. */
  synchronized Optional<Runspace> running() {
    return busy.isEmpty() ? Optional.empty() : Optional.of(busy.get(busy.size() - 1));
  }

  /** Forgets what pipelines left behind; false if one runs. */
  synchronized boolean reset() {
    if (!busy.isEmpty()) {
      return false;
    }
    idle.forEach(Runspace::reset);
    return true;
  }

  /**
   * Starts a pipeline now or as soon as a runspace is free.
   *
   * @return false if too many wait
   */
  boolean start(PipelineRun run) {
    synchronized (this) {
      if (waiting.size() >= MOST_WAITING) {
        return false;
      }
      waiting.addLast(run);
    }
    startWaiting();
    return true;
  }

  synchronized void forget(PipelineRun run) {
    waiting.remove(run);
  }

  void release(Runspace runspace) {
    synchronized (this) {
      if (busy.remove(runspace) && busy.size() + idle.size() < maximum) {
        idle.addFirst(runspace);
      }
    }
    startWaiting();
  }

  private void startWaiting() {
    while (true) {
      PipelineRun next;
      Runspace runspace;
      synchronized (this) {
        if (waiting.isEmpty() || busy.size() >= maximum) {
          return;
        }
        next = waiting.removeFirst();
        runspace = idle.isEmpty() ? factory.get() : idle.removeFirst();
        busy.add(runspace);
      }
      next.begin(runspace);
    }
  }
}
