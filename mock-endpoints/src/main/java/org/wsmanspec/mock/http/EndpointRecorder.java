package org.wsmanspec.mock.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;

/**
 * Notes down what clients ask an endpoint and what it answers, so that the clients can be judged.
 *
 * <p>Wraps what an endpoint does wrong on purpose: recorded is what was on the wire. Credentials
 * are not kept. Connections are not told apart, and deliveries of events are not recorded: what
 * their sinks answer shows elsewhere. Threads may share a recorder.
 */
public final class EndpointRecorder implements Misbehavior {

  /** Exchanges that are kept unless told otherwise. */
  public static final int DEFAULT_LIMIT = 10_000;

  private final Misbehavior recorded;
  private final Clock clock;
  private final int limit;
  private final Instant started;
  private final Consumer<Exchange> told;
  private final List<Exchange> exchanges = new ArrayList<>();
  // Each request is heard as an object of its own.
  private final Map<Heard, Moment> underWay = new HashMap<>();
  private int count;
  private int lost;

  /**
   * When a request was heard.
   *
   * @param nanos of {@link System#nanoTime}
   */
  private record Moment(Instant at, long nanos) {}

  /** A recorder of a correct endpoint. */
  public EndpointRecorder() {
    this(Misbehavior.NONE, Clock.systemUTC(), DEFAULT_LIMIT);
  }

  /**
   * A recorder.
   *
   * @param recorded what the endpoint does wrong
   * @param clock tells when exchanges happen
   * @param limit exchanges that are kept, the first ones
   */
  public EndpointRecorder(Misbehavior recorded, Clock clock, int limit) {
    this(recorded, clock, limit, exchange -> {});
  }

  /**
   * A recorder that keeps nothing and hands on what it hears.
   *
   * @param recorded what the endpoint does wrong
   * @param clock tells when exchanges happen
   * @param told is given each exchange once it is over, one at a time
   */
  public EndpointRecorder(Misbehavior recorded, Clock clock, Consumer<Exchange> told) {
    this(recorded, clock, 0, told);
  }

  private EndpointRecorder(Misbehavior recorded, Clock clock, int limit, Consumer<Exchange> told) {
    this.recorded = recorded;
    this.clock = clock;
    this.limit = limit;
    this.told = told;
    this.started = clock.instant();
  }

  /** How many exchanges came after the limit was reached, and were not kept. */
  public synchronized int lost() {
    return lost;
  }

  /**
   * Everything recorded so far.
   *
   * @param name of the endpoint, for people
   * @param declaration what the endpoint is claimed to do
   * @param underTest whose conduct is to be judged
   */
  public synchronized Conversation conversation(
      String name, Declaration declaration, Set<Party> underTest) {
    return new Conversation(
        new Origin(name, "live", underTest, Optional.of(started)),
        declaration,
        exchanges,
        List.of(),
        List.of());
  }

  @Override
  public byte[] hear(Heard request) {
    synchronized (this) {
      underWay.put(request, new Moment(clock.instant(), System.nanoTime()));
    }
    return recorded.hear(request);
  }

  @Override
  public Said say(Heard request, HttpAnswer answer) {
    Said said = recorded.say(request, answer);
    record(request, said);
    return said;
  }

  @Override
  public List<Outgoing> deliver(Outgoing message) {
    return recorded.deliver(message);
  }

  private synchronized void record(Heard request, Said said) {
    Moment heard = underWay.remove(request);
    count++;
    Duration total =
        heard == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - heard.nanos());
    Instant at = heard == null ? clock.instant() : heard.at();
    Set<Gap> gaps = EnumSet.of(Gap.CONNECTIONS);
    if (request.body().length == 0) {
      // HTTP refused it before its body was read.
      gaps.add(Gap.REQUEST);
    }
    Exchange exchange =
        new Exchange(
            String.format(Locale.ROOT, "%04d", count),
            Exchange.Role.OPERATION,
            0,
            Optional.of(
                new Request(
                    request.method(),
                    request.path(),
                    request.headers().withoutCredentials(),
                    Payload.of(request.body(), charset(request.headers())))),
            said.dropped() ? Optional.empty() : Optional.of(response(said.answer())),
            said.dropped()
                ? Optional.of(
                    new Trouble(Trouble.Kind.CONNECTION_LOST, "closed by the endpoint on purpose"))
                : Optional.empty(),
            Optional.of(new Timing(at, total, total)),
            Optional.empty(),
            gaps,
            Optional.empty());
    if (exchanges.size() < limit) {
      exchanges.add(exchange);
    } else {
      lost++;
    }
    told.accept(exchange);
  }

  private static Response response(HttpAnswer answer) {
    return new Response(
        answer.status(),
        "",
        answer.headers(),
        Payload.of(answer.body(), charset(answer.headers())));
  }

  private static Optional<String> charset(HttpHeaders headers) {
    return headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset);
  }
}
