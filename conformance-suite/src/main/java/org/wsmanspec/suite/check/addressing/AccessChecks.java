package org.wsmanspec.suite.check.addressing;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Request;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Who is served without credentials under an address that ends in /wsman (DSP0226 5.3). */
public final class AccessChecks {

  private static final String UNAUTHENTICATED = "DSP0226-addressing-76";

  private AccessChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of(
            "addressing/unauthenticated-access",
            List.of(UNAUTHENTICATED),
            AccessChecks::unauthenticated));
  }

  private static void unauthenticated(Conversation conversation, FindingSink sink) {
    // Some schemes authenticate a connection and not each request.
    Set<Integer> known = new HashSet<>();
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Request> request = exchange.request();
      if (exchange.role() != Exchange.Role.OPERATION
          || request.isEmpty()
          || exchange.lacks(Gap.REQUEST_HEADERS)
          || exchange.lacks(Gap.CONNECTIONS)
          || exchange.connection() == 0
          || !plainWsman(request.get().target())) {
        continue;
      }
      if (request.get().headers().first("Authorization").isPresent()) {
        known.add(exchange.connection());
      } else if (!known.contains(exchange.connection())) {
        Reply.of(exchange).filter(r -> !r.identifies()).ifPresent(r -> served(r, sink));
        if (exchange.response().filter(r -> r.status() == 401).isPresent()) {
          sink.held(UNAUTHENTICATED, org.wsmanspec.suite.check.Place.response(exchange));
        }
      }
    }
  }

  private static void served(Reply reply, FindingSink sink) {
    if (!reply.isFault() && reply.toReadable()) {
      sink.broken(
          UNAUTHENTICATED,
          "HTTP status 401",
          "a success without credentials",
          reply.place(),
          "other requests to this endpoint need credentials, so an address that ends in /wsman-anon"
              + " is the place for what does not");
    }
  }

  /** Whether a request went to such an address over plain HTTP; TLS may have its own identities. */
  private static boolean plainWsman(String target) {
    try {
      URI uri = URI.create(target);
      String path = String.valueOf(uri.getPath()).replaceFirst("/+$", "");
      return "http".equals(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
          && path.toLowerCase(Locale.ROOT).endsWith("/wsman");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
