package org.wsmanspec.mock.eventing.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.eventing.Credentials;
import org.wsmanspec.mock.eventing.Deliveries;
import org.wsmanspec.mock.eventing.Delivery;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.Steps;
import org.wsmanspec.mock.eventing.Terms;
import org.wsmanspec.mock.http.Misbehavior;

/**
 * Deliveries over HTTP and HTTPS in the modes that push: Push, PushWithAck and Events.
 *
 * <p>The client starts with the first subscription.
 */
public final class PushDeliveries implements Deliveries {

  private static final Set<DeliveryMode> MODES =
      Set.of(DeliveryMode.PUSH, DeliveryMode.PUSH_WITH_ACK, DeliveryMode.EVENTS);
  private static final Set<String> PROFILES =
      Set.of(
          Uris.SECURITY_PROFILE + "http/basic",
          Uris.SECURITY_PROFILE + "http/digest",
          Uris.SECURITY_PROFILE + "https/basic",
          Uris.SECURITY_PROFILE + "https/digest");

  private final ScheduledExecutorService scheduler;
  private final LongSupplier ticker;
  private final Misbehavior misbehavior;
  private final Steps steps;
  private final DeliverySettings settings;
  private final Set<PushDelivery> live = ConcurrentHashMap.newKeySet();
  private final Object gone = new Object();
  private Optional<ClientKey> key = Optional.empty();
  private @Nullable HttpPoster poster;
  private boolean closed;

  /**
   * Deliveries.
   *
   * @param scheduler for everything that is due later; not closed with these
   * @param misbehavior what goes wrong on purpose
   * @param steps hears what is done
   */
  public PushDeliveries(
      ScheduledExecutorService scheduler,
      Misbehavior misbehavior,
      Steps steps,
      DeliverySettings settings) {
    this(scheduler, System::nanoTime, misbehavior, steps, settings);
  }

  /**
   * Deliveries in another time.
   *
   * @param ticker nanoseconds that pass as the scheduler's do
   */
  PushDeliveries(
      ScheduledExecutorService scheduler,
      LongSupplier ticker,
      Misbehavior misbehavior,
      Steps steps,
      DeliverySettings settings) {
    this.scheduler = scheduler;
    this.ticker = ticker;
    this.misbehavior = misbehavior;
    this.steps = steps;
    this.settings = settings;
  }

  /** Proves itself with this over TLS from the first delivery on. */
  public synchronized PushDeliveries withKey(ClientKey value) {
    key = Optional.of(value);
    return this;
  }

  @Override
  public Set<DeliveryMode> modes() {
    return MODES;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("http", "https");
  }

  @Override
  public Set<String> profiles() {
    return PROFILES;
  }

  /**
   * Begins the delivery of a subscription.
   *
   * @throws IllegalArgumentException for a mode that does not push, a sink without a usable
   *     address, and a client certificate, of which there is none
   */
  @Override
  public Delivery begin(Terms terms, Delivery.Watcher watcher) {
    if (!MODES.contains(terms.mode())) {
      throw new IllegalArgumentException("no delivery in mode " + terms.mode());
    }
    if (terms.credentials().orElse(null) instanceof Credentials.Certificate) {
      throw new IllegalArgumentException("there are no client certificates");
    }
    Sink sink =
        Sink.of(terms.notifyTo().orElseThrow(() -> new IllegalArgumentException("no NotifyTo")));
    if (!schemes().contains(String.valueOf(sink.address().getScheme()).toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("no delivery to " + sink.address());
    }
    PushDelivery delivery =
        new PushDelivery(
            terms,
            sink,
            watcher,
            new PushDelivery.Company(
                poster(), scheduler, ticker, misbehavior, steps, settings, this::remove));
    live.add(delivery);
    delivery.begin();
    return delivery;
  }

  private synchronized HttpPoster poster() {
    if (closed) {
      throw new IllegalStateException("the endpoint is closed");
    }
    if (poster == null) {
      poster = new HttpPoster(settings, key);
    }
    return poster;
  }

  private void remove(PushDelivery delivery) {
    live.remove(delivery);
    if (live.isEmpty()) {
      synchronized (gone) {
        gone.notifyAll();
      }
    }
  }

  /** How many deliveries are under way. */
  public int size() {
    return live.size();
  }

  /**
   * Ends everything. Who wants SubscriptionEnd is told that the source shuts down, as far as the
   * sinks take that without delay.
   */
  @Override
  public void close() {
    HttpPoster last;
    synchronized (this) {
      closed = true;
      last = poster;
      poster = null;
    }
    if (last == null) {
      return;
    }
    live.forEach(PushDelivery::hurry);
    awaitFarewells();
    last.close();
    live.clear();
  }

  private void awaitFarewells() {
    long until = System.nanoTime() + settings.farewell().toNanos();
    synchronized (gone) {
      try {
        while (!live.isEmpty()) {
          long left = until - System.nanoTime();
          if (left <= 0) {
            return;
          }
          TimeUnit.NANOSECONDS.timedWait(gone, left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
