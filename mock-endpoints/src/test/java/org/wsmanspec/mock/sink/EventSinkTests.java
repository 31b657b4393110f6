package org.wsmanspec.mock.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;

@Timeout(30)
final class EventSinkTests {

  private static final String EVENT =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
          + " xmlns:wsa='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
          + " xmlns:wsman='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'><s:Header>"
          + "<wsa:Action>urn:event</wsa:Action><wsa:MessageID>urn:uuid:7</wsa:MessageID>"
          + "<wsa:ReplyTo><wsa:Address>http://source.example.org/</wsa:Address>"
          + "<wsa:ReferenceParameters><p:Queue xmlns:p='urn:p'>5</p:Queue></wsa:ReferenceParameters>"
          + "</wsa:ReplyTo>%s</s:Header><s:Body><e/></s:Body></s:Envelope>";
  private static final String PLAIN = String.format(EVENT, "");
  private static final String ACKNOWLEDGED = String.format(EVENT, "<wsman:AckRequested/>");

  private final BlockingQueue<Exchange> recorded = new LinkedBlockingQueue<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final List<EventSink> sinks = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    sinks.forEach(EventSink::close);
  }

  private EventSink sink(SinkSettings settings) {
    EventSink sink = new EventSink(settings, Clock.systemUTC());
    sinks.add(sink);
    return sink;
  }

  private SinkInbox.Order order(Optional<Boolean> https, Optional<SinkInbox.Account> account) {
    return new SinkInbox.Order(
        https,
        account,
        Reply.ACKNOWLEDGEMENT,
        Optional.empty(),
        () -> "d" + ids.incrementAndGet(),
        recorded::add);
  }

  private SinkInbox inbox() {
    return sink(SinkSettings.LOOPBACK).open(order(Optional.empty(), Optional.empty()));
  }

  private HttpResponse<String> post(URI address, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/soap+xml;charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private Exchange taken() throws InterruptedException {
    Exchange exchange = recorded.poll(20, TimeUnit.SECONDS);
    assertTrue(exchange != null, "nothing was recorded");
    return exchange;
  }

  private static Envelope envelope(HttpResponse<String> response) {
    return Envelope.parse(response.body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nothingListensBeforeThereIsAnInbox() {
    EventSink sink = sink(SinkSettings.LOOPBACK);
    assertFalse(sink.listening());
    sink.open(order(Optional.empty(), Optional.empty()));
    assertTrue(sink.listening());
    sink.close();
    assertFalse(sink.listening());
    assertThrows(
        IllegalStateException.class, () -> sink.open(order(Optional.empty(), Optional.empty())));
  }

  @Test
  void aPlainDeliveryIsAnsweredWithoutBodyAndRecorded() throws Exception {
    SinkInbox inbox = inbox();
    HttpResponse<String> response = post(inbox.address(), PLAIN);
    assertEquals(202, response.statusCode());
    assertEquals("", response.body());
    Exchange exchange = taken();
    assertEquals("d1", exchange.id());
    assertEquals(Exchange.Role.DELIVERY, exchange.role());
    assertEquals(inbox.address().toString(), exchange.request().orElseThrow().target());
    assertEquals(PLAIN, exchange.request().orElseThrow().body().text());
    assertEquals(202, exchange.response().orElseThrow().status());
    assertTrue(exchange.timing().isPresent());
    assertTrue(exchange.connection() > 0);
  }

  @Test
  void anAcknowledgementSaysWhatItIsFor() throws Exception {
    HttpResponse<String> response = post(inbox().address(), ACKNOWLEDGED);
    assertEquals(200, response.statusCode());
    Envelope ack = envelope(response);
    assertEquals(Optional.of(Actions.ACK), ack.action());
    assertEquals(Optional.of("urn:uuid:7"), ack.headerText(Names.WSA_RELATES_TO));
    assertEquals(Optional.of("http://source.example.org/"), ack.headerText(Names.WSA_TO));
    assertTrue(response.body().contains(">5</p:Queue>"));
    assertTrue(ack.bodyChild().isEmpty());
    assertEquals(Optional.of(Actions.ACK), taken().responseEnvelope().orElseThrow().action());
  }

  @Test
  void theSinkAnswersAsItIsToldAndThenAsBefore() throws Exception {
    SinkInbox inbox = inbox();
    inbox.answer(
        new Reply(new Reply.Fault(FaultSubcode.DELIVERY_REFUSED.qname()), Duration.ZERO), 1);
    HttpResponse<String> refused = post(inbox.address(), ACKNOWLEDGED);
    assertEquals(500, refused.statusCode());
    assertEquals(
        Optional.of(FaultSubcode.DELIVERY_REFUSED.qname()),
        envelope(refused).fault().orElseThrow().subcode());
    assertEquals(Optional.of("urn:uuid:7"), envelope(refused).headerText(Names.WSA_RELATES_TO));
    assertEquals(200, post(inbox.address(), ACKNOWLEDGED).statusCode());
    inbox.answer(new Reply(new Reply.Status(503), Duration.ZERO), 0);
    assertEquals(503, post(inbox.address(), PLAIN).statusCode());
    assertEquals(503, post(inbox.address(), PLAIN).statusCode());
    inbox.answer(new Reply(new Reply.Nothing(), Duration.ZERO), 0);
    assertEquals(202, post(inbox.address(), ACKNOWLEDGED).statusCode());
    inbox.answer(new Reply(new Reply.Garbage(), Duration.ZERO), 0);
    HttpResponse<String> garbage = post(inbox.address(), ACKNOWLEDGED);
    assertEquals(200, garbage.statusCode());
    assertFalse(garbage.body().isEmpty());
    assertEquals(6, recorded.size());
    assertEquals(202, post(inbox.endAddress(), PLAIN).statusCode());
    assertEquals(200, post(inbox.endAddress(), ACKNOWLEDGED).statusCode());
    assertEquals(8, recorded.size());
  }

  @Test
  void aDroppedConnectionIsRecordedAsOne() throws Exception {
    SinkInbox inbox = inbox();
    inbox.answer(new Reply(new Reply.Drop(), Duration.ZERO), 0);
    assertThrows(IOException.class, () -> post(inbox.address(), PLAIN));
    Exchange exchange = taken();
    assertTrue(exchange.response().isEmpty());
    assertEquals(Trouble.Kind.CONNECTION_LOST, exchange.trouble().orElseThrow().kind());
  }

  @Test
  void anAnswerMayBeHeldBack() throws Exception {
    SinkInbox inbox = inbox();
    inbox.answer(new Reply(new Reply.Acknowledgement(), Duration.ofMillis(300)), 0);
    long begin = System.nanoTime();
    assertEquals(200, post(inbox.address(), ACKNOWLEDGED).statusCode());
    assertTrue(System.nanoTime() - begin >= 300_000_000L);
    assertTrue(taken().timing().orElseThrow().total().toMillis() >= 300);
  }

  @Test
  void onlyWhoKnowsThePasswordDelivers() throws Exception {
    SinkInbox inbox =
        sink(SinkSettings.LOOPBACK)
            .open(order(Optional.empty(), Optional.of(new SinkInbox.Account("alice", "hunter2"))));
    HttpResponse<String> unknown = post(inbox.address(), PLAIN);
    assertEquals(401, unknown.statusCode());
    assertTrue(unknown.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic "));
    assertEquals(401, post(inbox.address(), PLAIN, "Authorization", "Basic ???").statusCode());
    String right =
        "Basic "
            + Base64.getEncoder().encodeToString("alice:hunter2".getBytes(StandardCharsets.UTF_8));
    assertEquals(202, post(inbox.address(), PLAIN, "Authorization", right).statusCode());
    taken();
    taken();
    Exchange exchange = taken();
    assertEquals(
        Optional.of("Basic"), exchange.request().orElseThrow().headers().first("Authorization"));
    assertFalse(inbox.order().toString().contains("hunter2"));
  }

  @Test
  void tlsIsSpokenOnTheSamePort() throws Exception {
    EventSink sink = sink(SinkSettings.LOOPBACK);
    SinkInbox plain = sink.open(order(Optional.empty(), Optional.empty()));
    SinkInbox secure = sink.open(order(Optional.of(true), Optional.empty()));
    assertEquals("https", secure.address().getScheme());
    assertEquals(plain.address().getPort(), secure.address().getPort());
    assertNotEquals(plain.address().getPath(), secure.address().getPath());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("sink", sink.certificate().orElseThrow());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    HttpResponse<String> response =
        HttpClient.newBuilder()
            .sslContext(tls)
            .build()
            .send(
                HttpRequest.newBuilder(secure.address())
                    .POST(HttpRequest.BodyPublishers.ofString(PLAIN))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(202, response.statusCode());
    assertEquals(secure.address().toString(), taken().request().orElseThrow().target());
    assertEquals(202, post(plain.address(), PLAIN).statusCode());
  }

  @Test
  void endpointsAreToldThePublicAddress() throws Exception {
    EventSink sink =
        sink(
            SinkSettings.LOOPBACK.toldAs(
                Optional.of(URI.create("https://gateway.example.org:8443/sink/"))));
    SinkInbox inbox = sink.open(order(Optional.empty(), Optional.empty()));
    assertTrue(
        inbox.address().toString().startsWith("https://gateway.example.org:8443/sink/events/"));
    SinkInbox other = sink.open(order(Optional.of(false), Optional.empty()));
    assertEquals("http", other.address().getScheme());
    // The gateway may leave the path as it is, or take its own part away.
    int port = sink.port().orElseThrow();
    for (String path : List.of(inbox.address().getPath(), inbox.path())) {
      URI behind = URI.create("http://127.0.0.1:" + port + path);
      assertEquals(202, post(behind, PLAIN).statusCode());
    }
  }

  @Test
  void whatIsNoSoapIsAnsweredAndRecorded() throws Exception {
    SinkInbox inbox = inbox();
    for (String hostile :
        List.of(
            "",
            "<s:Envelope",
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
            "<a>".repeat(100_000))) {
      HttpResponse<String> response = post(inbox.address(), hostile);
      assertEquals(400, response.statusCode());
      assertEquals(hostile, taken().request().orElseThrow().body().text());
    }
  }

  @Test
  void largeAndSlowDeliveriesEnd() throws Exception {
    SinkInbox inbox =
        sink(SinkSettings.LOOPBACK.within(1000, Duration.ofMillis(300), 10))
            .open(order(Optional.empty(), Optional.empty()));
    assertEquals(413, post(inbox.address(), "x".repeat(5000)).statusCode());
    Exchange large = taken();
    assertEquals(Trouble.Kind.TOO_LARGE, large.trouble().orElseThrow().kind());
    assertEquals(1000, large.request().orElseThrow().body().size());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), inbox.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST "
                  + inbox.address().getPath()
                  + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nfirst")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      Exchange slow = taken();
      assertEquals(Trouble.Kind.TIMEOUT, slow.trouble().orElseThrow().kind());
      assertEquals("first", slow.request().orElseThrow().body().text());
      try (InputStream in = socket.getInputStream()) {
        assertTrue(new String(in.readAllBytes(), StandardCharsets.US_ASCII).contains(" 408 "));
      }
    }
  }

  @Test
  void aClosedInboxForgetsWhatComes() throws Exception {
    SinkInbox inbox = inbox();
    inbox.close();
    assertEquals(410, post(inbox.address(), PLAIN).statusCode());
    assertEquals(0, recorded.size());
  }

  @Test
  void anInboxHasAnEnd() throws Exception {
    SinkInbox inbox =
        sink(SinkSettings.LOOPBACK.within(1000, Duration.ofSeconds(10), 2))
            .open(order(Optional.empty(), Optional.empty()));
    post(inbox.address(), PLAIN);
    post(inbox.address(), PLAIN);
    assertEquals(503, post(inbox.address(), PLAIN).statusCode());
    assertEquals(2, recorded.size());
  }

  @Test
  void aTakenPortIsSaid() {
    EventSink first = sink(SinkSettings.LOOPBACK);
    int port = first.open(order(Optional.empty(), Optional.empty())).address().getPort();
    EventSink second = sink(SinkSettings.LOOPBACK.at("127.0.0.1", port));
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> second.open(order(Optional.empty(), Optional.empty())));
    assertTrue(String.valueOf(e.getMessage()).contains("127.0.0.1:" + port));
    assertThrows(IllegalArgumentException.class, () -> SinkSettings.LOOPBACK.at("x", 70_000));
    assertThrows(
        IllegalArgumentException.class,
        () -> SinkSettings.LOOPBACK.toldAs(Optional.of(URI.create("ftp://x/"))));
  }
}
