package org.wsmanspec.suite.probe;

import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;

/** How an endpoint receives a probe. */
public enum Standing {
  /** It answers. */
  OPEN,
  /** It lets nobody in, or not with these credentials. */
  LOCKED,
  /** What answers there does not speak WS-Management. */
  FOREIGN,
  /** It takes requests and does not answer. */
  MUTE;

  /** So many answers of another kind are enough to tell. */
  private static final int ENOUGH = 3;

  static Standing of(Conversation soFar) {
    var exchanges = soFar.exchanges();
    if (exchanges.isEmpty()) {
      return OPEN;
    }
    if (exchanges.size() >= 2 && exchanges.stream().allMatch(e -> e.response().isEmpty())) {
      return MUTE;
    }
    Optional<Exchange> entered =
        exchanges.stream()
            .filter(
                e ->
                    e.step()
                        .filter(
                            s ->
                                !s.scenario().equals(Discovery.ANONYMOUS)
                                    && !s.scenario().equals(Discovery.MARKED)
                                    && !s.scenario().equals(ProbePlan.NO_CREDENTIALS))
                        .isPresent())
            .findFirst();
    if (entered.filter(Standing::refused).isPresent()) {
      return LOCKED;
    }
    boolean soap =
        exchanges.stream()
            .anyMatch(e -> e.responseEnvelope().filter(Envelope::isSoap12).isPresent());
    return !soap && exchanges.stream().filter(e -> !refused(e)).count() >= ENOUGH ? FOREIGN : OPEN;
  }

  private static boolean refused(Exchange exchange) {
    return exchange
        .response()
        .filter(r -> (r.status() == 401 || r.status() == 403) && r.envelope().isEmpty())
        .isPresent();
  }
}
