package org.wsmanspec.scenario.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts from {@link TlsSettings}. */
final class TlsContexts {

  private TlsContexts() {}

  /**
   * A context that trusts whom the settings trust.
   *
   * @throws TransportSetupException if the trust file cannot be read or holds no certificate
   */
  static SSLContext of(TlsSettings settings) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust(settings), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new TransportSetupException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static TrustManager @Nullable [] trust(TlsSettings settings)
      throws GeneralSecurityException {
    return switch (settings.trust()) {
      case SYSTEM -> null;
      case ANY -> new TrustManager[] {new TrustAny()};
      case FILE -> {
        Path file = settings.trustFile().orElseThrow();
        TrustManagerFactory factory =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store(file));
        yield factory.getTrustManagers();
      }
    };
  }

  private static KeyStore store(Path file) throws GeneralSecurityException {
    Collection<? extends Certificate> certificates;
    try (InputStream in = Files.newInputStream(file)) {
      certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (IOException e) {
      throw new TransportSetupException(
          "the trust file " + file + " cannot be read: " + e.getMessage(), e);
    } catch (CertificateException e) {
      throw new TransportSetupException(
          "the trust file " + file + " holds no readable PEM certificates: " + e.getMessage(), e);
    }
    if (certificates.isEmpty()) {
      throw new TransportSetupException(
          "the trust file " + file + " holds no certificate; one or more in PEM form are expected",
          null);
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        number++;
        store.setCertificateEntry("trusted-" + number, certificate);
      }
      return store;
    } catch (IOException e) {
      throw new TransportSetupException("an empty key store cannot be made", e);
    }
  }

  /** Asked for by the user, for machines in a laboratory. */
  private static final class TrustAny extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

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
