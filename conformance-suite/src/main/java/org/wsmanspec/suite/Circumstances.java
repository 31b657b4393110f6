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
          FaultSubcode.ENUMERATION_TIMED_OUT,
          FaultSubcode.QUOTA_LIMIT,
          FaultSubcode.TIMED_OUT);

  /** What a request gets that names something the endpoint does not have. */
  private static final Set<FaultSubcode> NOT_THERE =
      Set.of(
          FaultSubcode.DESTINATION_UNREACHABLE,
          FaultSubcode.INVALID_PARAMETER,
          FaultSubcode.INVALID_SELECTORS);

  private static final Set<Integer> STATUSES =
      Set.of(401, 403, 407, 411, 413, 415, 429, 502, 503, 504);

  private Circumstances() {}

  /**
   * What excuses an endpoint that did not do as expected; empty if nothing shows.
   *
   * @param proven whether the scenario has met with success before, so that what the target file
   *     describes is there
   */
  static Optional<String> excuse(Exchange exchange, boolean proven) {
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
          .flatMap(s -> excuse(s, proven))
          .map(why -> why + fault.get().summary());
    }
    return exchange
        .response()
        .map(Response::status)
        .filter(STATUSES::contains)
        .map(s -> "HTTP status " + s + " is a refusal before the request was looked at");
  }

  private static Optional<String> excuse(FaultSubcode subcode, boolean proven) {
    if (FAULTS.contains(subcode)) {
      return Optional.of("the endpoint refused for reasons of its own: ");
    }
    return proven || !NOT_THERE.contains(subcode)
        ? Optional.empty()
        : Optional.of("the target file may describe what is not there: ");
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
