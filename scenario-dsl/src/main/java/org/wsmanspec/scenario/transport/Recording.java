package org.wsmanspec.scenario.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Timing;

/** What is noted down while one exchange goes on; written by the sending thread only. */
final class Recording {

  /** Name under which the exchange's context carries its recording. */
  static final String ATTRIBUTE = "wsmanspec.recording";

  private final Clock clock;
  private Instant sent;
  private long sentNanos;
  private long firstByteNanos;

  Troubles.Phase phase = Troubles.Phase.CONNECTING;
  int connection;
  int legs;
  @Nullable HttpHeaders requestHeaders;

  Recording(Clock clock) {
    this.clock = clock;
    this.sent = clock.instant();
    this.sentNanos = System.nanoTime();
  }

  /** A request, or another leg of an authentication handshake, begins. */
  void leg(int number, HttpHeaders headers) {
    phase = Troubles.Phase.EXCHANGING;
    legs++;
    connection = number;
    requestHeaders = headers;
    firstByteNanos = 0;
    sent = clock.instant();
    sentNanos = System.nanoTime();
  }

  /** An octet of the answer came; only the first counts. */
  void byteCame() {
    if (firstByteNanos == 0) {
      firstByteNanos = Math.max(1, System.nanoTime() - sentNanos);
    }
  }

  Timing timing() {
    return new Timing(
        sent, Duration.ofNanos(firstByteNanos), Duration.ofNanos(System.nanoTime() - sentNanos));
  }

  Optional<HttpHeaders> sentHeaders() {
    return Optional.ofNullable(requestHeaders);
  }

  static HttpHeaders headers(Header[] headers) {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    for (Header header : headers) {
      String value = header.getValue() == null ? "" : header.getValue().strip();
      fields.add(new HttpHeaders.Field(header.getName(), value));
    }
    return new HttpHeaders(fields).withoutCredentials();
  }
}
