package org.wsmanspec.scenario.transport;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Notes every request as HttpClient puts it on the wire, handshake legs included. */
final class RecordingExecutor extends HttpRequestExecutor {

  private final ConnectionNumbers numbers;
  private final AtomicReference<@Nullable HttpClientConnection> last = new AtomicReference<>();

  RecordingExecutor(ConnectionNumbers numbers) {
    this.numbers = numbers;
  }

  /** The connection that was used last. */
  @Nullable HttpClientConnection lastConnection() {
    return last.get();
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback callback,
      HttpContext context)
      throws IOException, HttpException {
    last.set(connection);
    Recording recording = (Recording) context.getAttribute(Recording.ATTRIBUTE);
    recording.leg(numbers.of(connection), Recording.headers(request.getHeaders()));
    ClassicHttpResponse response = super.execute(request, connection, callback, context);
    recording.byteCame();
    return response;
  }
}
