package org.wsmanspec.mock.wef;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.eventing.Steps;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;
import org.wsmanspec.mock.http.SoapEndpoint;

/**
 * The side of event forwarding that asks a collector for subscriptions and runs them.
 *
 * <p>A client of its collector and of its own service: each Subscribe of the list is answered by
 * the service as if it had come over the wire (MS-WSMV 3.1.4.1.30), and deliveries are the
 * service's, in {@link Dress}. A subscription that is listed under another version is stopped and
 * begun anew; one that is no longer listed is stopped; one that cannot be run is tried again when
 * its version has changed. No thread waits for the collector.
 */
public final class Publisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
  private static final int MOST_PULLS = 1000;

  private final PublisherSettings settings;
  private final Local local;
  private final Misbehavior misbehavior;
  private final ScheduledExecutorService timer;
  private final Steps steps;
  private final Requests requests;
  private final Line line;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private @Nullable ScheduledFuture<?> next;
  private boolean busy;
  private boolean again;
  private boolean closed;

  /**
   * A subscription of the list.
   *
   * @param manager the header blocks that name it to the service; empty if it could not be begun
   */
  private record Running(Listed listed, Optional<Local.Subscribed> manager) {}

  /**
   * A publisher that has not begun.
   *
   * @param service runs the subscriptions
   * @param dress what deliveries of the service go through
   * @param timer for what is due later; not closed with this
   * @param steps hears what is done
   * @param recorder hears what was said to the collector's list
   */
  public Publisher(
      PublisherSettings settings,
      SoapEndpoint service,
      Dress dress,
      ScheduledExecutorService timer,
      Steps steps,
      Recorder recorder,
      Clock clock) {
    if (!Line.isUsable(settings.collector())) {
      throw new IllegalArgumentException(
          "a collector is an absolute URL, but not " + settings.collector());
    }
    this.settings = settings;
    String session = Dress.fresh();
    this.local = new Local(service, dress, settings, session);
    this.misbehavior = dress;
    this.timer = timer;
    this.steps = steps;
    this.requests = new Requests(settings, session);
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10));
    settings.tls().ifPresent(http::sslContext);
    this.line = new Line(http.build(), recorder, clock);
  }

  /** How it behaves. */
  public PublisherSettings settings() {
    return settings;
  }

  /** Versions of the subscriptions that it runs. */
  public synchronized List<String> versions() {
    return running.values().stream()
        .filter(r -> r.manager().isPresent())
        .map(r -> r.listed().version())
        .toList();
  }

  /** Looks at the list now, and from now on every refresh interval; after a look under way. */
  public synchronized void refresh() {
    if (closed) {
      return;
    }
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    if (next != null) {
      next.cancel(false);
    }
    steps.note("enroll", settings.collector().toString(), Map.of("machine", settings.machine()));
    var looking =
        ask(requests.enumerate(), new ArrayList<>(), 0)
            .thenAccept(
                listed -> {
                  adopt(listed);
                  sayEnd();
                })
            .exceptionally(
                failure -> {
                  LOG.debug("no list of subscriptions at {}", settings.collector(), failure);
                  steps.note(
                      "enrollFailed",
                      settings.collector().toString(),
                      Map.of("outcome", String.valueOf(failure.getMessage())));
                  return null;
                })
            .whenComplete((done, failure) -> rest());
    assert looking != null;
  }

  /** Windows says that it is done with the operation. */
  private void sayEnd() {
    if (settings.wide()) {
      unheeded(requests.end());
    }
  }

  private void unheeded(byte[] message) {
    var said =
        post(message)
            .exceptionally(
                failure -> {
                  LOG.debug("a message to {} was not taken", settings.collector(), failure);
                  return null;
                });
    assert said != null;
  }

  /** Asks until the list is whole. */
  private CompletableFuture<List<Listed>> ask(byte[] request, List<Listed> before, int pulls) {
    return post(request)
        .thenCompose(
            response -> {
              Envelope envelope =
                  response
                      .envelope()
                      .filter(e -> response.status() == 200 && !e.isFault())
                      .orElseThrow(
                          () ->
                              new IllegalStateException(
                                  "the collector answers " + response.status()));
              envelope.body().ifPresent(body -> before.addAll(Listed.in(body)));
              Optional<String> context =
                  envelope.elements(Names.WSEN_ENUMERATION_CONTEXT).stream()
                      .map(Dom::text)
                      .filter(c -> !c.isEmpty())
                      .findFirst();
              boolean over =
                  context.isEmpty()
                      || pulls >= MOST_PULLS
                      || !envelope.elements(Names.WSEN_END_OF_SEQUENCE).isEmpty()
                      || !envelope.elements(Names.WSMAN_END_OF_SEQUENCE).isEmpty();
              return over
                  ? CompletableFuture.completedFuture(before)
                  : ask(requests.pull(context.get()), before, pulls + 1);
            });
  }

  /** Posts a message to the list, or what is said in its stead. */
  private CompletableFuture<Response> post(byte[] envelope) {
    List<Outgoing> said =
        misbehavior.deliver(
            new Outgoing(
                Outgoing.Kind.ENROLLMENT,
                "",
                settings.collector(),
                Dress.fields(settings.wide()),
                envelope,
                Duration.ZERO,
                false));
    CompletableFuture<Response> last =
        CompletableFuture.failedFuture(new IllegalStateException("nothing was asked"));
    for (Outgoing message : said) {
      last = line.post(message);
    }
    return last;
  }

  private synchronized void adopt(List<Listed> listed) {
    if (closed) {
      return;
    }
    Map<String, Listed> wanted = new LinkedHashMap<>();
    listed.forEach(l -> wanted.put(l.version(), l));
    for (String version : List.copyOf(running.keySet())) {
      if (!wanted.containsKey(version)) {
        Optional.ofNullable(running.remove(version)).ifPresent(this::stop);
      }
    }
    for (Listed each : wanted.values()) {
      Running before = running.get(each.version());
      if (before == null) {
        running.put(each.version(), begin(each));
      } else {
        before.manager().ifPresent(local::renew);
      }
    }
  }

  private Running begin(Listed listed) {
    Local.Result result = local.subscribe(listed);
    if (result.fault().isPresent()) {
      steps.note("unable", listed.version(), Map.of("collector", settings.collector().toString()));
      if (settings.reporting()) {
        unheeded(result.fault().get());
      }
    }
    return new Running(listed, result.subscribed());
  }

  /** Begins a subscription anew, at the next look at the list, whose delivery has failed. */
  synchronized void lost(String id) {
    running.values().removeIf(r -> r.manager().filter(m -> m.isNamed(id)).isPresent());
  }

  private void stop(Running subscription) {
    subscription.manager().ifPresent(local::unsubscribe);
    local.forget(subscription.listed());
    steps.note("withdraw", subscription.listed().version(), Map.of());
  }

  private synchronized void rest() {
    busy = false;
    if (closed) {
      return;
    }
    try {
      long wait = again ? 0 : settings.refresh().toMillis();
      again = false;
      next = timer.schedule(this::refresh, wait, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      closed = true;
    }
  }

  /** Asks no more and stops what it runs, without a word to the collector. */
  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel(false);
    }
    running.values().forEach(this::stop);
    running.clear();
  }
}
