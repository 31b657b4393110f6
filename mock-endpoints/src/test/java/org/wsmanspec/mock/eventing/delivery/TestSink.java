package org.wsmanspec.mock.eventing.delivery;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Assertions;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.XmlLimits;
import org.wsmanspec.message.schema.SchemaValidator;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;

/** A sink that keeps what it gets and answers as a test says. Can be stopped and started again. */
final class TestSink implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Got> got = new ArrayList<>();
  private final Object news = new Object();
  private volatile Function<Got, Answer> conduct = TestSink::ack;
  private volatile int port;
  private volatile Server server;

  /** A delivery. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Got(String path, String contentType, String authorization, byte[] body) {
    Envelope envelope() {
      return Envelope.parse(
          body, MediaType.parse(contentType).flatMap(MediaType::charset), XmlLimits.DEFAULT);
    }

    String id() {
      return envelope().messageId().orElse("");
    }

    String action() {
      return envelope().action().orElse("");
    }

    /** The number in the event's content, or in each of those of a batch. */
    List<Long> numbers() {
      List<Long> all = new ArrayList<>();
      var nodes = envelope().document().getElementsByTagNameNS("urn:test", "Number");
      for (int i = 0; i < nodes.getLength(); i++) {
        all.add(Long.valueOf(nodes.item(i).getTextContent()));
      }
      return all;
    }
  }

  /** What is said about it. */
  record Answer(int status, String body, Way way) {
    enum Way {
      PROPERLY,
      NEVER,
      ENDLESSLY,
      HANGING_UP
    }

    static Answer of(int status, String body) {
      return new Answer(status, body, Way.PROPERLY);
    }

    static Answer of(Way way) {
      return new Answer(200, "", way);
    }
  }

  TestSink() {
    start();
  }

  /** Begins to listen, on the same port as before. */
  void start() {
    try {
      Server fresh = new Server();
      ServerConnector connector = new ServerConnector(fresh, 1, 1);
      connector.setHost("127.0.0.1");
      connector.setPort(port);
      fresh.addConnector(connector);
      fresh.setHandler(new Taking());
      fresh.setStopTimeout(0);
      fresh.start();
      port = connector.getLocalPort();
      server = fresh;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops listening. */
  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  TestSink answering(Function<Got, Answer> how) {
    conduct = how;
    return this;
  }

  static Answer ack(Got message) {
    return Answer.of(200, envelope(Actions.ACK, message.id(), ""));
  }

  static Answer fault(Got message, String subcode, String detail) {
    return Answer.of(
        500,
        envelope(
            Actions.WSMAN_FAULT,
            message.id(),
            "<s:Fault><s:Code><s:Value>s:Receiver</s:Value><s:Subcode><s:Value>"
                + subcode
                + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>no</s:Text>"
                + "</s:Reason>"
                + (detail.isEmpty()
                    ? ""
                    : "<s:Detail><wsman:FaultDetail>http://schemas.dmtf.org/wbem/wsman/1/wsman/"
                        + "faultDetail/"
                        + detail
                        + "</wsman:FaultDetail></s:Detail>")
                + "</s:Fault>"));
  }

  static String envelope(String action, String relatesTo, String body) {
    return "<s:Envelope xmlns:s='"
        + Namespaces.S
        + "' xmlns:wsa='"
        + Namespaces.WSA
        + "' xmlns:wsman='"
        + Namespaces.WSMAN
        + "'><s:Header><wsa:Action>"
        + action
        + "</wsa:Action><wsa:RelatesTo>"
        + relatesTo
        + "</wsa:RelatesTo></s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  List<Got> got() {
    synchronized (news) {
      return List.copyOf(got);
    }
  }

  /** Waits until so many messages were there. */
  List<Got> await(int count) {
    return awaitThat(all -> all.size() >= count);
  }

  /** Waits until the messages are as they should be. */
  List<Got> awaitThat(Predicate<List<Got>> done) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    synchronized (news) {
      while (!done.test(got)) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          Assertions.fail("only " + got.size() + " messages came: " + summary());
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(news, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          Assertions.fail("interrupted");
        }
      }
      return List.copyOf(got);
    }
  }

  private String summary() {
    return got.stream().map(Got::action).distinct().toList().toString();
  }

  /** Every message must be valid by the schemas. */
  static void assertValid(Got message) {
    var problems = SchemaValidator.strict().validate(message.envelope());
    Assertions.assertTrue(
        problems.isEmpty(),
        () -> problems + "\n" + new String(message.body(), StandardCharsets.UTF_8));
  }

  private final class Taking extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws java.io.IOException {
      byte[] body;
      try (InputStream in = Content.Source.asInputStream(request)) {
        body = in.readAllBytes();
      }
      Got message =
          new Got(
              request.getHttpURI().getPathQuery(),
              Optional.ofNullable(request.getHeaders().get("Content-Type")).orElse(""),
              Optional.ofNullable(request.getHeaders().get("Authorization")).orElse(""),
              body);
      Answer answer = conduct.apply(message);
      synchronized (news) {
        got.add(message);
        news.notifyAll();
      }
      switch (answer.way()) {
        case NEVER -> {}
        case HANGING_UP -> {
          request.getConnectionMetaData().getConnection().getEndPoint().close();
          callback.failed(new java.io.IOException("on purpose"));
        }
        case ENDLESSLY -> {
          response.setStatus(200);
          response.getHeaders().put("Content-Type", "application/soap+xml");
          more(response, callback);
        }
        case PROPERLY -> {
          response.setStatus(answer.status());
          if (answer.status() / 100 == 3) {
            response.getHeaders().put("Location", address("/elsewhere").toString());
          }
          response.getHeaders().put("Content-Type", "application/soap+xml;charset=UTF-8");
          byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
          response.write(true, ByteBuffer.wrap(octets), callback);
        }
      }
      return true;
    }
  }

  private static void more(Response response, Callback callback) {
    response.write(
        false,
        ByteBuffer.wrap(new byte[8192]),
        Callback.from(() -> more(response, callback), callback::failed));
  }
}
