package org.wsmanspec.scenario.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.vocabulary.Namespaces;

/** A service whose answers are a function of the request's action. */
final class ScriptedService implements Closeable {

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body the whole envelope
   */
  record Reply(int status, String body) {

    /** An envelope around the content of a body. */
    static Reply of(String content) {
      return new Reply(200, envelope(content));
    }

    /** A fault with a wsa or wsman subcode. */
    static Reply fault(String subcode) {
      return new Reply(
          500,
          envelope(
              "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>"
                  + subcode
                  + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>no</s:Text>"
                  + "</s:Reason></s:Fault>"));
    }

    private static String envelope(String content) {
      StringBuilder out = new StringBuilder("<s:Envelope");
      for (String prefix : List.of("s", "wsa", "wsman", "wsen", "wxf")) {
        out.append(" xmlns:").append(prefix).append("='");
        out.append(Namespaces.byPrefix().get(prefix)).append("'");
      }
      return out.append("><s:Header/><s:Body>")
          .append(content)
          .append("</s:Body></s:Envelope>")
          .toString();
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Payload> requests = new CopyOnWriteArrayList<>();
  private final List<String> contentTypes = new CopyOnWriteArrayList<>();

  ScriptedService(Function<Payload, Reply> script) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, script));
    server.setExecutor(threads);
    server.start();
  }

  /** Answers by the last part of wsa:Action; Identify counts as one. */
  static ScriptedService byAction(Function<String, Reply> script) {
    return new ScriptedService(
        payload -> {
          String action = payload.envelope().flatMap(Envelope::action).orElse("http://x/Identify");
          return script.apply(action.substring(action.lastIndexOf('/') + 1));
        });
  }

  private void answer(HttpExchange exchange, Function<Payload, Reply> script) throws IOException {
    Payload request = Payload.of(exchange.getRequestBody().readAllBytes(), Optional.empty());
    requests.add(request);
    contentTypes.add(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")));
    Reply reply = script.apply(request);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/soap+xml;charset=UTF-8");
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wsman");
  }

  List<Payload> requests() {
    return requests;
  }

  List<String> contentTypes() {
    return contentTypes;
  }

  /** The envelope of a request, counted from 0. */
  Envelope request(int number) {
    return requests.get(number).envelope().orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
