package org.wsmanspec.suite.check.addressing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** Who is served without credentials, and who is asked for them (DSP0226 5.3). */
public final class AccessChecks {

  private static final String UNAUTHENTICATED = "DSP0226-addressing-76";
  private static final String ANONYMOUS = "DSP0226-addressing-77";

  private static final Pattern TARGET =
      Pattern.compile("(?:https?://[^/?#]*)?([^?#]*?)/*(?:[?#].*)?");

  private AccessChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of(
            "addressing/unauthenticated-access",
            List.of(UNAUTHENTICATED),
            AccessChecks::unauthenticated),
        Check.ofExchanges(
            "addressing/anonymous-access", List.of(ANONYMOUS), AccessChecks::anonymous));
  }

  private static void anonymous(Exchange exchange, FindingSink sink) {
    boolean there =
        exchange.request().map(r -> path(r.target())).filter(AccessChecks::isAnonymous).isPresent();
    int status = exchange.response().map(r -> r.status()).orElse(0);
    if (there && status == 401) {
      sink.broken(
          ANONYMOUS,
          "an answer without authentication",
          "HTTP status 401",
          Place.response(exchange),
          "the endpoint claims that it offers an address for anonymous access");
    } else if (there && exchange.responseEnvelope().isPresent()) {
      sink.held(ANONYMOUS, Place.response(exchange));
    }
  }

  private static boolean isAnonymous(String path) {
    return path.endsWith("/wsman-anon") || path.contains("/wsman-anon/");
  }

  private static void unauthenticated(Conversation conversation, FindingSink sink) {
    List<Exchange> all =
        conversation.exchanges().stream().filter(AccessChecks::isPlainWsman).toList();
    boolean guarded =
        conversation.declaration().claims("authentication")
            || all.stream().anyMatch(AccessChecks::refused);
    // Some schemes authenticate a connection and not each request.
    Set<Integer> known = new HashSet<>();
    for (Exchange exchange : all) {
      boolean credentials =
          exchange.request().flatMap(r -> r.headers().first("Authorization")).isPresent();
      if (credentials) {
        known.add(exchange.connection());
      } else if (refused(exchange)) {
        sink.held(UNAUTHENTICATED, Place.response(exchange));
      } else if (guarded && !known.contains(exchange.connection())) {
        Reply.of(exchange).filter(r -> !r.identifies()).ifPresent(r -> served(r, sink));
      }
    }
  }

  private static boolean refused(Exchange exchange) {
    return exchange.response().filter(r -> r.status() == 401).isPresent();
  }

  private static void served(Reply reply, FindingSink sink) {
    if (!reply.isFault() && reply.toReadable()) {
      sink.broken(
          UNAUTHENTICATED,
          "HTTP status 401",
          "a success without credentials",
          reply.place(),
          "this endpoint asks for credentials at other times; an address that ends in /wsman-anon is"
              + " the place for what needs none");
    }
  }

  /** Whether a request went to such an address over plain HTTP; TLS may have its own identities. */
  private static boolean isPlainWsman(Exchange exchange) {
    String target = exchange.request().map(r -> r.target()).orElse("");
    return exchange.role() == Exchange.Role.OPERATION
        && !exchange.lacks(Gap.REQUEST_HEADERS)
        && !exchange.lacks(Gap.CONNECTIONS)
        && exchange.connection() != 0
        && target.toLowerCase(Locale.ROOT).startsWith("http:")
        && path(target).endsWith("/wsman");
  }

  /** The path of a request target, in lower case and without slashes at its end. */
  private static String path(String target) {
    Matcher parts = TARGET.matcher(target.toLowerCase(Locale.ROOT));
    return parts.matches() ? parts.group(1) : "";
  }
}
