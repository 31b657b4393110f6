package org.wsmanspec.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.wsmanspec.message.psrp.PsrpMessage;

/** A run of the fuzzers. */
final class Fuzzing {

  /** How often the heap is measured and progress told, at least. */
  private static final int MEASUREMENTS = 10;

  private static final int OFTEN = 10_000;

  private final Path out;
  private final long seed;
  private final int workers;
  private final Consumer<String> log;
  private Optional<Seeds> gathered = Optional.empty();
  private final Findings findings;

  /**
   * A run.
   *
   * @param out where findings go
   * @param workers threads; which case is which worker's follows from their number
   * @param log is told how far it is
   */
  Fuzzing(Path out, long seed, int workers, Consumer<String> log) {
    this.out = out;
    this.seed = seed;
    this.workers = workers;
    this.log = log;
    this.findings = new Findings(out);
  }

  /** Gathered once, when they are first needed: it takes a run of all scenarios. */
  private Seeds seeds() {
    Seeds seeds = gathered.orElseGet(Seeds::gather);
    if (gathered.isEmpty()) {
      gathered = Optional.of(seeds);
      log.accept(
          seeds.requests().size()
              + " requests and "
              + seeds.conversation().exchanges().size()
              + " exchanges to begin with");
    }
    return seeds;
  }

  Findings findings() {
    return findings;
  }

  /** Throw so many requests at reference endpoints, one for each worker. */
  void requests(long count, Effort effort) {
    List<EndpointFuzzer> fuzzers = new ArrayList<>();
    try {
      for (int i = 0; i < workers; i++) {
        fuzzers.add(new EndpointFuzzer(seeds(), findings, effort, seed * 1000 + i));
      }
      run("requests", count, i -> fuzzers.get(i)::next);
      log.accept(
          effort.judged()
              + " of them were judged with their answers; the slowest answer took "
              + effort.slowest()
              + " ms; warnings by requirement: "
              + effort.warnings());
    } finally {
      fuzzers.forEach(EndpointFuzzer::close);
    }
  }

  /** Judge so many conversations. */
  void conversations(long count) {
    try {
      Files.createDirectories(out);
      run(
          "conversations",
          count,
          i ->
              new JudgeFuzzer(seeds(), findings, seed * 1000 + i, out.resolve("evidence-" + i))
                  ::next);
      for (int i = 0; i < workers; i++) {
        Files.deleteIfExists(out.resolve("evidence-" + i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can be written to " + out, e);
    }
  }

  /** Read so many pieces of PSRP and CLIXML. */
  void psrp(long count) {
    List<PsrpMessage> messages = PsrpSeeds.messages();
    PsrpFuzzer.Tally tally = new PsrpFuzzer.Tally();
    run(
        "pieces of PSRP",
        count,
        i -> new PsrpFuzzer(messages, findings, tally, seed * 1000 + i)::next);
    log.accept(tally.toString());
  }

  private void run(String what, long count, IntFunction<Runnable> worker) {
    Heap heap = new Heap();
    List<Runnable> all = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      all.add(worker.apply(i));
    }
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    long begun = System.nanoTime();
    try {
      long parts = Math.max(MEASUREMENTS, count / OFTEN);
      long each = count / workers / parts;
      for (long part = 1; part <= parts; part++) {
        List<Future<?>> running = new ArrayList<>();
        for (Runnable one : all) {
          running.add(
              threads.submit(
                  () -> {
                    for (long i = 0; i < each; i++) {
                      one.run();
                    }
                  }));
        }
        for (Future<?> future : running) {
          future.get();
        }
        heap.measure();
        log.accept(
            String.format(
                Locale.ROOT,
                "%,d %s, %.0f s, %d KB on the heap, %d kinds of findings",
                part * each * workers,
                what,
                (System.nanoTime() - begun) / 1e9,
                heap.used().get(heap.used().size() - 1) / 1024,
                findings.kinds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker failed: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
    if (heap.grows()) {
      findings.add("the heap grows with " + what, heap.used().toString(), new byte[0]);
    }
    findings.lines().forEach(log);
  }
}
