package org.wsmanspec.mock.eventing.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.mock.http.Outgoing;

/**
 * POSTs messages to sinks without waiting for any of them.
 *
 * <p>A sink can cost no more than its time: answers are read up to a bound, redirects and content
 * codings are not followed, cookies not kept. Any certificate of a sink is taken, because those of
 * test hosts are signed by nobody.
 */
final class HttpPoster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpPoster.class);
  private static final int THREADS = 8;
  private static final int CONNECTIONS_TO_A_SINK = 256;
  private static final int WAITING_FOR_A_SINK = 100_000;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final QueuedThreadPool pool;
  private final DeliverySettings settings;

  /** A message under way. */
  @FunctionalInterface
  interface Sent {
    /** Keeps it from being sent, unless it is on the wire already. */
    void recall();
  }

  HttpPoster(DeliverySettings settings, Optional<ClientKey> key) {
    this.settings = settings;
    this.pool = new QueuedThreadPool(THREADS, 1, 10_000);
    pool.setName("wsman-delivery");
    pool.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setReuseAddress(true);
    connector.setConnectTimeout(settings.answerTime());
    AnyCertificate tls = new AnyCertificate();
    key.ifPresent(
        k -> {
          tls.setKeyStore(k.store());
          tls.setKeyStorePassword(k.password());
        });
    connector.setSslContextFactory(tls);
    this.client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(pool);
    client.setName("wsman-delivery");
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    client.setMaxConnectionsPerDestination(CONNECTIONS_TO_A_SINK);
    client.setMaxRequestsQueuedPerDestination(WAITING_FOR_A_SINK);
    client.setAddressResolutionTimeout(settings.answerTime().toMillis());
    client.setIdleTimeout(IDLE.toMillis());
    client.setDestinationIdleTimeout(IDLE.toMillis());
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the client for deliveries did not start", e);
    }
    // What a sink says is read here, or not at all.
    client.getProtocolHandlers().clear();
    client.getContentDecoderFactories().clear();
  }

  /** Where work besides HTTP may be done. */
  Executor executor() {
    return pool;
  }

  /**
   * Sends a message.
   *
   * @param then hears the answer, once, on any thread
   */
  Sent post(Outgoing message, Optional<String> authorization, Consumer<SinkAnswer> then) {
    AtomicBoolean done = new AtomicBoolean();
    Consumer<SinkAnswer> once =
        answer -> {
          if (done.compareAndSet(false, true)) {
            then.accept(answer);
          }
        };
    try {
      return send(message, authorization, once);
    } catch (RuntimeException e) {
      once.accept(SinkAnswer.none("it cannot be sent: " + e.getMessage()));
      return () -> {};
    }
  }

  private Sent send(Outgoing message, Optional<String> authorization, Consumer<SinkAnswer> then) {
    AtomicBoolean onTheWire = new AtomicBoolean();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Request request =
        client
            .newRequest(message.to())
            .method("POST")
            .timeout(settings.answerTime().toMillis(), TimeUnit.MILLISECONDS)
            .headers(
                fields -> {
                  for (HttpHeaders.Field field : message.headers().fields()) {
                    fields.add(field.name(), field.value());
                  }
                  authorization.ifPresent(a -> fields.put(HttpHeader.AUTHORIZATION, a));
                })
            // The type is among the fields; a personality may have taken it away.
            .body(new BytesRequestContent((String) null, message.body()))
            .onRequestCommit(r -> onTheWire.set(true))
            .onResponseContent((response, content) -> read(response, content, body));
    request.send(result -> then.accept(answer(result, body)));
    return () -> {
      if (!onTheWire.get()) {
        var aborted = request.abort(new IllegalStateException("nobody wants it any more"));
        assert aborted != null;
      }
    };
  }

  private void read(Response response, ByteBuffer content, ByteArrayOutputStream body) {
    if (body.size() + content.remaining() > settings.answerOctets()) {
      var aborted =
          response.abort(
              new IllegalStateException(
                  "the answer has more than " + settings.answerOctets() + " octets"));
      assert aborted != null;
      return;
    }
    byte[] octets = new byte[content.remaining()];
    content.get(octets);
    body.write(octets, 0, octets.length);
  }

  private SinkAnswer answer(Result result, ByteArrayOutputStream body) {
    Response response = result.getResponse();
    Throwable failure = result.getFailure();
    if (failure != null) {
      return SinkAnswer.none(
          failure instanceof TimeoutException
              ? "no answer within " + settings.answerTime()
              : failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
    List<String> challenges = response.getHeaders().getValuesList(HttpHeader.WWW_AUTHENTICATE);
    return new SinkAnswer(
        response.getStatus(),
        Optional.ofNullable(response.getHeaders().get(HttpHeader.CONTENT_TYPE)),
        challenges,
        body.toByteArray(),
        Optional.empty());
  }

  private static final class AnyCertificate extends SslContextFactory.Client {
    AnyCertificate() {
      super(true);
      setEndpointIdentificationAlgorithm(null);
    }

    @Override
    protected TrustManager[] getTrustManagers(
        @Nullable KeyStore trusted, @Nullable Collection<? extends CRL> revoked) {
      // With a key of its own, it would trust whom that names, and nobody else.
      return TRUST_ALL_CERTS;
    }

    @Override
    protected void checkConfiguration() {
      // Would warn of what is meant here.
    }
  }

  @Override
  public void close() {
    try {
      client.stop();
      pool.stop();
    } catch (Exception e) {
      LOG.warn("the client for deliveries did not stop: {}", e.toString());
    }
  }
}
