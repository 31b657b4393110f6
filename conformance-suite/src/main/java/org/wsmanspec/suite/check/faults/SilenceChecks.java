package org.wsmanspec.suite.check.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.expect.OwnLimits;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;

/** Requests that get no answer, or no more than a bare HTTP status (DSP0226 13.2, 14.4). */
public final class SilenceChecks {

  private static final String ANSWERED = "DSP0226-faults-14";
  private static final String COMPLETE = "DSP0226-faults-01";

  private static final Duration RIGHT_AFTER = Duration.ofSeconds(5);

  /** What a service may say without SOAP for reasons of its own. */
  private static final Set<Integer> TRANSPORT_MATTERS =
      Set.of(401, 403, 404, 405, 407, 408, 411, 413, 414, 415, 417, 426, 429, 431, 501, 503);

  private SilenceChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("faults/answered", List.of(ANSWERED), SilenceChecks::answered),
        Check.of("faults/bare-status", List.of(COMPLETE), SilenceChecks::bare));
  }

  private static void answered(Conversation conversation, FindingSink sink) {
    List<Instant> refusals =
        conversation.exchanges().stream()
            .filter(e -> e.trouble().filter(t -> t.kind() == Trouble.Kind.UNREACHABLE).isPresent())
            .flatMap(e -> e.timing().stream())
            .map(Timing::sent)
            .toList();
    conversation.exchanges().stream()
        .filter(e -> e.role() == Exchange.Role.OPERATION)
        .forEach(e -> answered(e, refusals, sink));
  }

  private static void answered(Exchange exchange, List<Instant> refusals, FindingSink sink) {
    Place place = Place.response(exchange);
    Optional<Trouble> trouble = exchange.trouble();
    if (trouble.isEmpty()) {
      if (exchange.response().isPresent()) {
        sink.held(ANSWERED, place);
      }
      return;
    }
    String text = trouble.get().text();
    Optional<Asked> asked =
        Asked.of(exchange).filter(a -> a.readable() || a.envelope().isIdentify());
    switch (trouble.get().kind()) {
      case UNREACHABLE, TLS, TOO_LARGE -> sink.unknown(ANSWERED, text, place);
      case TIMEOUT -> {
        if (asked.isEmpty()) {
          sink.unknown(ANSWERED, "the request was not one that must be answered", place);
        } else if (waited(exchange).compareTo(OwnLimits.PATIENCE) < 0
            || expectsWaiting(asked.get())) {
          sink.soft(
              ANSWERED,
              "a response or a fault",
              text,
              place,
              "the harness did not wait long enough to call this silence");
        } else {
          sink.broken(ANSWERED, "a response or a fault", text, place, "the request hangs");
        }
      }
      case CONNECTION_LOST, MALFORMED_HTTP -> {
        if (asked.isEmpty()) {
          sink.unknown(ANSWERED, "the request was not one that must be answered", place);
        } else if (goneThen(exchange, refusals)) {
          sink.unknown(
              ANSWERED,
              "the service accepted no connections right after: it was stopped, or this request"
                  + " stopped it",
              place);
        } else if (status(exchange) >= 400) {
          // A server that refuses before it has read the body and closes loses the rest of its
          // answer; the status is what it had to say.
          sink.remark(
              ANSWERED, "the answer broke off after HTTP status " + status(exchange), place);
        } else if (chunked(exchange)) {
          sink.soft(
              ANSWERED,
              "an HTTP response",
              text,
              place,
              "a chunked request may be refused; closing the connection says so badly");
        } else {
          sink.broken(
              ANSWERED,
              "an HTTP response to a well-formed request",
              text,
              place,
              "the service, or something before it, gave up on this request");
        }
      }
    }
  }

  private static boolean chunked(Exchange exchange) {
    return exchange
        .request()
        .map(Request::headers)
        .flatMap(h -> h.first("Transfer-Encoding"))
        .isPresent();
  }

  /** Whether the service was gone when it was asked for the next time. */
  private static boolean goneThen(Exchange exchange, List<Instant> refusals) {
    return exchange
        .timing()
        .map(t -> t.sent().plus(t.total()))
        .filter(
            end ->
                refusals.stream()
                    .anyMatch(r -> !r.isBefore(end) && r.isBefore(end.plus(RIGHT_AFTER))))
        .isPresent();
  }

  private static Duration waited(Exchange exchange) {
    return exchange.timing().map(t -> t.total()).orElse(Duration.ZERO);
  }

  /** Whether the request itself allows for as long as the harness waited. */
  private static boolean expectsWaiting(Asked asked) {
    Duration waited = waited(asked.exchange());
    return Waits.of(asked).filter(w -> w.compareTo(waited.minusSeconds(5)) > 0).isPresent();
  }

  private static void bare(Conversation conversation, FindingSink sink) {
    List<Exchange> bare = new ArrayList<>();
    boolean faultsElsewhere = false;
    Set<String> served = served(conversation);
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() != Exchange.Role.OPERATION) {
        continue;
      }
      if (exchange.fault().isPresent()) {
        faultsElsewhere = true;
        sink.held(COMPLETE, Place.response(exchange));
      } else if (isBare(exchange)
          && exchange.request().map(Request::target).filter(served::contains).isPresent()) {
        bare.add(exchange);
      }
    }
    if (bare.size() > 1 && faultsElsewhere) {
      Exchange last = bare.get(bare.size() - 1);
      sink.broken(
          COMPLETE,
          "a SOAP fault",
          "HTTP status " + status(last) + " without one, " + bare.size() + " times",
          Place.response(last),
          "a bare status is excused once, or where the request could not be read; elsewhere this"
              + " endpoint sends complete faults");
    } else if (!bare.isEmpty()) {
      sink.remark(
          COMPLETE,
          "a request was refused with an HTTP status and no SOAP fault",
          Place.response(bare.get(0)));
    }
  }

  /** Where SOAP was spoken: what is at other paths is no business of the service. */
  private static Set<String> served(Conversation conversation) {
    return conversation.exchanges().stream()
        .filter(e -> e.responseEnvelope().isPresent())
        .flatMap(e -> e.request().stream())
        .map(Request::target)
        .collect(Collectors.toSet());
  }

  /**
   * Whether a request that could be read was refused with an HTTP status and nothing else, for no
   * reason of HTTP's own. Where the request is not in UTF-8, nobody can say that it could be read.
   */
  public static boolean isBare(Exchange exchange) {
    return status(exchange) >= 400
        && asSoap(exchange)
        && !TRANSPORT_MATTERS.contains(status(exchange))
        && !chunked(exchange)
        && exchange.responseEnvelope().isEmpty()
        && !exchange.lacks(Gap.STATUS)
        && Asked.of(exchange).filter(Asked::readable).filter(Asked::inUtf8).isPresent();
  }

  /** Whether the request said that it is SOAP; what does not is none of the service's business. */
  private static boolean asSoap(Exchange exchange) {
    return exchange.lacks(Gap.REQUEST_HEADERS)
        || exchange
            .request()
            .flatMap(Request::contentType)
            .filter(t -> t.type().equals(MediaType.SOAP))
            .isPresent();
  }

  private static int status(Exchange exchange) {
    return exchange.response().map(r -> r.status()).orElse(0);
  }
}
