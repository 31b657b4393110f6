package org.wsmanspec.scenario.restassured;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
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
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;

/**
 * Records every exchange of the REST Assured requests that it is given to.
 *
 * <p>REST Assured adds header fields of its own after this filter and does not tell connections
 * apart; the exchanges say so. Threads may share a filter.
 */
public final class RecordingFilter implements Filter {

  private final Declaration declaration;
  private final Clock clock;
  private final Instant started;
  private final List<Exchange> exchanges = new ArrayList<>();
  private String endpoint = "";

  /** A filter for an endpoint of which nothing is claimed. */
  public RecordingFilter() {
    this(Declaration.NONE, Clock.systemUTC());
  }

  /**
   * A filter for an endpoint.
   *
   * @param declaration what is claimed of it
   * @param clock tells when exchanges happen
   */
  public RecordingFilter(Declaration declaration, Clock clock) {
    this.declaration = declaration;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Everything recorded so far. */
  public synchronized Conversation conversation() {
    return new Conversation(
        new Origin(endpoint, "live", Set.of(Party.SERVICE), Optional.of(started)),
        declaration,
        exchanges,
        List.of(),
        List.of());
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Request sent = request(request);
    Instant at = clock.instant();
    long begin = System.nanoTime();
    Response response;
    try {
      response = context.next(request, expected);
    } catch (Throwable e) {
      // REST Assured throws checked exceptions without declaring them.
      record(sent, Optional.empty(), Optional.of(trouble(e)), timing(at, begin));
      throw e;
    }
    byte[] body = response.asByteArray();
    record(sent, Optional.of(received(response, body)), Optional.empty(), timing(at, begin));
    // The body was a stream, which can be read only once.
    return new ResponseBuilder().clone(response).setBody(body).build();
  }

  private synchronized void record(
      Request request,
      Optional<org.wsmanspec.message.Response> response,
      Optional<Trouble> trouble,
      Timing timing) {
    if (endpoint.isEmpty()) {
      endpoint = request.target();
    }
    exchanges.add(
        new Exchange(
            String.format(Locale.ROOT, "%04d", exchanges.size() + 1),
            Exchange.Role.OPERATION,
            0,
            Optional.of(request),
            response,
            trouble,
            Optional.of(timing),
            Optional.empty(),
            Set.of(Gap.REQUEST_HEADERS, Gap.CONNECTIONS),
            Optional.empty()));
  }

  private static Timing timing(Instant at, long begin) {
    Duration total = Duration.ofNanos(System.nanoTime() - begin);
    return new Timing(at, total, total);
  }

  private static Request request(FilterableRequestSpecification request) {
    HttpHeaders headers = headers(request.getHeaders());
    Optional<String> charset = charset(headers);
    return new Request(
        request.getMethod(),
        request.getURI(),
        headers,
        Payload.of(bytes(request.getBody(), charset), charset));
  }

  private static org.wsmanspec.message.Response received(Response response, byte[] body) {
    HttpHeaders headers = headers(response.getHeaders());
    String line = response.getStatusLine().strip();
    String[] parts = line.split("\\s+", 3);
    return new org.wsmanspec.message.Response(
        response.getStatusCode(),
        parts.length == 3 ? parts[2] : "",
        headers,
        Payload.of(body, charset(headers)));
  }

  private static HttpHeaders headers(Headers headers) {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    headers.forEach(
        h ->
            fields.add(
                new HttpHeaders.Field(h.getName(), h.getValue() == null ? "" : h.getValue())));
    return new HttpHeaders(fields).withoutCredentials();
  }

  private static Optional<String> charset(HttpHeaders headers) {
    return headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset);
  }

  private static byte[] bytes(@Nullable Object body, Optional<String> charset) {
    if (body == null) {
      return new byte[0];
    } else if (body instanceof byte[] bytes) {
      return bytes;
    } else if (body instanceof File file) {
      try {
        return Files.readAllBytes(file.toPath());
      } catch (IOException e) {
        return new byte[0];
      }
    }
    return body.toString().getBytes(known(charset));
  }

  private static Charset known(Optional<String> charset) {
    try {
      return charset.map(Charset::forName).orElse(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static Trouble trouble(Throwable problem) {
    String said = String.valueOf(problem.getMessage());
    Trouble.Kind kind;
    if (problem instanceof SSLException) {
      kind = Trouble.Kind.TLS;
    } else if (problem instanceof ConnectException || problem instanceof UnknownHostException) {
      kind = Trouble.Kind.UNREACHABLE;
    } else if (problem instanceof SocketTimeoutException) {
      kind = Trouble.Kind.TIMEOUT;
    } else {
      kind = Trouble.Kind.CONNECTION_LOST;
    }
    return new Trouble(kind, problem.getClass().getSimpleName() + ": " + said);
  }
}
