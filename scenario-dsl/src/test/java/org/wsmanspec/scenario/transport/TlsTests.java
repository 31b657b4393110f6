package org.wsmanspec.scenario.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.transport.OutgoingMessage.Wire;
import org.wsmanspec.scenario.transport.TlsSettings.Trust;

/** Against a server whose certificate, of its own making, names another host. */
@Timeout(60)
final class TlsTests {

  @TempDir static Path folder;
  private static HttpsServer server;
  private static Path pem;

  @BeforeAll
  static void start() throws Exception {
    Path store = folder.resolve("server.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String arguments =
        "-genkeypair -alias a -keyalg EC -dname CN=elsewhere.example -storepass changeit"
            + " -storetype PKCS12 -validity 2 -keystore ";
    List<String> command =
        new java.util.ArrayList<>(List.of(keytool.toString(), "-J-Duser.language=en"));
    command.addAll(Arrays.asList(arguments.strip().split(" ")));
    command.add(store.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("keytool.txt")));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    pem = folder.resolve("trusted.pem");
    Files.writeString(
        pem,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("a").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "<y/>".getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static Exchange send(TlsSettings tls, boolean raw) {
    URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/wsman");
    OutgoingMessage message =
        OutgoingMessage.post(
            address, "<x/>".getBytes(StandardCharsets.UTF_8), "application/soap+xml");
    OptionalLong told = raw ? OptionalLong.of(4) : OptionalLong.empty();
    Wire wire = new Wire("HTTP/1.1", false, false, told, true, true, false);
    try (HttpTransport transport = new HttpTransport(TransportSettings.DEFAULT.withTls(tls))) {
      return transport.send(message.withWire(wire), "0001", Optional.empty());
    }
  }

  private static Optional<Trouble.Kind> trouble(TlsSettings tls, boolean raw) {
    return send(tls, raw).trouble().map(Trouble::kind);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void trustIsWhatTheSettingsSay(boolean raw) {
    Optional<Path> file = Optional.of(pem);
    assertEquals(Optional.of(Trouble.Kind.TLS), trouble(TlsSettings.SYSTEM, raw));
    assertEquals(
        Optional.of(Trouble.Kind.TLS),
        trouble(new TlsSettings(Trust.SYSTEM, Optional.empty(), false), raw),
        "an unknown issuer");
    assertEquals(
        Optional.of(Trouble.Kind.TLS),
        trouble(new TlsSettings(Trust.FILE, file, true), raw),
        "another host's name");
    assertEquals(Optional.empty(), trouble(new TlsSettings(Trust.FILE, file, false), raw));
    assertEquals(Optional.empty(), trouble(TlsSettings.ANY, raw));
    assertEquals("<y/>", send(TlsSettings.ANY, raw).response().orElseThrow().body().text());
  }
}
