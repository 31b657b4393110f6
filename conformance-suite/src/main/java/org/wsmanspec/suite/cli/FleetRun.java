package org.wsmanspec.suite.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.scenario.Inventory;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.suite.Tool;

/**
 * Tests the endpoints of an inventory, or a shard of them, several at a time.
 *
 * <p>Of an endpoint that is done only its row stays in memory. When the process is asked to end,
 * what is done is written as the fleet that it is by then.
 */
final class FleetRun {

  private static final String INTERRUPTED = "the run was interrupted before its turn came";
  private static final String AMID =
      "the run was interrupted amid it; what was said until then is in its evidence.jsonl";

  private final Terminal terminal;
  private final Path out;
  private final Fleet plan;
  private final Map<Integer, FleetEndpoint> rows = new TreeMap<>();
  private final List<Integer> begun = new ArrayList<>();
  private final FleetProgress progress;
  private boolean written;

  private FleetRun(Terminal terminal, Path out, Fleet plan) {
    this.terminal = terminal;
    this.out = out;
    this.plan = plan;
    this.progress = new FleetProgress(terminal, plan.endpoints().size());
  }

  /**
   * Test them.
   *
   * @param title what is driven, for people
   * @param shard the part of the endpoints that is tested; empty for all
   * @param atATime how many endpoints are tested at a time
   * @return what became of them, written to its folder
   */
  static Fleet run(
      Terminal terminal,
      Inventory inventory,
      String title,
      Optional<Shard> shard,
      int atATime,
      FailOn failOn,
      EndpointRun each) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < inventory.endpoints().size(); i++) {
      places.add(i);
    }
    List<Integer> share = shard.map(s -> s.share(places)).orElse(places);
    Fleet plan =
        new Fleet(
            Tool.name(),
            plan(
                inventory.name(),
                inventory.endpoints().stream().map(e -> e.name() + " " + e.target().address())),
            plan(title, each.scenarios().stream().map(Scenario::id)),
            failOn,
            shard.map(s -> new Fleet.Shards(s.of(), List.of(s.index()))),
            share.stream()
                .map(
                    i ->
                        FleetEndpoint.untested(
                            EndpointRun.who(inventory.endpoints().get(i), i + 1),
                            State.NOT_RUN,
                            INTERRUPTED,
                            FleetEndpoint.Cost.NONE))
                .toList());
    FleetRun run = new FleetRun(terminal, each.out(), plan);
    return run.all(inventory, share, atATime, each);
  }

  private static Fleet.Plan plan(String name, Stream<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      int[] count = {0};
      parts.forEach(
          p -> {
            digest.update((p + "\n").getBytes(StandardCharsets.UTF_8));
            count[0]++;
          });
      return new Fleet.Plan(name, count[0], HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Fleet all(Inventory inventory, List<Integer> share, int atATime, EndpointRun each) {
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%d %s of %s, each with %d %s%s",
                share.size(),
                share.size() == 1 ? "endpoint" : "endpoints",
                plan.inventory().name(),
                plan.scenarios().size(),
                plan.scenarios().size() == 1 ? "scenario" : "scenarios",
                plan.shards()
                    .map(s -> " (shard " + s.held().get(0) + " of " + s.of() + ")")
                    .orElse("")));
    FleetFiles.plan(out, plan);
    Thread interrupted = new Thread(this::interrupted, "fleet-interrupted");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      drive(inventory, share, atATime, each);
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(interrupted);
      } catch (IllegalStateException e) {
        // The process is ending, and the hook has the word.
      }
    }
    return write();
  }

  private void drive(Inventory inventory, List<Integer> share, int atATime, EndpointRun each) {
    ExecutorService executor =
        Executors.newFixedThreadPool(Math.max(1, Math.min(atATime, share.size())));
    try {
      CompletionService<FleetEndpoint> work = new ExecutorCompletionService<>(executor);
      for (int place : share) {
        // What it comes to is taken from the completion service, in the order of completion.
        Future<FleetEndpoint> unused =
            work.submit(
                () -> {
                  begin(place + 1);
                  return each.run(inventory.endpoints().get(place), place + 1);
                });
      }
      for (int i = 0; i < share.size(); i++) {
        done(work.take().get());
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof CommandFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("an endpoint could not be tested", cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERNAL, "the run was interrupted", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private synchronized void begin(int position) {
    begun.add(position);
  }

  private synchronized void done(FleetEndpoint row) {
    rows.put(row.who().position(), row);
    progress.done(row);
  }

  private synchronized void interrupted() {
    if (!written) {
      write();
      terminal.err().println();
      terminal
          .err()
          .println(
              "interrupted after "
                  + rows.size()
                  + " of "
                  + plan.endpoints().size()
                  + " endpoints; what is done is in "
                  + out);
      terminal.err().flush();
    }
  }

  private synchronized Fleet write() {
    List<FleetEndpoint> all = new ArrayList<>();
    for (FleetEndpoint planned : plan.endpoints()) {
      int position = planned.who().position();
      FleetEndpoint row = rows.get(position);
      if (row == null && begun.contains(position)) {
        row = FleetEndpoint.untested(planned.who(), State.NOT_RUN, AMID, FleetEndpoint.Cost.NONE);
      }
      all.add(row == null ? planned : row);
    }
    Fleet fleet =
        new Fleet(
            plan.tool(), plan.inventory(), plan.scenarios(), plan.failOn(), plan.shards(), all);
    FleetFiles.write(out, fleet);
    written = true;
    return fleet;
  }
}
