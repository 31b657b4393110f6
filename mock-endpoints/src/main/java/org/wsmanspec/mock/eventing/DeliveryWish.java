package org.wsmanspec.mock.eventing;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.wsmanspec.message.EndpointReference;

/** What wse:Delivery of a Subscribe asks for, found possible; see {@link Terms}. */
record DeliveryWish(
    DeliveryMode mode,
    Optional<EndpointReference> notifyTo,
    Optional<Duration> heartbeats,
    Optional<RetryPolicy> retry,
    OptionalInt maxElements,
    Optional<Duration> maxTime,
    Optional<MaxEnvelope> maxEnvelope,
    Optional<String> locale,
    Charset encoding,
    Optional<String> profile) {}
