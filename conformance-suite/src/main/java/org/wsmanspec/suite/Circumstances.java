package org.wsmanspec.suite;

import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.FaultSubcode;

/** Answers that tell of the circumstances of a request, and not of how it is understood. */
final class Circumstances {

  /** Rights, load and availability: the same request may succeed tomorrow, or for another user. */
  private static final Set<FaultSubcode> FAULTS =
      Set.of(
          FaultSubcode.ACCESS_DENIED,
          FaultSubcode.CONCURRENCY,
          FaultSubcode.ENDPOINT_UNAVAILABLE,
          FaultSubcode.QUOTA_LIMIT,
          FaultSubcode.TIMED_OUT);

  private static final Set<Integer> STATUSES = Set.of(401, 403, 407, 429, 502, 503, 504);

  private Circumstances() {}

  /** What excuses an endpoint that did not do as expected; empty if nothing shows. */
  static Optional<String> excuse(Exchange exchange) {
    if (exchange.response().isEmpty()) {
      return Optional.of(
          "there was no answer, which is judged by itself"
              + exchange.trouble().map(t -> ": " + t.text()).orElse(""));
    }
    Optional<Fault> fault = exchange.fault();
    if (fault.isPresent()) {
      return fault
          .get()
          .subcode()
          .flatMap(FaultSubcode::of)
          .filter(FAULTS::contains)
          .map(s -> "the endpoint refused for reasons of its own: " + fault.get().summary());
    }
    return exchange
        .response()
        .map(Response::status)
        .filter(STATUSES::contains)
        .map(s -> "HTTP status " + s + " tells of the circumstances, not of the request");
  }
}
