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
 * What the object manager was asked, each entry with the request that caused it; the latest only.
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
    JournalEntry kept =
        new JournalEntry(
            clock.instant(),
            messageId.get(),
            entry.operation(),
            entry.objectPath(),
            Map.of(
                "principal",
                entry.principal(),
                "right",
                entry.right().name().toLowerCase(Locale.ROOT),
                "outcome",
                entry.outcome()));
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
