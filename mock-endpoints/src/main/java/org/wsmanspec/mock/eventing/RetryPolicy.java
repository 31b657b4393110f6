package org.wsmanspec.mock.eventing;

import java.time.Duration;

/**
 * What is done about a sink that cannot be reached (DSP0226 10.2.3, wsman:ConnectionRetry).
 *
 * @param interval from one try to the next
 * @param total tries after the first one that failed; 0 gives up at once
 */
public record RetryPolicy(Duration interval, int total) {}
