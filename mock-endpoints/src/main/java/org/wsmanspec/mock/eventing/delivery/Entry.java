package org.wsmanspec.mock.eventing.delivery;

import org.wsmanspec.message.vocabulary.Actions;

/** Something that waits for its delivery. */
sealed interface Entry {

  /** Number of the last event that is behind the subscriber once it has this. */
  long number();

  /** The Action of a message that carries it alone, and of its entry in a batch. */
  String action();

  /** XML text of its content. */
  String content();

  /** Nanoseconds of the ticker when it came. */
  long since();

  /** An event. */
  record Happened(long number, String action, String content, long since) implements Entry {}

  /**
   * Events that nobody will get.
   *
   * @param of Action of the events
   */
  record Dropped(long number, String of, int count, long since) implements Entry {

    @Override
    public String action() {
      return Actions.DROPPED_EVENTS;
    }

    @Override
    public String content() {
      return MessageWriter.dropped(of, count);
    }

    Dropped and(Dropped later) {
      return new Dropped(Math.max(number, later.number), of, count + later.count, since);
    }
  }
}
