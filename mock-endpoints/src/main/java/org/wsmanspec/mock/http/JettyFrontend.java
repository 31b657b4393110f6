package org.wsmanspec.mock.http;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** One HTTP or HTTPS listener before a {@link SoapEndpoint}. */
public final class JettyFrontend implements AutoCloseable {

  /**
   * How to listen.
   *
   * @param host the interface
   * @param port the port; 0 picks a free one
   * @param https whether TLS is used, with a certificate made at start
   * @param scheme how clients authenticate
   * @param user the one user, ignored with NONE
   * @param password that user's
   * @param serviceLimit octets of a request that is still read as SOAP
   * @param hardLimit octets of a request that is still received
   * @param idleTimeout how long a connection may be silent
   * @param threads worker threads, at most
   */
  public record Settings(
      String host,
      int port,
      boolean https,
      AuthenticationScheme scheme,
      String user,
      String password,
      int serviceLimit,
      int hardLimit,
      Duration idleTimeout,
      int threads) {

    /** All but the password. */
    @Override
    public String toString() {
      return "Settings[" + host + ":" + port + (https ? " https " : " http ") + scheme + "]";
    }
  }

  private final Server server;
  private final ServerConnector connector;
  private final Settings settings;
  private final @Nullable ServerCertificate certificate;

  /** A listener, not started yet. */
  public JettyFrontend(
      Settings settings, SoapEndpoint endpoint, Misbehavior misbehavior, Clock clock) {
    this.settings = settings;
    QueuedThreadPool pool = new QueuedThreadPool(settings.threads(), 4);
    pool.setName("wsman");
    pool.setDaemon(true);
    this.server = new Server(pool);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(32 * 1024);
    http.setHttpCompliance(HttpCompliance.RFC7230);
    if (settings.https()) {
      this.certificate = ServerCertificate.generate();
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(certificate.keyStore());
      tls.setKeyStorePassword(certificate.password());
      tls.setSniRequired(false);
      http.addCustomizer(new SecureRequestCustomizer(false));
      HttpConnectionFactory factory = new HttpConnectionFactory(http);
      this.connector =
          new ServerConnector(
              server, 1, 1, new SslConnectionFactory(tls, factory.getProtocol()), factory);
    } else {
      this.certificate = null;
      this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    }
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idleTimeout().toMillis());
    connector.setAcceptQueueSize(128);
    server.addConnector(connector);
    server.setHandler(
        new SoapHandler(
            endpoint,
            authenticator(clock),
            settings.serviceLimit(),
            settings.hardLimit(),
            misbehavior));
    server.setErrorHandler(new HttpErrors(misbehavior));
    server.setStopTimeout(0);
  }

  private Optional<Authenticator> authenticator(Clock clock) {
    return switch (settings.scheme()) {
      case NONE -> Optional.empty();
      case BASIC -> Optional.of(new BasicAuthenticator(settings.user(), settings.password()));
      case DIGEST ->
          Optional.of(new DigestAuthenticator(settings.user(), settings.password(), clock));
    };
  }

  /**
   * Begins to listen.
   *
   * @throws IllegalStateException if the port is taken or the interface unknown
   */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new IllegalStateException(
          "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
    }
  }

  /** The URL of the service, once started. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create(
        (settings.https() ? "https://" : "http://")
            + host
            + ":"
            + connector.getLocalPort()
            + SoapHandler.PATH);
  }

  /** What a client of the HTTPS address has to trust. */
  public Optional<X509Certificate> certificate() {
    return Optional.ofNullable(certificate).map(ServerCertificate::certificate);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the listener did not stop", e);
    }
  }
}
