package org.wsmanspec.mock.dispatch;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.mock.cim.JournalSink;

/**
 * What happened inside, each entry with the request that caused it; the latest only: what the
 * object manager was asked, and the steps of subscriptions.
 *
 * <p>Works because an operation runs on the thread of its request.
 */
public final class Journal implements JournalSink {

  private final Clock clock;
  private final int capacity;
  private final Deque<JournalEntry> entries = new ArrayDeque<>();
  private final ThreadLocal<String> messageId = ThreadLocal.withInitial(() -> "");

  /** A journal of at most so many entries. */
  public Journal(Clock clock, int capacity) {
    this.clock = clock;
    this.capacity = capacity;
  }

  @Override
  public void record(org.wsmanspec.mock.cim.JournalEntry entry) {
    note(
        entry.operation(),
        entry.objectPath(),
        Map.of(
            "principal",
            entry.principal(),
            "right",
            entry.right().name().toLowerCase(Locale.ROOT),
            "outcome",
            entry.outcome()));
  }

  /** Adds a step of another kind, with the request that is being worked on, if there is one. */
  public void note(String operation, String subject, Map<String, String> details) {
    JournalEntry kept =
        new JournalEntry(clock.instant(), messageId.get(), operation, subject, details);
    synchronized (entries) {
      if (entries.size() == capacity) {
        entries.removeFirst();
      }
      entries.addLast(kept);
    }
  }

  /** The entries, oldest first. */
  public List<JournalEntry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  void during(String id, Runnable operation) {
    messageId.set(id);
    try {
      operation.run();
    } finally {
      messageId.remove();
    }
  }
}
