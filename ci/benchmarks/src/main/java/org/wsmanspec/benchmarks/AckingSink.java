package org.wsmanspec.benchmarks;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Acknowledges every message without parsing it, so that little is measured but who sends. */
final class AckingSink implements AutoCloseable {

  private static final String ACK =
      "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
          + " xmlns:wsa=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\"><s:Header><wsa:Action>"
          + "http://schemas.dmtf.org/wbem/wsman/1/wsman/Ack</wsa:Action><wsa:RelatesTo>";

  private static final String REST = "</wsa:RelatesTo></s:Header><s:Body/></s:Envelope>";

  private final Predicate<String> taking;
  private int port;
  private @Nullable Server server;

  /**
   * A sink.
   *
   * @param taking whether a message is acknowledged; others are answered with HTTP 503
   */
  AckingSink(Predicate<String> taking) {
    this.taking = taking;
  }

  /** Begins to listen, on the same port as before. */
  AckingSink start() {
    Server fresh = new Server();
    ServerConnector connector = new ServerConnector(fresh, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setAcceptQueueSize(1024);
    fresh.addConnector(connector);
    fresh.setHandler(new Acknowledging());
    fresh.setStopTimeout(0);
    try {
      fresh.start();
    } catch (Exception e) {
      throw new IllegalStateException("the sink did not start", e);
    }
    port = connector.getLocalPort();
    server = fresh;
    return this;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port + "/sink");
  }

  /** Stops listening, closes all connections, and begins anew. */
  void restart() {
    stop();
    start();
  }

  private void stop() {
    if (server != null) {
      try {
        server.stop();
      } catch (Exception e) {
        throw new IllegalStateException("the sink did not stop", e);
      }
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** The text between two others; empty if they are not there. */
  static String between(String text, String before, String after) {
    int from = text.indexOf(before);
    int to = from < 0 ? -1 : text.indexOf(after, from);
    return to < 0 ? "" : text.substring(from + before.length(), to);
  }

  static String messageId(String message) {
    return between(message, "<wsa:MessageID>", "</wsa:MessageID>");
  }

  private final class Acknowledging extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String message;
      try (InputStream in = Content.Source.asInputStream(request)) {
        message = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      byte[] body = {};
      if (taking.test(message)) {
        body = (ACK + messageId(message) + REST).getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/soap+xml;charset=UTF-8");
      } else {
        response.setStatus(503);
      }
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
      response.write(true, ByteBuffer.wrap(body), callback);
      return true;
    }
  }
}
