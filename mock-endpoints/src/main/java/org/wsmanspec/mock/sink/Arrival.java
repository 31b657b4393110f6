package org.wsmanspec.mock.sink;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.mock.http.HttpAnswer;

/** One delivery while it comes and is answered. */
final class Arrival {

  private final SinkInbox inbox;
  private final String id;
  private final int connection;
  private final Instant sent;
  private final long began = System.nanoTime();
  private final String method;
  private final String target;
  private final HttpHeaders headers;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable Request request;

  Arrival(SinkInbox inbox, org.eclipse.jetty.server.Request heard, int connection, Clock clock) {
    this.inbox = inbox;
    this.id = inbox.order().ids().get();
    this.connection = connection;
    this.sent = clock.instant();
    this.method = heard.getMethod();
    this.target = target(heard);
    this.headers = headers(heard).withoutCredentials();
  }

  private static HttpHeaders headers(org.eclipse.jetty.server.Request heard) {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    heard
        .getHeaders()
        .forEach(
            f ->
                fields.add(
                    new HttpHeaders.Field(f.getName(), f.getValue() == null ? "" : f.getValue())));
    return new HttpHeaders(fields);
  }

  private static String target(org.eclipse.jetty.server.Request heard) {
    String scheme = heard.isSecure() ? "https://" : "http://";
    String host = heard.getHeaders().get("Host");
    return scheme + (host == null ? "" : host) + heard.getHttpURI().getPathQuery();
  }

  int size() {
    return body.size();
  }

  void add(byte[] octets, int length) {
    body.write(octets, 0, length);
  }

  /** The request, once it has come. */
  Request request() {
    Request known = request;
    if (known == null) {
      known = new Request(method, target, headers, payload(body.toByteArray(), headers));
      request = known;
    }
    return known;
  }

  private static Payload payload(byte[] octets, HttpHeaders headers) {
    return Payload.coded(
        octets,
        headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset),
        headers.first("Content-Encoding"));
  }

  /** The answer of whoever answers here; empty if this is a delivery, or no SOAP. */
  Optional<HttpAnswer> responded() {
    return inbox
        .responder()
        .flatMap(
            r -> request().envelope().filter(Envelope::isSoap12).map(message -> r.answer(message)));
  }

  /**
   * Hand over what was said.
   *
   * @param answer what is about to be sent; empty for silence
   */
  void record(Optional<HttpAnswer> answer, Optional<Trouble> trouble) {
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    Optional<Response> response =
        answer.map(a -> new Response(a.status(), "", a.headers(), payload(a.body(), a.headers())));
    inbox
        .order()
        .recorder()
        .accept(
            new Exchange(
                id,
                inbox.responder().isPresent() ? Exchange.Role.ENROLLMENT : Exchange.Role.DELIVERY,
                connection,
                Optional.of(request()),
                response,
                trouble,
                Optional.of(new Timing(sent, response.isPresent() ? taken : Duration.ZERO, taken)),
                inbox.order().step(),
                Set.of(),
                Optional.empty()));
  }
}
