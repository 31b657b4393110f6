package org.wsmanspec.mock.eventing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.wsmanspec.message.EndpointReference;

/**
 * What a subscriber and the source have agreed on about delivery (DSP0226 10.2).
 *
 * @param id the subscription's identifier, a URI
 * @param mode how events get to the subscriber
 * @param notifyTo where events go; empty in pull mode only
 * @param endTo where SubscriptionEnd goes; empty if nobody wants it
 * @param heartbeats the time in which some message must go out; empty for no heartbeats
 * @param bookmarks writes the bookmark of each message; empty if none are wanted
 * @param retry what the subscriber wants done about a sink that cannot be reached; empty leaves it
 *     to the source
 * @param maxElements events in a batch at most; empty for as many as there are
 * @param maxTime how long a batch may wait for more; empty for not at all
 * @param maxEnvelope the largest message; empty for no bound of the subscriber's
 * @param locale language tag of texts; empty for the source's own
 * @param encoding of messages: UTF-8, or UTF-16 with a byte-order mark
 * @param profile URI of the security profile of the delivery; empty for whatever the sink demands
 * @param credentials for the sink, if it wants any
 * @param manager the subscription manager's EPR, for SubscriptionEnd
 */
public record Terms(
    String id,
    DeliveryMode mode,
    Optional<EndpointReference> notifyTo,
    Optional<EndpointReference> endTo,
    Optional<Duration> heartbeats,
    Optional<Bookmarks> bookmarks,
    Optional<RetryPolicy> retry,
    OptionalInt maxElements,
    Optional<Duration> maxTime,
    Optional<MaxEnvelope> maxEnvelope,
    Optional<String> locale,
    Charset encoding,
    Optional<String> profile,
    Optional<Credentials> credentials,
    EndpointReference manager) {

  /** The least of terms: UTF-8, and nothing that need not be said. */
  public static Terms of(
      String id,
      DeliveryMode mode,
      Optional<EndpointReference> notifyTo,
      EndpointReference manager) {
    return new Terms(
        id,
        mode,
        notifyTo,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        StandardCharsets.UTF_8,
        Optional.empty(),
        Optional.empty(),
        manager);
  }
}
