package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.eventing.delivery.ClientKey;
import org.wsmanspec.mock.wef.PublisherSettings;
import org.wsmanspec.mock.wef.Recorder;
import picocli.CommandLine.Option;

/** How the reference endpoint forwards events to a collector that is to be tested. */
final class PublishOptions {

  @Option(
      names = "--publish",
      paramLabel = "URL",
      description =
          "Forward events to a collector: fetch subscriptions from this URL, which ends in"
              + " /wsman/SubscriptionManager/WEC.")
  private @Nullable URI collector;

  @Option(
      names = "--refresh",
      paramLabel = "DURATION",
      defaultValue = "PT60S",
      description = "How often the list is fetched (${DEFAULT-VALUE}).")
  private String refresh = "PT60S";

  @Option(
      names = "--machine",
      paramLabel = "NAME",
      defaultValue = "wsmanspec.example",
      description = "The name of the publishing machine (${DEFAULT-VALUE}).")
  private String machine = "wsmanspec.example";

  @Option(
      names = "--as-windows",
      description =
          "Write to the collector in UTF-16, say End after each list, and report no faults.")
  private boolean windows;

  @Option(
      names = "--raise-every",
      paramLabel = "DURATION",
      description = "Make an event happen so often, for the collector to get something.")
  private @Nullable String raise;

  @Option(
      names = "--client-key",
      paramLabel = "FILE",
      description = "PKCS #12 file with the key and certificate that the collector demands.")
  private @Nullable Path keyFile;

  @Option(
      names = "--client-key-password-file",
      paramLabel = "FILE",
      description = "The password of that file.")
  private @Nullable Path keyPassword;

  /** The client key, if one is given. */
  Optional<ClientKey> key() {
    if (keyFile == null) {
      return Optional.empty();
    }
    String password = keyPassword == null ? "" : PasswordFile.read(keyPassword);
    try (InputStream in = Files.newInputStream(keyFile)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return Optional.of(new ClientKey(store, password));
    } catch (IOException | GeneralSecurityException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "the client key " + keyFile + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  /** Begins to publish, if that is asked for. */
  void begin(ReferenceEndpoint endpoint, Terminal terminal) {
    if (collector == null) {
      return;
    }
    PublisherSettings settings =
        PublisherSettings.of(collector, duration("--refresh", refresh), machine)
            .withWide(windows)
            .withReporting(!windows)
            .withTls(tls());
    try {
      var publisher = endpoint.publishers().publish(settings, Recorder.NONE);
      assert publisher != null;
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "--publish: " + e.getMessage(), e);
    }
    terminal.out().println("publishing to " + collector);
    if (raise != null) {
      raiseEvery(endpoint, duration("--raise-every", raise));
    }
  }

  private static void raiseEvery(ReferenceEndpoint endpoint, Duration every) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "wsman-raise");
              thread.setDaemon(true);
              return thread;
            });
    var raising =
        timer.scheduleAtFixedRate(
            () -> endpoint.events().raise(1, "An event for the collector"),
            every.toMillis(),
            every.toMillis(),
            TimeUnit.MILLISECONDS);
    assert !raising.isDone();
  }

  private static Duration duration(String option, String text) {
    try {
      Duration read = Duration.parse(text);
      if (!read.isNegative() && !read.isZero()) {
        return read;
      }
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE, option + " is a duration such as PT10S, not '" + text + "'", e);
    }
    throw new CommandFailure(ExitCode.USAGE, option + " is longer than zero");
  }

  /** Trusts any collector, as the endpoint's deliveries do: those of test hosts sign themselves. */
  private SSLContext tls() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      Optional<ClientKey> key = key();
      keys.init(
          key.map(ClientKey::store).orElse(null),
          key.map(ClientKey::password).orElse("").toCharArray());
      context.init(keys.getKeyManagers(), new TrustManager[] {new Trusting()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "the client key cannot be used: " + e.getMessage(), e);
    }
  }

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
