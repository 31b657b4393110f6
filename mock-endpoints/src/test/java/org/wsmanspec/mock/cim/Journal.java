package org.wsmanspec.mock.cim;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers journal entries. */
final class Journal implements JournalSink {
  private final List<JournalEntry> entries = new CopyOnWriteArrayList<>();

  @Override
  public void record(JournalEntry entry) {
    entries.add(entry);
  }

  /** Operation and outcome of each entry, and forgets them. */
  List<String> steps() {
    List<String> steps = entries.stream().map(e -> e.operation() + " " + e.outcome()).toList();
    entries.clear();
    return steps;
  }

  List<JournalEntry> entries() {
    return entries;
  }
}
