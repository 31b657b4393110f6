package org.wsmanspec.mock.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.mock.http.HttpAnswer;

/** Takes a delivery off the wire within bounds, has it recorded, and answers it. */
final class SinkHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(SinkHandler.class);

  /** Where the number of a connection is kept. */
  private static final String NUMBER = SinkHandler.class.getName();

  /** Connections to the sink are counted from here, apart from those to the endpoint. */
  private static final int FIRST = 100_001;

  private final EventSink sink;
  private final SinkSettings settings;
  private final Clock clock;
  private final AtomicInteger connections = new AtomicInteger(FIRST);

  SinkHandler(EventSink sink, SinkSettings settings, Clock clock) {
    this.sink = sink;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Optional<SinkInbox> inbox = sink.inbox(Request.getPathInContext(request));
    if (inbox.isEmpty()) {
      send(HttpAnswer.plain(410, "There is no inbox here (any more)"), response, callback);
      return true;
    }
    if (!inbox.get().admits()) {
      send(HttpAnswer.plain(503, "This inbox is full"), response, callback);
      return true;
    }
    Arrival arrival = new Arrival(inbox.get(), request, number(request), clock);
    Optional<Trouble> trouble = read(request, arrival);
    if (trouble.isPresent()) {
      refuse(arrival, trouble.get(), response, callback);
      return true;
    }
    if (!inbox.get().lets(Optional.ofNullable(request.getHeaders().get("Authorization")))) {
      say(
          arrival,
          HttpAnswer.plain(
              401,
              "This inbox wants to know who delivers",
              "WWW-Authenticate",
              "Basic realm=\"wsmanspec\", charset=\"UTF-8\""),
          response,
          callback);
      return true;
    }
    boolean ofEnd = Request.getPathInContext(request).endsWith(SinkInbox.END);
    Reply reply = ofEnd ? Reply.ACKNOWLEDGEMENT : inbox.get().next();
    if (reply.delay().isZero()) {
      answer(arrival, reply, request, response, callback);
    } else {
      request.addIdleTimeoutListener(timeout -> false);
      request
          .getComponents()
          .getScheduler()
          .schedule(
              () -> answer(arrival, reply, request, response, callback),
              reply.delay().toNanos(),
              TimeUnit.NANOSECONDS);
    }
    return true;
  }

  private int number(Request request) {
    Object known = request.getConnectionMetaData().getAttribute(NUMBER);
    if (known instanceof Integer number) {
      return number;
    }
    int number = connections.getAndIncrement();
    request.getConnectionMetaData().setAttribute(NUMBER, number);
    return number;
  }

  /** Read the body; what kept it from being read. */
  private Optional<Trouble> read(Request request, Arrival arrival) {
    long end = System.nanoTime() + settings.patience().toNanos();
    byte[] buffer = new byte[16 * 1024];
    try (var in = Content.Source.asInputStream(request)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        int room = settings.maxBytes() - arrival.size();
        arrival.add(buffer, Math.min(n, room));
        if (n > room) {
          return Optional.of(
              new Trouble(
                  Trouble.Kind.TOO_LARGE,
                  "the delivery has more than " + settings.maxBytes() + " octets"));
        }
        if (System.nanoTime() > end) {
          return Optional.of(late());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      LOG.debug("a delivery could not be read", e);
      return Optional.of(
          e.getCause() instanceof TimeoutException || System.nanoTime() > end
              ? late()
              : new Trouble(
                  Trouble.Kind.CONNECTION_LOST, "the delivery broke off: " + e.getMessage()));
    }
  }

  private Trouble late() {
    Duration patience = settings.patience();
    return new Trouble(
        Trouble.Kind.TIMEOUT, "the delivery did not arrive within " + patience.toSeconds() + " s");
  }

  private static void refuse(
      Arrival arrival, Trouble trouble, Response response, Callback callback) {
    boolean large = trouble.kind() == Trouble.Kind.TOO_LARGE;
    HttpAnswer answer = HttpAnswer.plain(large ? 413 : 408, trouble.text(), "Connection", "close");
    arrival.record(Optional.of(answer), Optional.of(trouble));
    send(answer, response, callback);
  }

  private static void answer(
      Arrival arrival, Reply reply, Request request, Response response, Callback callback) {
    if (reply.body() instanceof Reply.Drop) {
      arrival.record(
          Optional.empty(),
          Optional.of(
              new Trouble(
                  Trouble.Kind.CONNECTION_LOST, "the sink closed the connection, as it was told")));
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new EofException("dropped on purpose"));
      return;
    }
    HttpAnswer usual = Replies.to(arrival.request(), reply.body());
    HttpAnswer answer =
        reply.body() instanceof Reply.Acknowledgement && usual.status() < 300
            ? arrival.responded().orElse(usual)
            : usual;
    say(arrival, answer, response, callback);
  }

  /** Record first: who gets the answer may deliver again, and that comes after this. */
  private static void say(
      Arrival arrival, HttpAnswer answer, Response response, Callback callback) {
    arrival.record(Optional.of(answer), Optional.empty());
    send(answer, response, callback);
  }

  private static void send(HttpAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    for (HttpHeaders.Field field : answer.headers().fields()) {
      response.getHeaders().add(field.name(), field.value());
    }
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
