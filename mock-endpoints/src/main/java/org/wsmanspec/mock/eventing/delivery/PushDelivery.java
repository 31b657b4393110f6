package org.wsmanspec.mock.eventing.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.eventing.Credentials;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.EndStatus;
import org.wsmanspec.mock.eventing.Event;
import org.wsmanspec.mock.eventing.Steps;
import org.wsmanspec.mock.eventing.Terms;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * The pushes of one subscription: the next message is written when the sink has the one before.
 *
 * <p>All state belongs to tasks that run one after the other, but for what {@link #stop} has to
 * know at once.
 */
final class PushDelivery implements Delivery {

  /**
   * What all deliveries of an endpoint share.
   *
   * @param gone hears that a delivery is over
   */
  record Company(
      HttpPoster poster,
      ScheduledExecutorService scheduler,
      LongSupplier ticker,
      Misbehavior misbehavior,
      Steps steps,
      DeliverySettings settings,
      Consumer<PushDelivery> gone) {}

  private enum Phase {
    LIVE,
    /** Nothing new is taken; what waits is sent, and then that it is over. */
    ENDING,
    ENDED
  }

  /** How it is to end. */
  private record End(EndStatus status, String reason) {}

  private final Terms terms;
  private final Sink sink;
  private final Watcher watcher;
  private final Company company;
  private final Serial serial;
  private final Shipments shipments;
  private final EventQueue queue;
  private final Optional<SinkLogin> login;
  private final Alarm alarm;

  private final Object door = new Object();
  private boolean silent;
  private boolean failing;
  private HttpPoster.Sent sent = () -> {};

  /** Events that were offered, and those of them that are done with, one way or the other. */
  private final AtomicLong offered = new AtomicLong();

  private volatile long finished;
  private long taken;
  private int underWay;

  private Phase phase = Phase.LIVE;
  private boolean hurried;
  private long lastSent;
  private @Nullable Shipment current;
  private @Nullable End end;
  private @Nullable ScheduledFuture<?> pending;

  PushDelivery(Terms terms, Sink sink, Watcher watcher, Company company) {
    this.terms = terms;
    this.sink = sink;
    this.watcher = watcher;
    this.company = company;
    this.serial = new Serial(company.poster().executor());
    MessageWriter writer = new MessageWriter(terms);
    this.shipments =
        new Shipments(terms, sink, writer, company.misbehavior(), company.settings().retry());
    this.queue = new EventQueue(terms, writer, company.settings().waitingEvents());
    this.login =
        terms
            .credentials()
            .filter(Credentials.User.class::isInstance)
            .map(c -> new SinkLogin((Credentials.User) c, terms.profile()));
    this.alarm = new Alarm(company.scheduler(), company.ticker(), serial, this::pump);
    this.lastSent = company.ticker().getAsLong();
  }

  void begin() {
    serial.execute(this::pump);
  }

  @Override
  public void offer(Event event) {
    String content;
    try {
      content = event.text();
    } catch (SoapFaultException e) {
      // It holds a character that XML has none for.
      dropped(event.action(), 1);
      return;
    }
    Entry.Happened entry =
        new Entry.Happened(event.number(), event.action(), content, company.ticker().getAsLong());
    offered.incrementAndGet();
    serial.execute(
        () -> {
          taken++;
          if (phase == Phase.LIVE) {
            if (!queue.add(entry)) {
              note("drop", Map.of("event", Long.toString(entry.number())));
            }
            pump();
          }
        });
  }

  @Override
  public int backlog() {
    return Math.toIntExact(offered.get() - finished);
  }

  @Override
  public void dropped(String action, int count) {
    long now = company.ticker().getAsLong();
    serial.execute(
        () -> {
          if (phase == Phase.LIVE) {
            queue.addDropped(queue.notice(action, count, now));
            pump();
          }
        });
  }

  @Override
  public void end(EndStatus status, String reason) {
    serial.execute(
        () -> {
          if (phase == Phase.LIVE) {
            ending(new End(status, reason));
            pump();
          }
        });
  }

  private void ending(End how) {
    phase = Phase.ENDING;
    end = how;
  }

  @Override
  public void stop() {
    synchronized (door) {
      if (failing) {
        // Whoever hears of the failure stops it; the sink is still to hear of it, too.
        return;
      }
      silent = true;
      sent.recall();
    }
    serial.execute(this::finish);
  }

  /** Ends with one try to say so, leaving everything else. */
  void hurry() {
    serial.execute(
        () -> {
          if (phase == Phase.ENDED) {
            return;
          }
          hurried = true;
          queue.clear();
          if (phase == Phase.LIVE) {
            ending(new End(EndStatus.SOURCE_SHUTTING_DOWN, "The source shuts down"));
          }
          if (current != null && current.kind() != Outgoing.Kind.SUBSCRIPTION_END) {
            current = null;
          }
          pump();
        });
  }

  private void finish() {
    phase = Phase.ENDED;
    current = null;
    queue.clear();
    alarm.cancel();
    if (pending != null) {
      pending.cancel(false);
    }
    company.gone().accept(this);
  }

  /** Sends what is due, or sees to it that somebody comes back when it is. */
  private void pump() {
    advance();
    finished = taken - queue.events() - (current == null ? 0 : underWay);
  }

  private void advance() {
    while (phase != Phase.ENDED && current == null) {
      int before = queue.events();
      try {
        current = next();
        underWay = before - queue.events();
      } catch (EventQueue.TooLargeException e) {
        fail(String.valueOf(e.getMessage()));
        continue;
      }
      if (current == null) {
        return;
      }
      if (current.isDone()) {
        // Lost on purpose, but as far as anybody here knows it was sent.
        lastSent = company.ticker().getAsLong();
        delivered(current);
      } else {
        send(current);
      }
    }
  }

  private @Nullable Shipment next() {
    long now = company.ticker().getAsLong();
    Optional<Long> heartbeat =
        phase == Phase.LIVE ? terms.heartbeats().map(h -> lastSent + early(h)) : Optional.empty();
    boolean sign = heartbeat.filter(at -> at <= now).isPresent();
    while (!queue.isEmpty()) {
      if (!sign && mayGather(now)) {
        long at = queue.since() + gathering();
        alarm.at(heartbeat.filter(h -> h < at).orElse(at));
        return null;
      }
      Optional<Shipment> events =
          terms.mode() == DeliveryMode.EVENTS
              ? shipments.batch(queue.takeBatch())
              : queue.takeOne().map(shipments::single);
      if (events.isPresent()) {
        return events.get();
      }
    }
    if (phase == Phase.ENDING) {
      return farewell();
    }
    if (sign) {
      return shipments.heartbeat(queue.last());
    }
    heartbeat.ifPresent(alarm::at);
    return null;
  }

  private boolean mayGather(long now) {
    return phase == Phase.LIVE
        && terms.mode() == DeliveryMode.EVENTS
        && !queue.isFull()
        && now < queue.since() + gathering();
  }

  private long gathering() {
    return terms
        .maxTime()
        .map(PushDelivery::early)
        .orElse(company.settings().gathering().toNanos());
  }

  /**
   * A time within which something has to be done is over before that is done, if it is all used.
   */
  private static long early(Duration within) {
    return within.toNanos() / 5 * 4;
  }

  private @Nullable Shipment farewell() {
    End how = end;
    Optional<Shipment> last =
        how == null ? Optional.empty() : shipments.end(how.status(), how.reason(), hurried);
    if (last.isEmpty()) {
      finish();
    }
    return last.orElse(null);
  }

  private void send(Shipment shipment) {
    if (shipment.hold()) {
      later(shipment, shipment.message().delay());
      return;
    }
    lastSent = company.ticker().getAsLong();
    note("deliver", shipment.facts());
    Optional<String> authorization =
        login
            .filter(l -> shipment.sink().isAt(sink))
            .flatMap(l -> l.authorization(shipment.sink().target()));
    synchronized (door) {
      if (silent) {
        return;
      }
      sent =
          company
              .poster()
              .post(
                  shipment.message(),
                  authorization,
                  answer -> serial.execute(() -> answered(shipment, answer)));
    }
  }

  private void later(Shipment shipment, Duration time) {
    try {
      pending =
          company
              .scheduler()
              .schedule(
                  () ->
                      serial.execute(
                          () -> {
                            if (current == shipment) {
                              send(shipment);
                            }
                          }),
                  time.toNanos(),
                  TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      finish();
    }
  }

  private void answered(Shipment shipment, SinkAnswer answer) {
    if (current != shipment) {
      return;
    }
    if (answer.status() == 401
        && login.isPresent()
        && shipment.sink().isAt(sink)
        && shipment.login()
        && login.get().learn(answer.challenges())) {
      send(shipment);
      return;
    }
    Outcome outcome =
        shipment.message().careless()
            ? Outcome.DELIVERED
            : Outcome.of(answer, terms.mode().acknowledged(), shipment.messageId());
    switch (outcome.kind()) {
      case DELIVERED -> {
        note("acknowledge", shipment.facts());
        shipment.next();
        if (shipment.isDone()) {
          delivered(shipment);
          pump();
        } else {
          send(shipment);
        }
      }
      case FAILED -> {
        if (shipment.retry()) {
          note("retry", facts(shipment, outcome));
          later(shipment, shipment.policy().interval());
        } else {
          giveUp(shipment, outcome);
        }
      }
      case HOPELESS -> giveUp(shipment, outcome);
      case REFUSED -> {
        note("refuse", facts(shipment, outcome));
        boolean known = phase != Phase.LIVE;
        finish();
        if (!known) {
          watcher.refused(outcome.reason());
        }
      }
    }
  }

  private void delivered(Shipment shipment) {
    current = null;
    if (shipment.kind() == Outgoing.Kind.SUBSCRIPTION_END) {
      finish();
    }
  }

  private void giveUp(Shipment shipment, Outcome outcome) {
    note("giveUp", facts(shipment, outcome));
    current = null;
    if (shipment.kind() == Outgoing.Kind.SUBSCRIPTION_END) {
      finish();
      return;
    }
    if (phase == Phase.LIVE) {
      fail("The sink cannot be reached: " + outcome.reason());
    }
    queue.clear();
    pump();
  }

  private void fail(String reason) {
    synchronized (door) {
      if (silent) {
        return;
      }
      failing = true;
    }
    queue.clear();
    ending(new End(EndStatus.DELIVERY_FAILURE, reason));
    watcher.failed(reason);
  }

  private static Map<String, String> facts(Shipment shipment, Outcome outcome) {
    Map<String, String> all = new java.util.HashMap<>(shipment.facts());
    all.put("outcome", outcome.reason());
    return all;
  }

  private void note(String operation, Map<String, String> details) {
    company.steps().note(operation, terms.id(), details);
  }
}
