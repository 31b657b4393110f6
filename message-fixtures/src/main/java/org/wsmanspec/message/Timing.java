package org.wsmanspec.message;

import java.time.Duration;
import java.time.Instant;

/**
 * When an exchange happened.
 *
 * @param sent when the first byte of the request was sent
 * @param firstByte from then to the first byte of the response; zero if none came
 * @param total from then to the last byte, or to the moment the harness gave up
 */
public record Timing(Instant sent, Duration firstByte, Duration total) {}
