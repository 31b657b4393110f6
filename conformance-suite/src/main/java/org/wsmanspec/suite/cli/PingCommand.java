package org.wsmanspec.suite.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Scenarios;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.run.UnreachableTargetException;
import org.wsmanspec.scenario.transport.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsmanspec ping}: whether an endpoint is there and ready. */
@Command(
    name = "ping",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Ask an endpoint with Identify whether it is ready; exit code 4 if it is not.")
final class PingCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final Scenario IDENTIFY =
      Scenarios.scenario("ping", "Identify").step(Scenarios.identify()).build();

  private final Terminal terminal;

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Go on asking for so long (${DEFAULT-VALUE}).")
  private double wait;

  PingCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (target.embedded()) {
      throw new CommandFailure(ExitCode.USAGE, "--target: the endpoint to ask is missing");
    }
    if (!(wait >= 0 && wait <= Duration.ofDays(1).toSeconds())) {
      throw new CommandFailure(ExitCode.USAGE, "--wait takes 0 to 86400 seconds, not " + wait);
    }
    Target endpoint = target.read();
    long end = System.nanoTime() + (long) (wait * 1e9);
    String answer = ask(endpoint);
    while (!answer.isEmpty() && System.nanoTime() + PAUSE.toNanos() < end) {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      answer = ask(endpoint);
    }
    if (answer.isEmpty()) {
      terminal.out().println(endpoint.address() + " is ready");
      return ExitCode.HELD.code();
    }
    throw new CommandFailure(ExitCode.UNREACHABLE, endpoint.address() + " is not ready: " + answer);
  }

  /** Asks once; empty if it is ready. */
  private static String ask(Target endpoint) {
    RunOptions options = RunOptions.DEFAULT;
    try (Transport transport = TargetTransport.open(endpoint, Clock.systemUTC())) {
      List<Exchange> exchanges =
          new ScenarioRunner(endpoint, transport, options, List.of())
              .run(List.of(IDENTIFY))
              .exchanges();
      return exchanges.isEmpty() ? "nothing was sent" : said(exchanges.get(0));
    } catch (UnreachableTargetException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String said(Exchange exchange) {
    if (exchange.responseEnvelope().filter(PingCommand::identifies).isPresent()) {
      return "";
    }
    Optional<Integer> status = exchange.response().map(r -> r.status());
    if (status.isPresent()) {
      // Who wants to know first who is asking is there, too.
      return status.get() == 401 ? "" : "it answered Identify with HTTP status " + status.get();
    }
    return exchange.trouble().map(Trouble::text).orElse("no answer");
  }

  private static boolean identifies(Envelope envelope) {
    return envelope.bodyIs(Names.WSMID_IDENTIFY_RESPONSE);
  }
}
