package org.wsmanspec.mock.sink;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.mock.http.ServerCertificate;

/**
 * Listens for the deliveries of endpoints, on one port for HTTP and HTTPS alike.
 *
 * <p>Nothing is opened before the first inbox is. Thread-safe.
 */
public final class EventSink implements AutoCloseable {

  static final String PATH = "/events/";

  private static final int THREADS = 32;

  private final SinkSettings settings;
  private final Clock clock;
  private final Map<String, SinkInbox> inboxes = new ConcurrentHashMap<>();
  private @Nullable Server server;
  private @Nullable ServerConnector connector;
  private @Nullable ServerCertificate certificate;
  private boolean closed;

  /**
   * A sink that does not listen yet.
   *
   * @param clock tells when deliveries happen
   */
  public EventSink(SinkSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Open an inbox; the first one makes the sink listen.
   *
   * @throws IllegalStateException if it cannot listen where it should, or was closed
   */
  public SinkInbox open(SinkInbox.Order order) {
    return open(order, PATH + UUID.randomUUID(), Optional.empty());
  }

  /**
   * Open the place where publishers fetch a collector's list, {@link Forwarding#COLLECTOR_PATH};
   * the one before it is closed. What is said there has the role ENROLLMENT.
   *
   * @param responder answers as the collector
   * @throws IllegalStateException if it cannot listen where it should, or was closed
   */
  public SinkInbox open(SinkInbox.Order order, Responder responder) {
    return open(order, Forwarding.COLLECTOR_PATH, Optional.of(responder));
  }

  private SinkInbox open(SinkInbox.Order order, String path, Optional<Responder> responder) {
    int port = listen();
    SinkInbox inbox =
        new SinkInbox(
            address(order.https(), port, path),
            path,
            order,
            responder,
            settings.maxDeliveries(),
            i -> inboxes.remove(i.path(), i));
    inboxes.put(path, inbox);
    return inbox;
  }

  /** The inbox of a path, as it came or behind what a public URL puts before it. */
  Optional<SinkInbox> inbox(String path) {
    if (path.endsWith(Forwarding.COLLECTOR_PATH)) {
      return Optional.ofNullable(inboxes.get(Forwarding.COLLECTOR_PATH));
    }
    int begin = path.lastIndexOf(PATH);
    if (begin < 0) {
      return Optional.empty();
    }
    String own = path.substring(begin);
    int end = own.endsWith(SinkInbox.END) ? own.length() - SinkInbox.END.length() : own.length();
    return Optional.ofNullable(inboxes.get(own.substring(0, end)));
  }

  private URI address(Optional<Boolean> https, int port, String path) {
    if (settings.publicUrl().isPresent()) {
      URI told = settings.publicUrl().get();
      String scheme = https.map(tls -> tls ? "https" : "http").orElse(told.getScheme());
      String before = told.getRawPath() == null ? "" : told.getRawPath().replaceAll("/+$", "");
      return URI.create(scheme + "://" + told.getRawAuthority() + before + path);
    }
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String scheme = https.orElse(settings.https()) ? "https" : "http";
    return URI.create(scheme + "://" + host + ":" + port + path);
  }

  /** What an endpoint has to trust; empty while the sink does not listen. */
  public synchronized Optional<X509Certificate> certificate() {
    return Optional.ofNullable(certificate).map(ServerCertificate::certificate);
  }

  /** The port on which it listens; empty while it does not. */
  public synchronized OptionalInt port() {
    return connector == null ? OptionalInt.empty() : OptionalInt.of(connector.getLocalPort());
  }

  /** Whether a port is open. */
  public synchronized boolean listening() {
    return server != null;
  }

  private synchronized int listen() {
    if (closed) {
      throw new IllegalStateException("the event sink was closed");
    }
    if (connector != null) {
      return connector.getLocalPort();
    }
    ServerCertificate made = ServerCertificate.generate(names());
    QueuedThreadPool pool = new QueuedThreadPool(THREADS, 2);
    pool.setName("wsman-sink");
    pool.setDaemon(true);
    Server started = new Server(pool);
    ServerConnector listener = connector(started, made);
    started.addConnector(listener);
    started.setHandler(new SinkHandler(this, settings, clock));
    started.setStopTimeout(0);
    try {
      started.start();
    } catch (Exception e) {
      stop(started);
      throw new IllegalStateException(
          "the event sink cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + ": "
              + e.getMessage(),
          e);
    }
    server = started;
    connector = listener;
    certificate = made;
    return listener.getLocalPort();
  }

  /** The names and addresses under which endpoints may look for the sink. */
  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    names.add(settings.host());
    settings.publicUrl().map(URI::getHost).ifPresent(names::add);
    return names;
  }

  private ServerConnector connector(Server started, ServerCertificate made) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(32 * 1024);
    http.setHttpCompliance(HttpCompliance.RFC7230);
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(made.keyStore());
    tls.setKeyStorePassword(made.password());
    tls.setSniRequired(false);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    SslConnectionFactory secure = new SslConnectionFactory(tls, plain.getProtocol());
    ServerConnector listener =
        new ServerConnector(started, 1, 1, new DetectorConnectionFactory(secure), plain);
    listener.setHost(settings.host());
    listener.setPort(settings.port());
    listener.setIdleTimeout(settings.patience().toMillis());
    listener.setAcceptQueueSize(128);
    return listener;
  }

  private static void stop(Server started) {
    try {
      started.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the event sink did not stop", e);
    }
  }

  /** Close all inboxes and the port; what is being answered is cut off. */
  @Override
  public void close() {
    Server running;
    synchronized (this) {
      closed = true;
      running = server;
      server = null;
      connector = null;
    }
    inboxes.clear();
    if (running != null) {
      stop(running);
    }
  }
}
