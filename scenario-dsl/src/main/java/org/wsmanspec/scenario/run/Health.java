package org.wsmanspec.scenario.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Variables;
import org.wsmanspec.scenario.sink.EventSink;
import org.wsmanspec.scenario.transport.OutgoingMessage;
import org.wsmanspec.scenario.transport.Transport;

/**
 * Whether the target is there and answers, so that a run does not wait for one that is not.
 *
 * <p>A target that was reached and refuses connections is asked again and again for a while, since
 * it may be restarting. One that answers nothing several times in a row is asked something it has
 * answered before; if it does not answer that either, it is given up. All workers of a run share
 * one, and wait while one of them finds out.
 */
final class Health {

  /** What an exchange tells of the target. */
  enum Finding {
    /** It is there, whatever it answered. */
    PRESENT,
    /** It was gone when the message was to be sent, and is there again. */
    BACK,
    /** It is given up. */
    GIVEN_UP,
    /** Nobody was ever there. */
    NEVER_THERE
  }

  /** So many requests in a row without an answer, and the target is asked what it can answer. */
  private static final int SILENT = 4;

  /** So many failed handshakes in a row, and the target is given up. */
  private static final int INSECURE = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Target target;
  private final RunOptions options;
  private final Recorder recorder;
  private boolean reached;
  private int silent;
  private int insecure;
  private int absences;
  private boolean identifies;
  private Optional<String> lost = Optional.empty();
  private Optional<OutgoingMessage> answerable = Optional.empty();

  Health(Target target, RunOptions options, Recorder recorder) {
    this.target = target;
    this.options = options;
    this.recorder = recorder;
  }

  /**
   * Why nothing more is to be sent, if the target is given up.
   *
   * @param transport leads to the target, which is asked where it has been silent
   */
  synchronized Optional<String> lost(Transport transport) {
    if (lost.isEmpty() && silent >= SILENT) {
      silent = 0;
      if (probe(transport).response().isEmpty()) {
        giveUp(ScenarioRunner.TARGET_MUTE);
      }
    }
    return lost;
  }

  /** How often the target was gone for a while. */
  synchronized int absences() {
    return absences;
  }

  /** Give up the target, or the run. */
  synchronized void giveUp(String reason) {
    lost = lost.or(() -> Optional.of(reason));
  }

  /** Remember a message that was answered and may be sent again. */
  synchronized void answered(Operation operation, OutgoingMessage message) {
    boolean identify = operation instanceof Operation.Identify;
    if (!identifies && (identify || operation instanceof Operation.Get)) {
      identifies = identify;
      answerable = Optional.of(message);
    }
  }

  /**
   * Take note of an exchange, and wait for a target that is gone.
   *
   * @param before how often the target had been gone when the message was made
   */
  synchronized Finding after(Exchange exchange, int before, Transport transport) {
    if (lost.isPresent()) {
      return Finding.GIVEN_UP;
    }
    Optional<Trouble.Kind> trouble = exchange.trouble().map(Trouble::kind);
    if (trouble.filter(Trouble.Kind.UNREACHABLE::equals).isPresent()) {
      if (!reached) {
        return Finding.NEVER_THERE;
      }
      return absences > before || comesBack(transport) ? Finding.BACK : Finding.GIVEN_UP;
    }
    if (trouble.filter(Trouble.Kind.TLS::equals).isPresent()) {
      insecure++;
      if (reached && insecure >= INSECURE) {
        giveUp(ScenarioRunner.TARGET_LOST);
      }
      return reached ? Finding.PRESENT : Finding.NEVER_THERE;
    }
    reached = true;
    insecure = 0;
    boolean timeout = trouble.filter(Trouble.Kind.TIMEOUT::equals).isPresent();
    silent = timeout && exchange.response().isEmpty() ? silent + 1 : 0;
    return Finding.PRESENT;
  }

  private boolean comesBack(Transport transport) {
    long end = System.nanoTime() + options.patience().toNanos();
    Duration pause = FIRST_PAUSE;
    while (System.nanoTime() + pause.toNanos() < end && paused(pause)) {
      Optional<Trouble> trouble = probe(transport).trouble();
      if (trouble.filter(t -> t.kind() == Trouble.Kind.UNREACHABLE).isEmpty()) {
        absences++;
        silent = 0;
        return true;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
    giveUp(ScenarioRunner.TARGET_LOST);
    return false;
  }

  private static boolean paused(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Exchange probe(Transport transport) {
    OutgoingMessage message = answerable.orElseGet(this::identify);
    Exchange exchange = transport.send(message, recorder.nextId(), Optional.empty());
    recorder.exchange(exchange);
    return exchange;
  }

  private OutgoingMessage identify() {
    Operation.Message identify = new Operation.Identify(RequestParameters.NONE, Position.NONE);
    StepContext context =
        new StepContext("Identify", new StepVariables(Variables.of(target)), Map.of());
    return new MessageMaker(
            target, options, new Subscriptions(new Mailboxes(EventSink.NONE, recorder)))
        .make(identify, List.of(), context)
        .message();
  }
}
