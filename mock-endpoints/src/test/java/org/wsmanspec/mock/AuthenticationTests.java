package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Client.resource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.wsmanspec.mock.http.AuthenticationScheme;

/** Who may ask, over HTTP and HTTPS. */
class AuthenticationTests {

  private static final String GET =
      Client.envelope(Client.T + "Get", resource("WSPEC_Pair", "Name", "left", "Number", "1"), "");
  private static final String IDENTIFY = Client.raw("", "<wsmid:Identify/>");

  private static ReferenceEndpoint endpoint(AuthenticationScheme scheme, boolean https) {
    return ReferenceEndpoint.builder()
        .credentials("anna", "gehe\u00EFm:1", scheme)
        .https(https)
        .build()
        .start();
  }

  private static HttpRequest.Builder request(URI address, String body) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/soap+xml;charset=UTF-8")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void basicIsDemandedBeforeSoap() {
    try (ReferenceEndpoint endpoint = endpoint(AuthenticationScheme.BASIC, false)) {
      Client client = new Client(endpoint.address());
      Client.Answer refused = client.send("no soap at all");
      assertEquals(401, refused.status());
      assertTrue(
          refused
              .http()
              .headers()
              .firstValue("WWW-Authenticate")
              .orElseThrow()
              .startsWith("Basic"));
      Client.Answer wrong =
          client.send(request(endpoint.address(), GET).header("Authorization", basic("anna:x")));
      assertEquals(401, wrong.status());
      Client.Answer right =
          client.send(
              request(endpoint.address(), GET)
                  .header("Authorization", basic("anna:gehe\u00EFm:1")));
      assertEquals(200, right.status());
      assertEquals("anna", endpoint.journal().get(0).details().get("principal"));
      Client.Answer known =
          client.send(
              request(endpoint.address(), IDENTIFY)
                  .header("Authorization", basic("anna:gehe\u00EFm:1")));
      assertTrue(known.at("//wsmid:SecurityProfileName").endsWith("http/basic"));
    }
  }

  @Test
  void withoutAuthenticationThereIsIdentifyOnly() {
    try (ReferenceEndpoint endpoint = endpoint(AuthenticationScheme.BASIC, false)) {
      Client client = new Client(endpoint.address().resolve("/wsman-anon/identify"));
      Client.Answer identify = client.send(IDENTIFY);
      assertEquals(200, identify.status());
      assertEquals("0", identify.at("count(//wsmid:SecurityProfiles)"));
      assertEquals("s:Sender wsman:AccessDenied", client.send(GET).faultLine());
    }
  }

  @Test
  void digestWithBothAlgorithms() throws GeneralSecurityException {
    try (ReferenceEndpoint endpoint = endpoint(AuthenticationScheme.DIGEST, false)) {
      Client client = new Client(endpoint.address());
      List<String> challenges = client.send(GET).http().headers().allValues("WWW-Authenticate");
      assertEquals(2, challenges.size());
      for (String algorithm : new String[] {"SHA-256", "MD5"}) {
        String nonce =
            challenges
                .get(algorithm.equals("MD5") ? 1 : 0)
                .replaceAll(".*nonce=\"([^\"]*)\".*", "$1");
        String right = digest(algorithm, nonce, "00000001", "gehe\u00EFm:1");
        assertEquals(200, authorized(client, endpoint, right).status(), algorithm);
        assertEquals(401, authorized(client, endpoint, right).status(), "replayed");
        String wrong = digest(algorithm, nonce, "00000002", "other");
        assertEquals(401, authorized(client, endpoint, wrong).status());
        String forged = digest(algorithm, nonce + "x", "00000003", "gehe\u00EFm:1");
        assertEquals(401, authorized(client, endpoint, forged).status());
      }
    }
  }

  private static Client.Answer authorized(
      Client client, ReferenceEndpoint endpoint, String authorization) {
    return client.send(request(endpoint.address(), GET).header("Authorization", authorization));
  }

  private static String digest(String algorithm, String nonce, String count, String password)
      throws GeneralSecurityException {
    String a1 = hash(algorithm, "anna:wsman:" + password);
    String a2 = hash(algorithm, "POST:/wsman");
    String response = hash(algorithm, a1 + ":" + nonce + ":" + count + ":cn:auth:" + a2);
    return "Digest username=\"anna\", realm=\"wsman\", nonce=\""
        + nonce
        + "\", uri=\"/wsman\", qop=auth, nc="
        + count
        + ", cnonce=\"cn\", algorithm="
        + algorithm
        + ", response=\""
        + response
        + "\"";
  }

  private static String hash(String algorithm, String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void httpsWithItsOwnCertificate()
      throws GeneralSecurityException, IOException, InterruptedException {
    try (ReferenceEndpoint endpoint = endpoint(AuthenticationScheme.NONE, true)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("endpoint", endpoint.certificate().orElseThrow());
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
      for (String host : new String[] {"127.0.0.1", "localhost"}) {
        URI address = URI.create("https://" + host + ":" + endpoint.address().getPort() + "/wsman");
        HttpResponse<String> answer =
            client.send(request(address, IDENTIFY).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertFalse(answer.body().isEmpty());
      }
    }
  }
}
