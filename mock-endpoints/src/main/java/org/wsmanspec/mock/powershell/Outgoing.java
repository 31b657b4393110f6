package org.wsmanspec.mock.powershell;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.PsrpLimits;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.shell.ShellPort;

/** Cuts messages to the client into fragments and numbers them for a pool and its pipelines. */
final class Outgoing {

  static final UUID NO_POOL = new UUID(0, 0);

  /** Octets of an envelope that are not base64. */
  private static final int ENVELOPE = 3000;

  private static final int SMALLEST = 256;

  private final Fragmenter fragmenter = new Fragmenter();
  private final int maxBlob;

  /** For clients that take envelopes up to a size. */
  Outgoing(int maximumEnvelope) {
    int room =
        (int) Math.min(PsrpLimits.BLOB_OF_THE_DOCUMENT, (maximumEnvelope - ENVELOPE) / 4L * 3);
    this.maxBlob = Math.max(SMALLEST, room - Fragment.HEADER);
  }

  /** The octets of each fragment of a message. */
  synchronized List<byte[]> fragments(UUID pool, Optional<UUID> pipeline, PsrpPayload payload) {
    PsrpMessage message = PsrpMessage.of(Destination.CLIENT, pool, pipeline, payload);
    return fragmenter.split(message, maxBlob).stream()
        .map(f -> Fragment.encode(List.of(f)))
        .toList();
  }

  /** Sends a message. */
  void send(ShellPort port, UUID pool, Optional<UUID> pipeline, PsrpPayload payload) {
    for (byte[] fragment : fragments(pool, pipeline, payload)) {
      port.write(Shells.STDOUT, fragment);
    }
  }
}
