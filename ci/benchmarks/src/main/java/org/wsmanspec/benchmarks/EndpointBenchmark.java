package org.wsmanspec.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.mock.ReferenceEndpoint;

/**
 * Gets over one kept-alive loopback connection: the reference endpoint, beside a bare Jetty handler
 * that returns the same bytes, and one that parses the request before it does so.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = Talk.QUIET)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class EndpointBenchmark {

  /** Stops a server. */
  private interface Stop {
    void stop() throws Exception;
  }

  /** Who answers. */
  @Param({"bare", "parsing", "endpoint"})
  private String server = "endpoint";

  private Stop stop = () -> {};
  private byte[] request = {};
  private @Nullable Wire wire;

  /** Start a server and connect to it. */
  @Setup
  public void start() throws Exception {
    URI address = server.equals("endpoint") ? endpoint() : bare(server.equals("parsing"));
    Wire fresh = Wire.to(address);
    request = fresh.framed(Talk.bytes(Talk.getRequest(address)));
    wire = fresh;
  }

  private URI endpoint() {
    ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start();
    stop = endpoint::close;
    return endpoint.address();
  }

  private URI bare(boolean parsing) throws Exception {
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty, 1, 1);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    jetty.setHandler(new Echo(Talk.bytes(Talk.get().response()), parsing));
    jetty.start();
    stop = jetty::stop;
    return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/wsman");
  }

  /** Disconnect and stop. */
  @TearDown
  public void disconnect() throws Exception {
    if (wire != null) {
      wire.close();
    }
    stop.stop();
  }

  /** One Get and its whole answer. */
  @Benchmark
  public Payload get() throws IOException {
    if (wire == null) {
      throw new IllegalStateException("not started");
    }
    Wire.Answer answer = wire.send(request);
    if (answer.status() != 200) {
      throw new IllegalStateException("HTTP status " + answer.status());
    }
    return answer.body();
  }

  /** Reads the request to its end and always says the same. */
  private static final class Echo extends Handler.Abstract {
    private final byte[] body;
    private final boolean parsing;

    Echo(byte[] body, boolean parsing) {
      this.body = body;
      this.parsing = parsing;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      try (var in = Content.Source.asInputStream(request)) {
        byte[] received = in.readAllBytes();
        if (parsing && SafeXml.parse(received).getDocumentElement() == null) {
          return false;
        }
      }
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/soap+xml;charset=UTF-8");
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
      response.write(true, ByteBuffer.wrap(body), callback);
      return true;
    }
  }
}
