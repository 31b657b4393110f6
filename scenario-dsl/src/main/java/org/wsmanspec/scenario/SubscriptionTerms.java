package org.wsmanspec.scenario;

import java.util.Optional;
import org.wsmanspec.scenario.sink.SinkAnswer;

/**
 * What a Subscribe asks for (DSP0226 10.2, WS-Eventing 2004/08).
 *
 * @param mode wse:Delivery/@Mode: {@code push}, {@code pushWithAck}, {@code events}, {@code pull},
 *     a URI, or {@code none} to leave the attribute out; empty: push
 * @param filter wsman:Filter or wse:Filter
 * @param expires wse:Expires
 * @param heartbeats wsman:Heartbeats, an xs:duration
 * @param connectionRetry wsman:ConnectionRetry
 * @param maxElements wsman:MaxElements of a batch
 * @param maxTime wsman:MaxTime of a batch, an xs:duration
 * @param batchSize wsman:MaxEnvelopeSize of a batch
 * @param deliveryLocale wsman:Locale of deliveries
 * @param contentEncoding wsman:ContentEncoding of deliveries
 * @param bookmarks whether wsman:SendBookmarks is sent
 * @param bookmark wsman:Bookmark: {@code earliest}, or what came with an event
 * @param notifyTo {@code sink}, {@code none} or an address; empty: the sink, in pull mode none
 * @param endTo {@code sink}, {@code none} or an address; empty: none
 * @param sink how the sink behaves
 * @param credentials what the endpoint is to identify itself with at the sink
 * @param auth wsman:Auth/@Profile
 */
public record SubscriptionTerms(
    Optional<Text> mode,
    Optional<EnumerationFilter> filter,
    Optional<Text> expires,
    Optional<Text> heartbeats,
    Optional<Retry> connectionRetry,
    Optional<Text> maxElements,
    Optional<Text> maxTime,
    Optional<BatchSize> batchSize,
    Optional<Text> deliveryLocale,
    Optional<Text> contentEncoding,
    boolean bookmarks,
    Optional<Text> bookmark,
    Optional<Text> notifyTo,
    Optional<Text> endTo,
    SinkOptions sink,
    Optional<Credentials> credentials,
    Optional<Text> auth) {

  /**
   * wsman:ConnectionRetry.
   *
   * @param interval between two tries, an xs:duration
   * @param total wsman:ConnectionRetry/@Total
   */
  public record Retry(Text interval, Optional<Text> total) {}

  /**
   * wsman:MaxEnvelopeSize within wse:Delivery.
   *
   * @param octets how large a delivery may be
   * @param policy {@code CancelSubscription}, {@code Skip} or {@code Notify}
   */
  public record BatchSize(Text octets, Optional<Text> policy) {}

  /**
   * The sink of the subscription.
   *
   * @param answer the standing answer
   * @param https whether deliveries come over TLS; empty: as the run is set up
   * @param user who may deliver, with HTTP Basic; empty: anybody
   * @param password that user's
   */
  public record SinkOptions(
      SinkAnswer answer, Optional<Boolean> https, Optional<Text> user, Optional<Text> password) {

    /** Acknowledges everybody. */
    public static final SinkOptions USUAL =
        new SinkOptions(
            SinkAnswer.ACKNOWLEDGE, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The header wst:IssuedTokens (DSP0226 clause on delivery security).
   *
   * @param user name of a wsse:UsernameToken
   * @param password of it
   * @param thumbprint of a certificate, in place of the two
   * @param tokenType wst:TokenType in place of that of the token
   * @param appliesTo address in place of that of wse:NotifyTo
   */
  public record Credentials(
      Optional<Text> user,
      Optional<Text> password,
      Optional<Text> thumbprint,
      Optional<Text> tokenType,
      Optional<Text> appliesTo) {}

  /** A subscription in push mode, with nothing asked for beside the events. */
  public static final SubscriptionTerms PLAIN = builder().build();

  /** Start from nothing. */
  public static SubscriptionTermsBuilder builder() {
    return new SubscriptionTermsBuilder();
  }
}
