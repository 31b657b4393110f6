package org.wsmanspec.suite;

import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;

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
    Optional<String> unreadable = unreadable(exchange.response().get());
    if (unreadable.isPresent()) {
      return unreadable;
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

  /**
   * Answers that are no SOAP 1.2, or none in our namespaces, which other requirements are about.
   */
  private static Optional<String> unreadable(Response response) {
    boolean soap =
        response.contentType().filter(t -> t.type().equals(MediaType.SOAP)).isPresent()
            && !response.body().isEmpty();
    if (!soap) {
      return Optional.empty();
    }
    Optional<Envelope> envelope = response.envelope().filter(Envelope::isSoap12);
    if (envelope.isEmpty()) {
      return Optional.of("the answer could not be read, which is judged by itself");
    }
    return envelope
        .flatMap(Envelope::bodyChild)
        .map(b -> Dom.name(b).getNamespaceURI())
        .filter(uri -> uri.startsWith("https://"))
        .filter(uri -> Namespaces.byPrefix().containsValue(uri.replaceFirst("https", "http")))
        .map(uri -> "the answer is in a wrong namespace, which is judged by itself: " + uri);
  }
}
