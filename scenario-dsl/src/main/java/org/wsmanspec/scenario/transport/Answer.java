package org.wsmanspec.scenario.transport;

import java.util.Optional;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Trouble;

/** What came back, and what went wrong; both may be there. */
record Answer(Optional<Response> response, Optional<Trouble> trouble) {

  static Answer none(Trouble trouble) {
    return new Answer(Optional.empty(), Optional.of(trouble));
  }
}
