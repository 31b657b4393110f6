package org.wsmanspec.mock.personality.behavior;

import java.util.List;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.sldc.Sldc;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;

/** Compresses what is to be compressed, and gets it wrong (MS-WSMV 2.2.9.2, 3.1.4.1.30.1). */
final class BadCompression implements Misbehavior {

  private static final String FIELD = "Content-Encoding";

  /** What is wrong. */
  enum Fault {
    /** The length behind the data is one too many. */
    LENGTH,
    /** Nobody is told. */
    UNTOLD
  }

  private final Fault fault;

  BadCompression(Fault fault) {
    this.fault = fault;
  }

  @Override
  public List<Outgoing> deliver(Outgoing message) {
    if (message.headers().first(FIELD).isEmpty() || message.kind() == Outgoing.Kind.HEARTBEAT) {
      return List.of(message);
    }
    byte[] compressed = Sldc.compress(message.body());
    if (fault == Fault.LENGTH) {
      compressed[compressed.length - Integer.BYTES]++;
      return List.of(message.with(message.headers(), compressed).unheeded());
    }
    HttpHeaders untold =
        new HttpHeaders(
            message.headers().fields().stream()
                .filter(f -> !f.name().equalsIgnoreCase(FIELD))
                .toList());
    return List.of(message.with(untold, compressed).unheeded());
  }
}
