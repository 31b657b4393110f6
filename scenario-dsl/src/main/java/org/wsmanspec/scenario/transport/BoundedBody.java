package org.wsmanspec.scenario.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Payload;

/**
 * A body read up to a bound, with all that came even if it ended badly.
 *
 * @param payload the octets
 * @param cut whether there were more than the bound
 * @param problem what ended the reading too early
 */
record BoundedBody(Payload payload, boolean cut, Optional<IOException> problem) {

  /** No body. */
  static final BoundedBody NOTHING = new BoundedBody(Payload.EMPTY, false, Optional.empty());

  /** Nothing could be read. */
  static BoundedBody broken(IOException problem) {
    return new BoundedBody(Payload.EMPTY, false, Optional.of(problem));
  }

  byte[] bytes() {
    return payload.bytes();
  }

  static BoundedBody read(InputStream in, int bound) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      while (true) {
        int count = in.read(buffer);
        if (count < 0) {
          return of(kept, false, null);
        }
        int room = bound - kept.size();
        kept.write(buffer, 0, Math.min(count, room));
        if (count > room) {
          return of(kept, true, null);
        }
      }
    } catch (IOException e) {
      return of(kept, false, e);
    }
  }

  private static BoundedBody of(
      ByteArrayOutputStream kept, boolean cut, @Nullable IOException problem) {
    return new BoundedBody(
        Payload.of(kept.toByteArray(), Optional.empty()), cut, Optional.ofNullable(problem));
  }
}
