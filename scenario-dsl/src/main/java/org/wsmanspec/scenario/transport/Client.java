package org.wsmanspec.scenario.transport;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.auth.AuthSchemeFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.auth.BasicAuthCache;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.auth.CredentialsProviderBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.wsmanspec.scenario.transport.Authentication.Scheme;

/** Apache HttpClient, set up so that it adds, mends and hides nothing. */
final class Client implements AutoCloseable {

  private final Authentication authentication;
  private final Optional<AuthenticationSchemes> scheme;
  private final RequestConfig requestConfig;
  private final PoolingHttpClientConnectionManager connections;
  private final CloseableHttpClient http;

  /** Keeps nonces and NTLM identities from one exchange to the next. */
  private HttpClientContext authenticated = HttpClientContext.create();

  Client(TransportSettings settings, RecordingExecutor executor) {
    authentication = settings.authentication();
    scheme =
        authentication.scheme() == Scheme.NONE
            ? Optional.empty()
            : Optional.of(AuthenticationSchemes.of(authentication));
    Timeout response = Timeout.of(settings.response());
    requestConfig =
        RequestConfig.custom()
            .setResponseTimeout(response)
            .setConnectionRequestTimeout(Timeout.of(settings.exchange()))
            .setRedirectsEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setTargetPreferredAuthSchemes(
                scheme.map(AuthenticationSchemes::preference).orElse(List.of()))
            .build();
    connections = connections(settings, response);
    http =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setRequestExecutor(executor)
            .setConnectionReuseStrategy(reuse())
            .setDefaultRequestConfig(requestConfig)
            .setDefaultAuthSchemeRegistry(
                scheme
                    .map(AuthenticationSchemes::registry)
                    .orElseGet(() -> RegistryBuilder.<AuthSchemeFactory>create().build()))
            .setUserAgent(Harness.USER_AGENT)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .build();
  }

  /**
   * When a connection is used again: as HTTP has it, but not after a challenge, unless the scheme
   * binds credentials to the connection. Servers close after a refusal without saying so, and the
   * answer to the challenge would be lost.
   */
  private ConnectionReuseStrategy reuse() {
    boolean bound = authentication.scheme() == Scheme.NTLM;
    return (request, response, context) ->
        (bound || response.getCode() != HttpStatus.SC_UNAUTHORIZED)
            && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
  }

  private static PoolingHttpClientConnectionManager connections(
      TransportSettings settings, Timeout response) {
    Http1Config bounds =
        Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(500).build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        // Core's parser: the client's own one skips garbage before the status line.
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(bounds)
                .responseParserFactory(new DefaultHttpResponseParserFactory(bounds))
                .build())
        .setTlsSocketStrategy(noting(settings.tls()))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connect()))
                .setSocketTimeout(response)
                // Always ask whether the peer has closed a kept connection: what it did between
                // two requests must not look like a lost answer.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build())
        .build();
  }

  /** TLS as the settings want it, noting on the way how far the exchange has come. */
  private static TlsSocketStrategy noting(TlsSettings tls) {
    DefaultClientTlsStrategy strategy =
        tls.hostnameVerification()
            ? new DefaultClientTlsStrategy(TlsContexts.of(tls))
            : new DefaultClientTlsStrategy(
                TlsContexts.of(tls),
                HostnameVerificationPolicy.CLIENT,
                NoopHostnameVerifier.INSTANCE);
    return (Socket socket, String host, int port, Object attachment, HttpContext context) -> {
      note(context, Troubles.Phase.SECURING);
      SSLSocket secured = strategy.upgrade(socket, host, port, attachment, context);
      note(context, Troubles.Phase.EXCHANGING);
      return secured;
    };
  }

  private static void note(HttpContext context, Troubles.Phase phase) throws IOException {
    if (context.getAttribute(Recording.ATTRIBUTE) instanceof Recording recording) {
      recording.phase = phase;
    }
  }

  CloseableHttpClient http() {
    return http;
  }

  RequestConfig requestConfig() {
    return requestConfig;
  }

  /** The context for the next exchange. */
  HttpClientContext context(HttpHost host, boolean authenticate) {
    if (!authenticate || scheme.isEmpty()) {
      return HttpClientContext.create();
    }
    if (authenticated.getCredentialsProvider() == null) {
      authenticated.setCredentialsProvider(
          CredentialsProviderBuilder.create()
              .add(new AuthScope(host), scheme.get().credentials())
              .build());
      if (authentication.scheme() == Scheme.BASIC && authentication.preemptive()) {
        BasicScheme basic = new BasicScheme();
        basic.initPreemptive(scheme.get().credentials());
        BasicAuthCache cache = new BasicAuthCache();
        cache.put(host, basic);
        authenticated.setAuthCache(cache);
      }
    }
    return authenticated;
  }

  /** Begin authentication anew, after the server refused it. */
  void forgetAuthentication() {
    authenticated = HttpClientContext.create();
  }

  void closeConnections() {
    connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
  }
}
