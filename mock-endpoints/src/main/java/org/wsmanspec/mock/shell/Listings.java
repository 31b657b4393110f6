package org.wsmanspec.mock.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.soap.SoapFaultException;

/** Enumerations of shells and commands between Enumerate and their last Pull. Thread-safe. */
final class Listings {

  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final int MAXIMUM = 256;

  private final Clock clock;
  private final Map<String, Listing> open = new LinkedHashMap<>();

  /** What is left of one. */
  static final class Listing {
    final String principal;
    final Deque<Element> items;
    private Instant used;

    Listing(String principal, List<Element> items, Instant used) {
      this.principal = principal;
      this.items = new ArrayDeque<>(items);
      this.used = used;
    }
  }

  Listings(Clock clock) {
    this.clock = clock;
  }

  Listing create(String principal, List<Element> items) {
    return new Listing(principal, items, clock.instant());
  }

  /** Keeps one for Pull and returns its context. */
  synchronized String keep(Listing listing) {
    if (open.size() >= MAXIMUM) {
      throw SoapFaultException.of(
          FaultSubcode.QUOTA_LIMIT, "There are " + MAXIMUM + " enumerations of shells already");
    }
    String context = "uuid:" + UUID.randomUUID();
    open.put(context, listing);
    return context;
  }

  /**
   * The listing of a context.
   *
   * @throws SoapFaultException InvalidEnumerationContext
   */
  synchronized Listing find(String context, String principal) {
    Listing listing =
        Optional.ofNullable(open.get(context))
            .filter(l -> l.principal.equals(principal))
            .orElseThrow(
                () ->
                    SoapFaultException.of(
                        FaultSubcode.INVALID_ENUMERATION_CONTEXT,
                        "There is no such enumeration of shells"));
    listing.used = clock.instant();
    return listing;
  }

  synchronized void end(String context) {
    open.remove(context);
  }

  synchronized void sweep() {
    Instant limit = clock.instant().minus(IDLE);
    open.values().removeIf(l -> l.used.isBefore(limit));
  }
}
