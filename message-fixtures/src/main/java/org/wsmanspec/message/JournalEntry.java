package org.wsmanspec.message;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that the reference endpoint's object manager was asked, for the steps of the overview's
 * examples that happen inside the server.
 *
 * @param time when
 * @param messageId wsa:MessageID of the request that caused it; empty if there was none
 * @param operation such as {@code accessCheck}, {@code getInstance}, {@code invokeMethod}
 * @param subject object path or class, as text
 * @param details further facts such as {@code principal}, {@code right}, {@code outcome}
 */
public record JournalEntry(
    Instant time, String messageId, String operation, String subject, Map<String, String> details) {

  public JournalEntry {
    details = Map.copyOf(details);
  }
}
