package org.wsmanspec.mock.wef;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.wsmanspec.mock.eventing.Steps;
import org.wsmanspec.mock.http.SoapEndpoint;

/** The publishers of an endpoint, one for each collector. Thread-safe. To be closed. */
public final class Publishers implements AutoCloseable {

  private final SoapEndpoint service;
  private final Dress dress;
  private final ScheduledExecutorService timer;
  private final Steps steps;
  private final Clock clock;
  private final Map<URI, Publisher> publishers = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param service runs the subscriptions
   * @param dress what deliveries of the service go through
   * @param timer for what is due later; not closed with these
   * @param steps hears what is done
   */
  public Publishers(
      SoapEndpoint service, Dress dress, ScheduledExecutorService timer, Steps steps, Clock clock) {
    this.service = service;
    this.dress = dress;
    this.timer = timer;
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * Has the endpoint publish to a collector. If it does already, in the same way, it looks at the
   * list at once.
   *
   * @throws IllegalArgumentException if the collector's address is none
   */
  public synchronized Publisher publish(PublisherSettings settings, Recorder recorder) {
    Publisher there = publishers.get(settings.collector());
    if (there != null && !there.settings().equals(settings)) {
      there.close();
      there = null;
    }
    if (there == null) {
      there = new Publisher(settings, service, dress, timer, steps, recorder, clock);
      publishers.put(settings.collector(), there);
    }
    there.refresh();
    return there;
  }

  /** Has the endpoint publish no more to a collector. */
  public synchronized void withdraw(URI collector) {
    Publisher there = publishers.remove(collector);
    if (there != null) {
      there.close();
    }
  }

  /** Hears what becomes of subscriptions, so that those whose delivery failed begin anew. */
  public Steps heeding(Steps others) {
    return (operation, subject, details) -> {
      others.note(operation, subject, details);
      if (operation.equals("end") && "failed".equals(details.get("outcome"))) {
        // Not on this thread, which may hold what a publisher needs.
        timer.execute(() -> all().forEach(p -> p.lost(subject)));
      }
    };
  }

  private synchronized List<Publisher> all() {
    return List.copyOf(publishers.values());
  }

  /** Ends all, without a word to the collectors. */
  @Override
  public void close() {
    List<Publisher> last = all();
    synchronized (this) {
      publishers.clear();
    }
    last.forEach(Publisher::close);
  }
}
