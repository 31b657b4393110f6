package org.wsmanspec.scenario.run;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.mutation.MutationException;
import org.wsmanspec.message.mutation.XPathExpressions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Delivered;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.RequestParameters.Header;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.Deliveries;

/** Waits until what a step waits for was delivered, or its time is over. */
final class Awaiting implements Mailbox.Wanted {

  private static final Duration USUAL = Duration.ofSeconds(10);

  /** A service that has nothing yet answers in this time that it has nothing. */
  private static final Duration LONGEST_PULL = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Operation.AwaitEvents await;
  private final StepContext step;
  private final XPathExpressions xpaths;
  private final Optional<String> filter;
  private final Optional<String> until;
  private final int count;
  private int counted;
  private boolean reached;

  private Awaiting(Operation.AwaitEvents await, StepContext step) {
    this.await = await;
    this.step = step;
    this.xpaths = new XPathExpressions(step.prefixes());
    this.filter = await.filter().map(step::text);
    this.until = await.until().map(step::text);
    this.count = count(await, step);
  }

  /** How many a step waits for; none: it takes what has come already. */
  static int count(Operation.AwaitEvents await, StepContext step) {
    String written = await.count().map(step::text).orElse("1").strip();
    try {
      return Math.max(0, Integer.parseInt(written));
    } catch (NumberFormatException e) {
      throw NotDrivenException.mistake("'" + written + "' is no number of events");
    }
  }

  /**
   * Wait.
   *
   * @param scale of all times
   * @param ask sends a message of this step
   * @return the exchanges in which it was delivered
   */
  static List<Exchange> forEvents(
      Operation.AwaitEvents await,
      Subscription subscription,
      StepContext step,
      double scale,
      Function<Operation.Message, Exchange> ask) {
    Awaiting awaiting = new Awaiting(await, step);
    Duration within = awaiting.within(scale);
    List<Exchange> got =
        subscription.mode().equals(Uris.MODE_PULL) && await.of() != Delivered.END
            ? awaiting.pull(subscription, within, ask)
            : subscription.inbox().take(awaiting, within);
    boolean ended =
        got.stream().flatMap(e -> Deliveries.in(e).stream()).anyMatch(i -> i.is(Delivered.END));
    if (ended) {
      subscription.end();
    }
    return got;
  }

  private Duration within(double scale) {
    if (looksOnly()) {
      return Duration.ZERO;
    }
    String written = await.within().map(step::text).orElse(USUAL.toString());
    try {
      Duration within = Duration.parse(written);
      return Duration.ofNanos(Math.max(0, (long) (within.toNanos() * scale)));
    } catch (DateTimeException | ArithmeticException e) {
      throw NotDrivenException.mistake("'" + written + "' is no duration such as PT10S");
    }
  }

  @Override
  public boolean counts(Exchange exchange) {
    boolean any = false;
    for (Deliveries.Item item : Deliveries.in(exchange)) {
      if (item.is(await.of()) && holds(filter, item.node())) {
        any = true;
        counted++;
        reached |= until.isPresent() && holds(until, item.node());
      }
    }
    return any;
  }

  private boolean holds(Optional<String> expression, Optional<Node> node) {
    try {
      return expression.isEmpty()
          || (node.isPresent() && xpaths.holds(node.get(), expression.get()));
    } catch (MutationException e) {
      throw NotDrivenException.mistake(String.valueOf(e.getMessage()));
    }
  }

  /** Whether nothing is waited for. */
  private boolean looksOnly() {
    return count == 0 && until.isEmpty();
  }

  @Override
  public boolean enough() {
    if (looksOnly()) {
      return false;
    }
    boolean many = counted >= count;
    return until.isPresent() ? reached && (await.count().isEmpty() || many) : many;
  }

  private List<Exchange> pull(
      Subscription subscription, Duration within, Function<Operation.Message, Exchange> ask) {
    long end = System.nanoTime() + within.toNanos();
    List<Exchange> exchanges = new ArrayList<>();
    Duration pause = FIRST_PAUSE;
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      Exchange exchange = ask.apply(pull(subscription, left));
      exchanges.add(exchange);
      counts(exchange);
      if (enough() || over(exchange) || !mayHaveMore(exchange) || System.nanoTime() > end) {
        return exchanges;
      }
      if (!Deliveries.in(exchange).isEmpty()) {
        pause = FIRST_PAUSE;
        continue;
      }
      // A service that does not wait until there is something is not asked without a pause.
      if (!paused(pause, end)) {
        return exchanges;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private Operation.Pull pull(Subscription subscription, Duration left) {
    Duration wait = left.compareTo(LONGEST_PULL) > 0 ? LONGEST_PULL : left;
    Text timeout = Text.of("PT" + Math.max(1, (wait.toMillis() + 999) / 1000) + "S");
    return new Operation.Pull(
        RequestParameters.builder().timeout(new Header(timeout, false)).build(),
        Optional.of(Text.of(subscription.name().replace("${", "$${"))),
        Optional.empty(),
        await.maxElements(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        await.position());
  }

  private static boolean over(Exchange exchange) {
    return exchange
        .responseEnvelope()
        .flatMap(Envelope::bodyChild)
        .flatMap(b -> Dom.child(b, Names.WSEN_END_OF_SEQUENCE))
        .isPresent();
  }

  /** Only an empty answer, and one that says that nothing came in time, let hope for more. */
  private static boolean mayHaveMore(Exchange exchange) {
    Optional<Fault> fault = exchange.fault();
    return fault.isPresent()
        ? fault.get().subcode().filter(FaultSubcode.TIMED_OUT.qname()::equals).isPresent()
        : exchange.responseEnvelope().isPresent();
  }

  private static boolean paused(Duration pause, long end) {
    try {
      long left = end - System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(Math.min(pause.toNanos(), Math.max(0, left)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
