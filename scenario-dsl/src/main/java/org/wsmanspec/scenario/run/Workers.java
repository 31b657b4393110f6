package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;

/**
 * Drives scenarios side by side.
 *
 * <p>A scenario begins as soon as a worker is free and no scenario in its way is under way or comes
 * before it, so those in each other's way keep their order.
 */
final class Workers {

  /** Drives one scenario. */
  interface Work {
    void drive(Scenario scenario);
  }

  private record Job(Scenario scenario, Isolation isolation) {}

  private final List<Job> waiting = new ArrayList<>();
  private final List<Job> running = new ArrayList<>();
  private final Health health;
  private @Nullable Throwable problem;

  Workers(List<Scenario> scenarios, Target target, Health health) {
    scenarios.forEach(s -> waiting.add(new Job(s, Isolation.of(s, target))));
    this.health = health;
  }

  /**
   * Drive all scenarios, the first worker on this thread.
   *
   * @param works what each worker does with a scenario
   * @throws RuntimeException what the first worker that failed threw
   */
  void run(List<Work> works) {
    List<Thread> threads = new ArrayList<>();
    for (Work work : works.subList(1, works.size())) {
      Thread thread = new Thread(() -> work(work), "wsmanspec-worker-" + (threads.size() + 2));
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    work(works.get(0));
    threads.forEach(this::join);
    Throwable failed = problem();
    if (failed instanceof Error error) {
      throw error;
    } else if (failed instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        health.giveUp("the run was interrupted");
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Work work) {
    Optional<Job> job = take();
    while (job.isPresent()) {
      try {
        work.drive(job.get().scenario());
      } catch (RuntimeException | Error e) {
        fail(e);
      } finally {
        done(job.get());
      }
      job = take();
    }
  }

  private synchronized Optional<Job> take() {
    try {
      while (problem == null && !waiting.isEmpty()) {
        Optional<Job> next = next();
        if (next.isPresent()) {
          return next;
        }
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new IllegalStateException("a worker was interrupted while it waited", e));
    }
    return Optional.empty();
  }

  private Optional<Job> next() {
    List<Job> before = new ArrayList<>(running);
    for (Iterator<Job> all = waiting.iterator(); all.hasNext(); ) {
      Job job = all.next();
      if (before.stream().noneMatch(b -> b.isolation().conflicts(job.isolation()))) {
        all.remove();
        running.add(job);
        return Optional.of(job);
      }
      before.add(job);
    }
    return Optional.empty();
  }

  private synchronized void done(Job job) {
    running.remove(job);
    notifyAll();
  }

  private void fail(Throwable failure) {
    synchronized (this) {
      if (problem == null) {
        problem = failure;
      } else if (failure != problem) {
        problem.addSuppressed(failure);
      }
      notifyAll();
    }
    health.giveUp("the run was ended");
  }

  private synchronized @Nullable Throwable problem() {
    return problem;
  }
}
