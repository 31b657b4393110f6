package org.wsmanspec.mock.eventing;

import java.time.Duration;

/**
 * What subscribers may cost the endpoint.
 *
 * @param openSubscriptions subscriptions open at a time
 * @param waitingEvents events of one subscription that may wait for their delivery; what comes then
 *     is dropped, and the subscriber told
 * @param keptEvents how many of its latest events a source keeps for bookmarks
 * @param waitingPulls requests that may wait for an event at a time, each on a thread of its own
 * @param usualExpires how long a subscription lives where the subscriber states no expiration
 * @param longestExpires the longest expiration that is granted
 */
public record EventLimits(
    int openSubscriptions,
    int waitingEvents,
    int keptEvents,
    int waitingPulls,
    Duration usualExpires,
    Duration longestExpires) {

  /** Bounds that fit a test host. */
  public static final EventLimits DEFAULT =
      new EventLimits(10_000, 10_000, 1_000, 40, Duration.ofMinutes(10), Duration.ofDays(1));

  /** The same with other bounds on numbers. */
  public EventLimits with(int open, int waiting, int kept) {
    return new EventLimits(open, waiting, kept, waitingPulls, usualExpires, longestExpires);
  }

  /** The same with another number of requests that wait for an event. */
  public EventLimits withWaitingPulls(int value) {
    return new EventLimits(
        openSubscriptions, waitingEvents, keptEvents, value, usualExpires, longestExpires);
  }
}
