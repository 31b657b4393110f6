package org.wsmanspec.mock.wef;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.mock.http.Outgoing;

/** The HTTP line of a publisher to its collector's list. */
final class Line {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client;
  private final Recorder recorder;
  private final Clock clock;
  private final AtomicInteger count = new AtomicInteger();

  Line(HttpClient client, Recorder recorder, Clock clock) {
    this.client = client;
    this.recorder = recorder;
    this.clock = clock;
  }

  /** Posts a message; what comes back, or an {@link IOException} if nothing does. */
  CompletableFuture<Response> post(Outgoing message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(message.to())
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()));
    message.headers().fields().forEach(f -> request.header(f.name(), f.value()));
    Instant sent = clock.instant();
    long started = System.nanoTime();
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(
            answer -> {
              Response response = response(answer);
              Duration took = Duration.ofNanos(System.nanoTime() - started);
              recorder.said(exchange(message, response, new Timing(sent, took, took)));
              return response;
            });
  }

  private Exchange exchange(Outgoing message, Response response, Timing timing) {
    return new Exchange(
        String.format(Locale.ROOT, "e%04d", count.incrementAndGet()),
        Exchange.Role.ENROLLMENT,
        0,
        Optional.of(
            new Request(
                "POST",
                message.to().toString(),
                message.headers(),
                payload(message.headers(), message.body()))),
        Optional.of(response),
        Optional.empty(),
        Optional.of(timing),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  private static Response response(HttpResponse<byte[]> answer) {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(v -> fields.add(new HttpHeaders.Field(name, v))));
    HttpHeaders headers = new HttpHeaders(fields);
    byte[] body = answer.body().clone();
    return new Response(answer.statusCode(), "", headers, payload(headers, body));
  }

  private static Payload payload(HttpHeaders headers, byte[] body) {
    return Payload.coded(
        body,
        headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset),
        headers.first("Content-Encoding"));
  }

  /** Whether an address can be posted to. */
  static boolean isUsable(URI address) {
    return address.isAbsolute() && address.getHost() != null;
  }
}
