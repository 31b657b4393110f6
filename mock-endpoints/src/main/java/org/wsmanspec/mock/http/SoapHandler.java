package org.wsmanspec.mock.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
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

/** Takes a POST off the wire within bounds, authenticates it, and sends the answer back. */
final class SoapHandler extends Handler.Abstract {

  /** The path that authenticates. */
  static final String PATH = "/wsman";

  /** The path that never authenticates and serves Identify only. */
  static final String ANONYMOUS_PATH = "/wsman-anon";

  private static final Logger LOG = LoggerFactory.getLogger(SoapHandler.class);
  private static final List<String> PATHS =
      List.of(PATH, ANONYMOUS_PATH, ANONYMOUS_PATH + "/identify");

  private final SoapEndpoint endpoint;
  private final Optional<Authenticator> authenticator;
  private final int serviceLimit;
  private final int hardLimit;
  private final Misbehavior misbehavior;

  /**
   * A handler.
   *
   * @param serviceLimit octets of a request that is still read as SOAP
   * @param hardLimit octets of a request that is still received
   */
  SoapHandler(
      SoapEndpoint endpoint,
      Optional<Authenticator> authenticator,
      int serviceLimit,
      int hardLimit,
      Misbehavior misbehavior) {
    this.endpoint = endpoint;
    this.authenticator = authenticator;
    this.serviceLimit = serviceLimit;
    this.hardLimit = hardLimit;
    this.misbehavior = misbehavior;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What goes wrong is told to the callback.
  public boolean handle(Request request, Response response, Callback callback) {
    Hearing hearing = new Hearing(heard(request));
    CompletableFuture<Answered> answering;
    try {
      answering = answer(request, hearing);
    } catch (IOException e) {
      LOG.debug("a request could not be read", e);
      answering =
          at(HttpAnswer.plain(408, "The request did not arrive in time", "Connection", "close"));
    }
    boolean waited = !answering.isDone();
    answering.whenComplete(
        (answered, failure) -> {
          try {
            if (answered == null) {
              callback.failed(failure == null ? new EofException("no answer") : failure);
            } else if (waited && Presence.isGone(request)) {
              answered.undelivered().run();
              callback.failed(new EofException("the client did not wait for its answer"));
            } else {
              finish(request, response, callback, hearing, answered);
            }
          } catch (RuntimeException e) {
            // Nobody else looks at what is thrown here, and the client would wait for ever.
            callback.failed(e);
          }
        });
    return true;
  }

  private void finish(
      Request request, Response response, Callback callback, Hearing hearing, Answered answered) {
    drain(request);
    Said said = misbehavior.say(hearing.heard, answered.answer());
    if (!said.delay().isZero()) {
      hold(said.delay());
    }
    if (said.dropped()) {
      answered.undelivered().run();
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(new EofException("dropped on purpose"));
      return;
    }
    send(
        said.answer(),
        response,
        Callback.from(
            callback::succeeded,
            failure -> {
              answered.undelivered().run();
              callback.failed(failure);
            }));
  }

  private static CompletableFuture<Answered> at(HttpAnswer answer) {
    return CompletableFuture.completedFuture(Answered.of(answer));
  }

  /**
   * Reads what is left of a request that was refused before its body was: a client that is still
   * writing when the connection closes may never see the answer. One that waits to be told to go on
   * will not write.
   */
  private void drain(Request request) {
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      return;
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] buffer = new byte[8192];
      int left = hardLimit;
      for (int n = in.read(buffer); n >= 0 && left > 0; n = in.read(buffer)) {
        left -= n;
      }
    } catch (IOException e) {
      LOG.debug("a refused request ended early", e);
    }
  }

  /** What was understood of a request while it was read. */
  private static final class Hearing {
    private Heard heard;

    Hearing(Heard heard) {
      this.heard = heard;
    }
  }

  static Heard heard(Request request) {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    request.getHeaders().forEach(f -> fields.add(new HttpHeaders.Field(f.getName(), f.getValue())));
    return new Heard(
        request.getMethod(), Request.getPathInContext(request), new HttpHeaders(fields));
  }

  /** A late answer is part of what some personalities are. */
  private static void hold(Duration delay) {
    try {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void send(HttpAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    for (HttpHeaders.Field field : answer.headers().fields()) {
      response.getHeaders().add(field.name(), field.value());
    }
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  private CompletableFuture<Answered> answer(Request request, Hearing hearing) throws IOException {
    String path = Request.getPathInContext(request);
    if (!PATHS.contains(path)) {
      return at(HttpAnswer.plain(404, "There is nothing here; WS-Management is at " + PATH));
    }
    if (!request.getMethod().equals("POST")) {
      return at(HttpAnswer.plain(405, "WS-Management requests are POSTs", "Allow", "POST"));
    }
    String coding = Optional.ofNullable(request.getHeaders().get("Content-Encoding")).orElse("");
    if (!coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
      return at(
          HttpAnswer.plain(
              415, "Content codings are not supported", "Accept-Encoding", "identity"));
    }
    boolean anonymous = !path.equals(PATH);
    HttpFields fields = request.getHeaders();
    Optional<String> authorization = Optional.ofNullable(fields.get(HttpHeader.AUTHORIZATION));
    Optional<String> principal = Optional.empty();
    if (!anonymous && authenticator.isPresent()) {
      principal =
          authorization.flatMap(
              a ->
                  authenticator.get().authenticate("POST", request.getHttpURI().getPathQuery(), a));
      if (principal.isEmpty()) {
        overhear(request, hearing);
        return at(unauthorized(authorization));
      }
    }
    if (fields.getLongField(HttpHeader.CONTENT_LENGTH) > hardLimit) {
      return at(tooLarge());
    }
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = in.readNBytes(hardLimit + 1);
    }
    if (body.length > hardLimit) {
      return at(tooLarge());
    }
    // An operation may take longer than a connection may be idle.
    request.addIdleTimeoutListener(timeout -> false);
    if (misbehavior != Misbehavior.NONE) {
      hearing.heard = hearing.heard.with(body);
      body = misbehavior.hear(hearing.heard);
    }
    boolean oversized = body.length > serviceLimit;
    return endpoint.answerLater(
        new HttpQuestion(
            path,
            Optional.ofNullable(fields.get(HttpHeader.CONTENT_TYPE)),
            oversized ? new byte[0] : body,
            oversized,
            principal,
            !anonymous,
            address(request),
            Request.getRemoteAddr(request)),
        () -> Presence.isGone(request));
  }

  /** A faulty peer may answer whom it should not let in, and then has to know what was asked. */
  private void overhear(Request request, Hearing hearing) throws IOException {
    if (misbehavior != Misbehavior.NONE) {
      try (InputStream in = Content.Source.asInputStream(request)) {
        hearing.heard = hearing.heard.with(in.readNBytes(hardLimit));
      }
    }
  }

  private HttpAnswer unauthorized(Optional<String> authorization) {
    List<String> challenges = authenticator.map(a -> a.challenges(authorization)).orElse(List.of());
    String[] headers = new String[challenges.size() * 2];
    for (int i = 0; i < challenges.size(); i++) {
      headers[2 * i] = "WWW-Authenticate";
      headers[2 * i + 1] = challenges.get(i);
    }
    return HttpAnswer.plain(401, "This service wants authentication", headers);
  }

  private HttpAnswer tooLarge() {
    return HttpAnswer.plain(
        413, "A request may have " + hardLimit + " octets", "Connection", "close");
  }

  private static String address(Request request) {
    return (request.isSecure() ? "https://" : "http://")
        + Request.getServerName(request)
        + ":"
        + Request.getServerPort(request)
        + PATH;
  }
}
