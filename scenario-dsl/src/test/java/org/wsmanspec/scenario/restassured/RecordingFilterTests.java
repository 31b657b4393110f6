package org.wsmanspec.scenario.restassured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.template.MessageTemplates;

@Timeout(60)
final class RecordingFilterTests {

  private static final String ANSWER =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>\u00fc</s:Body>"
          + "</s:Envelope>";

  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final List<String> types = new CopyOnWriteArrayList<>();
  private HttpServer server = newServer();

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/wsman",
        exchange -> {
          bodies.add(exchange.getRequestBody().readAllBytes());
          types.addAll(exchange.getRequestHeaders().get("Content-Type"));
          byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/soap+xml;charset=UTF-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wsman");
  }

  @Test
  void anyRestAssuredTestIsRecorded() {
    RecordingFilter recording = new RecordingFilter();
    String identify =
        MessageTemplates.render("identify", Map.of())
            .replace("<s:Body>", "<s:Body><!-- \u00fc -->");
    Response response = WsmanSpecification.envelope(address(), recording, identify).post();
    response.then().statusCode(200);
    assertEquals(ANSWER, response.asString(), "the test can still read the answer");
    assertEquals(List.of("application/soap+xml;charset=UTF-8"), types);
    assertArrayEquals(identify.getBytes(StandardCharsets.UTF_8), bodies.get(0));

    Conversation conversation = recording.conversation();
    Exchange exchange = conversation.exchanges().get(0);
    assertEquals("POST", exchange.request().orElseThrow().method());
    assertEquals(address().toString(), exchange.request().orElseThrow().target());
    assertArrayEquals(bodies.get(0), exchange.request().orElseThrow().body().bytes());
    assertTrue(exchange.requestEnvelope().orElseThrow().isIdentify());
    assertEquals(200, exchange.response().orElseThrow().status());
    assertEquals("OK", exchange.response().orElseThrow().reason());
    assertEquals("\u00fc", exchange.responseEnvelope().orElseThrow().root().getTextContent());
    assertTrue(exchange.lacks(Gap.REQUEST_HEADERS));
    assertEquals(address().toString(), conversation.origin().name());
  }

  @Test
  void failuresOfTheNetworkAreRecordedAndStillThrown() {
    URI gone = address();
    server.stop(0);
    RecordingFilter recording = new RecordingFilter();
    assertThrows(
        ConnectException.class, () -> WsmanSpecification.envelope(gone, recording, "<x/>").post());
    Exchange exchange = recording.conversation().exchanges().get(0);
    assertEquals(Optional.of(Trouble.Kind.UNREACHABLE), exchange.trouble().map(Trouble::kind));
    assertEquals(Optional.empty(), exchange.response());
  }
}
