package org.wsmanspec.testcontainers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits until an endpoint answers Identify, or wants to know who asks.
 *
 * <p>An open port is not enough: the engine's own proxy accepts connections before anybody listens
 * behind it.
 */
final class IdentifyWaitStrategy extends AbstractWaitStrategy {

  private static final String IDENTIFY =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
          + " xmlns:wsmid='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'>"
          + "<s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>";

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  protected void waitUntilReady() {
    WsmanEndpointContainer endpoint = (WsmanEndpointContainer) waitStrategyTarget;
    URI address = endpoint.address();
    Instant end = Instant.now().plus(startupTimeout);
    String last = "nothing was asked";
    while (Instant.now().isBefore(end)) {
      if (!endpoint.isRunning()) {
        throw new ContainerLaunchException(
            "the endpoint ended before it was ready: "
                + endpoint.lastWords().orElse("it printed nothing"));
      }
      try {
        HttpResponse<String> answer = ask(address, endpoint.speaksTls());
        if (answer.statusCode() == 401 || answer.body().contains("IdentifyResponse")) {
          return;
        }
        last = "HTTP status " + answer.statusCode();
      } catch (IOException e) {
        last = String.valueOf(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ContainerLaunchException("interrupted while the endpoint was starting", e);
      }
    }
    throw new ContainerLaunchException(
        address + " was not ready after " + startupTimeout + "; the last answer: " + last);
  }

  private static HttpResponse<String> ask(URI address, boolean tls)
      throws IOException, InterruptedException {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    if (tls) {
      client.sslContext(anybody());
    }
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/soap+xml;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(IDENTIFY))
            .build();
    try {
      return client.build().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      throw e;
    }
  }

  /** Nothing secret is said: the question is only whether somebody answers. */
  private static SSLContext anybody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java knows no TLS", e);
    }
  }

  /** Trusts the certificate that the endpoint made for itself, under any name. */
  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
