package org.wsmanspec.scenario.expect;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.UnreadableMessageException;

/** What kept the harness from seeing an answer, and is no fault of the endpoint. */
public final class OwnLimits {

  /** A shorter wait of the harness does not show that an endpoint stays silent. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private OwnLimits() {}

  /**
   * Why nothing can be concluded from an exchange that lacks a readable answer, a clause without
   * full stop; empty if something can.
   */
  public static Optional<String> reason(Exchange exchange) {
    if (exchange.responseEnvelope().isPresent()) {
      return Optional.empty();
    }
    return trouble(exchange).or(() -> exchange.response().flatMap(OwnLimits::unread));
  }

  private static Optional<String> trouble(Exchange exchange) {
    Optional<Trouble> trouble = exchange.trouble();
    boolean impatient = exchange.timing().map(t -> t.total().compareTo(PATIENCE) < 0).orElse(false);
    return trouble.flatMap(
        t ->
            switch (t.kind()) {
              case TOO_LARGE -> Optional.of(t.text());
              case TIMEOUT ->
                  impatient
                      ? Optional.of(t.text() + ", which is too short a wait to call it silence")
                      : Optional.empty();
              default -> Optional.empty();
            });
  }

  /** A body that is there and was not read. */
  public static Optional<String> unread(Response response) {
    if (response.body().isEmpty()) {
      return Optional.empty();
    }
    return coding(response)
        .map(c -> "the body has Content-Encoding " + c + ", which is allowed and not undone here")
        .or(
            () ->
                response
                    .body()
                    .problem()
                    .filter(p -> p.kind() == UnreadableMessageException.Kind.LIMIT)
                    .map(p -> String.valueOf(p.getMessage())));
  }

  /** RFC 9110 12.5.3: who sends no Accept-Encoding, as the harness does, accepts any coding. */
  private static Optional<String> coding(Response response) {
    return response
        .headers()
        .first("Content-Encoding")
        .map(c -> c.strip().toLowerCase(Locale.ROOT))
        .filter(c -> !c.isEmpty() && !c.equals("identity"))
        .filter(c -> response.body().envelope().isEmpty());
  }
}
