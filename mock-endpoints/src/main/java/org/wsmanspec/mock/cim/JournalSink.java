package org.wsmanspec.mock.cim;

/**
 * Receives the steps that happen inside, so that what no wire shows can be asserted.
 *
 * <p>Called on the thread of the operation, possibly by several at once; must be quick and not
 * throw.
 */
@FunctionalInterface
public interface JournalSink {
  /** Forgets everything. */
  JournalSink NONE = entry -> {};

  /** A step was done. */
  void record(JournalEntry entry);
}
