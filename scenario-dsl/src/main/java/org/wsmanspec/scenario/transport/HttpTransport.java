package org.wsmanspec.scenario.transport;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Trouble;

/**
 * The transport over HTTP and HTTPS.
 *
 * <p>Connections are kept and used again. No redirect is followed, nothing is sent twice on its own
 * account, no content coding is undone, no cookie is kept. A message that asks for something no
 * HTTP library would send goes through {@link RawDoor}; there only Basic credentials can be used,
 * sent without being asked. One exchange at a time; safe to call from several threads.
 */
public final class HttpTransport implements Transport {

  private final TransportSettings settings;
  private final Clock clock;
  private final ConnectionNumbers numbers;
  private final RecordingExecutor executor;
  private final Client client;
  private final RawDoor rawDoor;
  private final Deadlines deadlines = new Deadlines();
  private final AtomicInteger challenges;

  /** Whether the exchange before used credentials; NTLM binds them to the connection. */
  private boolean authenticatedBefore = true;

  /**
   * Make a transport; nothing is sent yet.
   *
   * @throws TransportSetupException if the trust file cannot be used
   */
  public HttpTransport(TransportSettings settings) {
    this(settings, Clock.systemUTC());
  }

  /** As above, with a clock that tells when exchanges happen. */
  public HttpTransport(TransportSettings settings, Clock clock) {
    this(settings, clock, new ConnectionNumbers(), new AtomicInteger());
  }

  private HttpTransport(
      TransportSettings settings,
      Clock clock,
      ConnectionNumbers numbers,
      AtomicInteger challenges) {
    this.settings = settings;
    this.clock = clock;
    this.numbers = numbers;
    this.challenges = challenges;
    this.executor = new RecordingExecutor(numbers);
    this.client = new Client(settings, executor);
    this.rawDoor = new RawDoor(settings, numbers, deadlines, clock);
  }

  @Override
  public synchronized Exchange send(OutgoingMessage message, String id, Optional<StepRef> step) {
    if (message.needsRawDoor()) {
      return rawDoor.send(message, id, step);
    }
    boolean authenticate = message.wire().authenticate();
    if (message.wire().newConnection() || authenticate != authenticatedBefore) {
      client.closeConnections();
    }
    authenticatedBefore = authenticate;
    Recording recording = new Recording(clock);
    HttpHost host = host(message);
    HttpClientContext context = client.context(host, authenticate);
    context.setAttribute(Recording.ATTRIBUTE, recording);
    HttpUriRequestBase request = request(message);
    Answer answer;
    try (Deadlines.Guard guard = deadlines.guard(settings.exchange(), request::cancel)) {
      answer = exchange(host, request, context, recording);
      if (guard.late() && answer.trouble().isPresent()) {
        answer = new Answer(answer.response(), Optional.of(Troubles.deadline(settings)));
      }
    }
    challenges.addAndGet(Math.max(0, recording.legs - 1));
    if (answer.response().map(r -> r.status() == 401).orElse(false)) {
      client.forgetAuthentication();
    }
    return new Exchange(
        id,
        Exchange.Role.OPERATION,
        recording.connection,
        Optional.of(sent(message, recording)),
        answer.response(),
        answer.trouble(),
        Optional.of(recording.timing()),
        step,
        Set.of(),
        Optional.empty());
  }

  private Answer exchange(
      HttpHost host, HttpUriRequestBase request, HttpClientContext context, Recording recording) {
    ClassicHttpResponse response;
    try {
      response = client.http().executeOpen(host, request, context);
    } catch (IOException e) {
      return Answer.none(Troubles.of(e, recording.phase, host.toURI(), settings));
    }
    try {
      return answer(response, host, recording);
    } finally {
      // By now the body was read to its end or the connection was given up, so nothing is drained.
      Closer.closeQuietly(response);
    }
  }

  private Answer answer(ClassicHttpResponse response, HttpHost host, Recording recording) {
    HttpHeaders headers = Recording.headers(response.getHeaders());
    BoundedBody body = body(response);
    Optional<Trouble> trouble = trouble(body, recording, host, headers);
    Optional<String> charset =
        headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset);
    Response received =
        new Response(
            response.getCode(),
            response.getReasonPhrase() == null ? "" : response.getReasonPhrase(),
            headers,
            Payload.of(body.bytes(), charset));
    return new Answer(Optional.of(received), trouble);
  }

  private BoundedBody body(ClassicHttpResponse response) {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return BoundedBody.NOTHING;
    }
    try {
      return BoundedBody.read(entity.getContent(), settings.maxResponseBytes());
    } catch (IOException e) {
      return BoundedBody.broken(e);
    }
  }

  private Optional<Trouble> trouble(
      BoundedBody body, Recording recording, HttpHost host, HttpHeaders headers) {
    if (body.cut()) {
      closeLastConnection();
      return Optional.of(Troubles.tooLarge(settings));
    }
    if (body.problem().isPresent()) {
      closeLastConnection();
      return body.problem().map(e -> Troubles.of(e, recording.phase, host.toURI(), settings));
    }
    if (moreCame()) {
      closeLastConnection();
      return Optional.of(Troubles.excess(headers.first("Content-Length").orElse("")));
    }
    return Optional.empty();
  }

  /** Whether octets wait on the connection that belong to no answer. */
  private boolean moreCame() {
    HttpClientConnection connection = executor.lastConnection();
    try {
      return connection != null
          && connection.isOpen()
          && connection.isDataAvailable(Timeout.ofMilliseconds(1));
    } catch (IOException e) {
      // The connection is gone, which the next exchange will notice by itself.
      return false;
    }
  }

  private void closeLastConnection() {
    HttpClientConnection connection = executor.lastConnection();
    if (connection != null) {
      connection.close(CloseMode.IMMEDIATE);
    }
  }

  private HttpUriRequestBase request(OutgoingMessage message) {
    HttpUriRequestBase request = new HttpUriRequestBase(message.method(), message.cleanAddress());
    for (HttpHeaders.Field field : message.headers().fields()) {
      request.addHeader(field.name(), field.value());
    }
    if (!message.body().isEmpty() || !message.method().equals("GET")) {
      byte[] body = message.body().bytes();
      request.setEntity(new ByteArrayEntity(body, null, null, message.wire().chunked()));
    }
    request.setConfig(
        RequestConfig.copy(client.requestConfig())
            .setExpectContinueEnabled(message.wire().expectContinue())
            .build());
    return request;
  }

  private static Request sent(OutgoingMessage message, Recording recording) {
    return new Request(
        message.method(),
        message.cleanAddress().toString(),
        recording.sentHeaders().orElse(message.headers()),
        message.body());
  }

  private static HttpHost host(OutgoingMessage message) {
    return HttpHost.create(message.cleanAddress());
  }

  @Override
  public Transport another() {
    return new HttpTransport(settings, clock, numbers, challenges);
  }

  @Override
  public int challengesAnswered() {
    return challenges.get();
  }

  @Override
  public synchronized void close() {
    deadlines.close();
    client.close();
  }
}
