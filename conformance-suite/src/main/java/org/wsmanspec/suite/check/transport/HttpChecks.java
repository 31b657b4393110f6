package org.wsmanspec.suite.check.transport;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** HTTP status, method and media type (DSP0226 13.1 and C.2, SOAP 1.2 part 2 section 7). */
public final class HttpChecks {

  private static final String MEDIA_TYPE = "DSP0226-transport-06";
  private static final String FAULT_STATUS = "DSP0226-transport-10";
  private static final String SUCCESS_STATUS = "DSP0226-transport-13";
  private static final String METHOD = "DSP0226-transport-12";
  private static final String CHALLENGE = "DSP0226-security-28";

  private static final Set<FaultSubcode> ABOUT_SIZE_OR_TYPE =
      Set.of(FaultSubcode.ENCODING_LIMIT, FaultSubcode.SCHEMA_VALIDATION_ERROR);

  private HttpChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "transport/reply-media-type", List.of(MEDIA_TYPE), HttpChecks::replyMediaType),
        Check.ofMessagesSent(
            "transport/request-media-type", List.of(MEDIA_TYPE), HttpChecks::requestMediaType),
        Check.ofReplies("transport/fault-status", List.of(FAULT_STATUS), HttpChecks::faultStatus),
        Check.ofReplies(
            "transport/success-status", List.of(SUCCESS_STATUS), HttpChecks::successStatus),
        Check.ofExchanges(
            "transport/empty-success", List.of(SUCCESS_STATUS), HttpChecks::emptySuccess),
        Check.ofReplies("transport/method", List.of(METHOD), HttpChecks::method),
        Check.ofExchanges("transport/challenge", List.of(CHALLENGE), HttpChecks::challenge));
  }

  private static void replyMediaType(Reply reply, FindingSink sink) {
    if (reply.exchange().lacks(Gap.RESPONSE_HEADERS)) {
      sink.unknown(MEDIA_TYPE, Gap.RESPONSE_HEADERS.text(), reply.place());
      return;
    }
    Optional<MediaType> type = reply.response().contentType();
    if (type.filter(t -> soap(t)).isPresent()) {
      sink.held(MEDIA_TYPE, reply.place());
    } else {
      sink.broken(
          MEDIA_TYPE,
          "Content-Type " + MediaType.SOAP,
          reply
              .response()
              .headers()
              .first("Content-Type")
              .map(t -> "Content-Type " + t)
              .orElse("no Content-Type"),
          reply.place(),
          "the body is a SOAP 1.2 envelope");
    }
  }

  private static boolean soap(MediaType type) {
    return type.type().equals(MediaType.SOAP) || type.type().startsWith("multipart/");
  }

  private static void requestMediaType(Asked asked, FindingSink sink) {
    Place place = asked.place();
    if (asked.exchange().lacks(Gap.REQUEST_HEADERS)) {
      sink.unknown(MEDIA_TYPE, Gap.REQUEST_HEADERS.text(), place);
    } else if (asked.postsSoap()) {
      sink.held(MEDIA_TYPE, place);
    } else {
      sink.broken(
          MEDIA_TYPE,
          "POST with Content-Type " + MediaType.SOAP,
          asked.request().method()
              + " with "
              + asked.request().headers().first("Content-Type").orElse("none"),
          place,
          "");
    }
  }

  private static void faultStatus(Reply reply, FindingSink sink) {
    if (!reply.isFault()) {
      return;
    }
    if (reply.exchange().lacks(Gap.STATUS) || reply.response().status() == 0) {
      sink.unknown(FAULT_STATUS, Gap.STATUS.text(), reply.place());
      return;
    }
    int status = reply.response().status();
    Fault fault = reply.fault().orElseThrow();
    Optional<FaultSubcode> subcode = fault.subcode().flatMap(FaultSubcode::of);
    boolean fitting =
        switch (status) {
          case 400, 500 -> true;
          case 401, 403 -> subcode.filter(FaultSubcode.ACCESS_DENIED::equals).isPresent();
          case 413, 414, 415 -> subcode.isEmpty() || ABOUT_SIZE_OR_TYPE.contains(subcode.get());
          default -> false;
        };
    String actual = "HTTP status " + status + " with " + fault.summary();
    boolean begun = status == 200 && chunked(reply.response());
    if (fitting) {
      sink.held(FAULT_STATUS, reply.place());
    } else if (begun) {
      sink.soft(
          FAULT_STATUS,
          "HTTP status 400 or 500",
          actual,
          reply.place(),
          "a chunked response that has begun can no longer change its status");
    } else if (status < 400 || status == 501 || status == 503) {
      sink.broken(
          FAULT_STATUS,
          "HTTP status 400 or 500",
          actual,
          reply.place(),
          "a client that goes by the status takes this fault for something else");
    } else {
      sink.soft(
          FAULT_STATUS,
          "HTTP status 400 or 500",
          actual,
          reply.place(),
          "still an error status, so no client is misled");
    }
  }

  private static boolean chunked(Response response) {
    return response
        .headers()
        .first("Transfer-Encoding")
        .filter(t -> t.equalsIgnoreCase("chunked"))
        .isPresent();
  }

  private static void successStatus(Reply reply, FindingSink sink) {
    if (reply.isFault()) {
      return;
    }
    int status = reply.response().status();
    if (reply.exchange().lacks(Gap.STATUS) || reply.response().status() == 0) {
      sink.unknown(SUCCESS_STATUS, Gap.STATUS.text(), reply.place());
    } else if (status == 200) {
      sink.held(SUCCESS_STATUS, reply.place());
    } else {
      sink.broken(
          SUCCESS_STATUS,
          "HTTP status 200",
          "HTTP status " + status + " with a response envelope",
          reply.place(),
          "");
    }
  }

  private static void emptySuccess(Exchange exchange, FindingSink sink) {
    boolean awaits =
        Asked.of(exchange)
            .filter(Asked::readable)
            .flatMap(a -> a.only(Names.WSA_REPLY_TO))
            .map(EndpointReference::in)
            .flatMap(EndpointReference::address)
            .filter(Uris.ANONYMOUS::equals)
            .isPresent();
    Optional<Response> bare =
        exchange
            .response()
            .filter(r -> r.status() >= 200 && r.status() < 300)
            .filter(r -> r.body().isEmpty() || isNoSoap(exchange, r));
    if (awaits && bare.isPresent() && exchange.trouble().isEmpty()) {
      sink.broken(
          SUCCESS_STATUS,
          "a response envelope",
          "HTTP status "
              + bare.get().status()
              + (bare.get().body().isEmpty() ? " and no body" : " and " + type(bare.get())),
          Place.response(exchange),
          "the request asked for the reply on its own connection");
    }
  }

  /** Whether an answer neither is SOAP nor says so, such as the page of a web server. */
  private static boolean isNoSoap(Exchange exchange, Response response) {
    return !exchange.lacks(Gap.RESPONSE_HEADERS)
        && response.contentType().filter(t -> !soap(t)).isPresent()
        && response.envelope().filter(Envelope::isSoap12).isEmpty();
  }

  private static String type(Response response) {
    return "a body of " + response.contentType().map(MediaType::type).orElse("no type");
  }

  private static void method(Reply reply, FindingSink sink) {
    String method = reply.exchange().request().map(r -> r.method()).orElse("");
    if (method.isEmpty() || method.equals("POST")) {
      return;
    }
    if (reply.isFault()) {
      sink.held(METHOD, reply.place());
    } else {
      sink.broken(
          METHOD,
          "a refusal, since the method is " + method,
          "a successful WS-Management answer",
          reply.place(),
          "");
    }
  }

  private static void challenge(Exchange exchange, FindingSink sink) {
    Optional<Response> refused = exchange.response().filter(r -> r.status() == 401);
    if (refused.isEmpty()) {
      return;
    }
    Place place = Place.response(exchange);
    if (exchange.lacks(Gap.RESPONSE_HEADERS)) {
      sink.unknown(CHALLENGE, Gap.RESPONSE_HEADERS.text(), place);
    } else if (refused.get().headers().first("WWW-Authenticate").isPresent()) {
      sink.held(CHALLENGE, place);
    } else {
      sink.broken(
          CHALLENGE,
          "header WWW-Authenticate with the schemes to choose from",
          "HTTP status 401 without it",
          place,
          "");
    }
  }
}
