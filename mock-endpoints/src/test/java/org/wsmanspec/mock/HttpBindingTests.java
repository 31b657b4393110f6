package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Client.resource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What HTTP, encodings and SOAP itself demand. */
class HttpBindingTests {

  private static final String GET =
      Client.envelope(Client.T + "Get", resource("WSPEC_Pair", "Name", "left", "Number", "1"), "");

  private static ReferenceEndpoint endpoint;
  private static Client client;

  @BeforeAll
  static void start() {
    endpoint =
        ReferenceEndpoint.builder()
            .limits(EndpointLimits.DEFAULT.withOctets(64 * 1024, 256 * 1024, 1024 * 1024))
            .build()
            .start();
    client = new Client(endpoint.address());
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  private static Client.Answer encoded(String text, Charset charset, String label) {
    return client.send(text.getBytes(charset), "application/soap+xml" + label);
  }

  @Test
  void answersComeInTheEncodingOfTheRequest() {
    for (String name : new String[] {"UTF-16BE", "UTF-16LE"}) {
      Client.Answer answer = encoded("\uFEFF" + GET, Charset.forName(name), ";charset=utf-16");
      assertEquals(200, answer.status(), name);
      assertEquals(name, answer.envelope().encoding().charset().name());
      assertEquals(2, answer.envelope().encoding().byteOrderMark());
    }
    Client.Answer utf8 = encoded(GET, StandardCharsets.UTF_8, "");
    assertEquals(0, utf8.envelope().encoding().byteOrderMark());
    assertEquals(
        "application/soap+xml;charset=UTF-8",
        utf8.http().headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void otherEncodingsAreRefusedInUtf8() {
    String fault = "s:Sender wsman:EncodingLimit CharacterSet";
    Charset latin = StandardCharsets.ISO_8859_1;
    assertEquals(fault, encoded(GET, latin, ";charset=ISO-8859-1").faultLine());
    assertEquals(fault, encoded(GET, latin, ";charset=x-unknown").faultLine());
    assertEquals(
        fault, encoded("\uFEFF" + GET, StandardCharsets.UTF_16LE, ";charset=UTF-8").faultLine());
    assertEquals(
        fault,
        encoded("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + GET, StandardCharsets.UTF_8, "")
            .faultLine());
    assertEquals(fault, encoded("\u00FC" + GET, latin, ";charset=UTF-8").faultLine());
  }

  @Test
  void mediaTypes() {
    byte[] body = GET.getBytes(StandardCharsets.UTF_8);
    assertEquals(415, client.send(body, "text/xml").status());
    assertEquals(400, client.send(body, "rubbish").status());
    assertEquals(
        400,
        client
            .send(
                HttpRequest.newBuilder(endpoint.address())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
            .status());
    assertEquals(
        "s:Sender wsman:EncodingLimit EncodingType",
        client.send(body, "multipart/related;type=\"application/xop+xml\"").faultLine());
  }

  @Test
  void contentCodings() {
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(GET);
    String soap = "application/soap+xml;charset=UTF-8";
    for (var coding : Map.of("identity", 200, "x-odd", 415).entrySet()) {
      assertEquals(
          coding.getValue(),
          client
              .send(
                  HttpRequest.newBuilder(endpoint.address())
                      .header("Content-Type", soap)
                      .header("Content-Encoding", coding.getKey())
                      .POST(body))
              .status());
    }
  }

  @Test
  void otherMethodsAndPaths() {
    Client.Answer get = client.send(HttpRequest.newBuilder(endpoint.address()).GET());
    assertEquals(405, get.status());
    assertEquals("POST", get.http().headers().firstValue("Allow").orElseThrow());
    URI elsewhere = endpoint.address().resolve("/other");
    assertEquals(404, client.send(HttpRequest.newBuilder(elsewhere).GET()).status());
  }

  @Test
  void sizes() {
    String padding = "<!--" + "x".repeat(70_000) + "-->";
    assertEquals(
        "s:Sender wsman:EncodingLimit ServiceEnvelopeLimit",
        client.send(GET + padding).faultLine());
    assertEquals(413, client.send(GET + padding.repeat(5)).status());
  }

  @Test
  void whatIsNoEnvelope() {
    assertEquals("s:Sender", client.send("<!DOCTYPE x []>" + GET).faultLine());
    assertEquals("s:Sender", client.send("<?pi x?>" + GET).faultLine());
    assertEquals("s:Sender wsman:SchemaValidationError", client.send(GET + "<").faultLine());
    assertEquals("s:Sender wsman:SchemaValidationError", client.send("").faultLine());
    Client.Answer soap11 =
        client.send(
            GET.replace(
                "http://www.w3.org/2003/05/soap-envelope",
                "http://schemas.xmlsoap.org/soap/envelope/"));
    assertEquals("s:VersionMismatch", soap11.faultLine());
    assertEquals(500, soap11.status());
    assertEquals("s:Envelope", soap11.at("//s:Upgrade/s:SupportedEnvelope/@qname"));
    assertEquals(
        "s:Sender", client.send(GET.replaceAll("(?s)<s:Body>.*</s:Body>", "")).faultLine());
    assertEquals(
        "s:Sender", client.send(GET.replace("</s:Body>", "</s:Body><s:More/>")).faultLine());
  }

  private static String raw(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), endpoint.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Sends the body only after the interim answer has come. */
  private static String continued(String head) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), endpoint.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      String interim = new String(in.readNBytes(12), StandardCharsets.UTF_8);
      assertEquals("HTTP/1.1 100", interim);
      socket.getOutputStream().write(GET.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void hostIsRequired() throws IOException {
    String start = "POST /wsman HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    String answer = raw(start);
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("text/plain") && !answer.contains("Jetty"), answer);
  }

  @Test
  void chunksAndContinueAreHttp() throws IOException {
    String head =
        """
        POST /wsman HTTP/1.1
        Host: localhost
        Connection: close
        Content-Type: application/soap+xml
        """
            .replace("\n", "\r\n");
    String chunks =
        Integer.toHexString(10)
            + "\r\n"
            + GET.substring(0, 10)
            + "\r\n"
            + Integer.toHexString(GET.length() - 10)
            + "\r\n"
            + GET.substring(10)
            + "\r\n0\r\n\r\n";
    String answer = raw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    answer = continued(head + "Expect: 100-continue\r\nContent-Length: " + GET.length());
    assertTrue(answer.contains("GetResponse"), answer);
    assertFalse(answer.contains("Jetty"), answer);
  }
}
