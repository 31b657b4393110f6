package org.wsmanspec.mock.eventing.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.mock.eventing.MaxEnvelope;
import org.wsmanspec.mock.eventing.Terms;
import org.wsmanspec.mock.soap.Reply;

/** What waits for the delivery of one subscription, in order. Used by one thread at a time. */
final class EventQueue {

  /** What an envelope has around its events, roughly. */
  private static final int FRAME = 1000;

  /** A batch without limits of the subscriber's is a message that anybody can take, still. */
  private static final int OWN_ELEMENTS = 500;

  private static final int OWN_CHARACTERS = 200_000;

  private final Terms terms;
  private final MessageWriter writer;
  private final int capacity;
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private long last;
  private int characters;
  private int events;

  /**
   * A queue.
   *
   * @param capacity entries; further events are dropped
   */
  EventQueue(Terms terms, MessageWriter writer, int capacity) {
    this.terms = terms;
    this.writer = writer;
    this.capacity = capacity;
    this.last = terms.bookmarks().map(b -> b.start()).orElse(0L);
  }

  /** Adds an event; true unless it is dropped because too many wait. */
  boolean add(Entry.Happened event) {
    boolean room = waiting.size() < capacity;
    if (room) {
      waiting.addLast(event);
      characters += event.content().length();
      events++;
    } else {
      addDropped(new Entry.Dropped(event.number(), event.action(), 1, event.since()));
    }
    return room;
  }

  /** Adds a notice, to the one before it if that is of the same kind. */
  void addDropped(Entry.Dropped notice) {
    if (waiting.peekLast() instanceof Entry.Dropped before && before.of().equals(notice.of())) {
      waiting.removeLast();
      waiting.addLast(before.and(notice));
    } else {
      waiting.addLast(notice);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether nothing is gained for a batch by waiting for more. */
  boolean isFull() {
    int enough = limit().isEmpty() ? OWN_CHARACTERS : limit().getAsInt() - FRAME;
    return waiting.size() >= mostElements() || characters >= Math.min(OWN_CHARACTERS, enough);
  }

  /** How many events wait, notices left out. */
  int events() {
    return events;
  }

  private int mostElements() {
    return Math.min(OWN_ELEMENTS, terms.maxElements().orElse(OWN_ELEMENTS));
  }

  private Entry takeFirst() {
    Entry first = waiting.removeFirst();
    if (first instanceof Entry.Happened) {
      characters -= first.content().length();
      events--;
    }
    return first;
  }

  /** When the first entry came. */
  long since() {
    return waiting.getFirst().since();
  }

  void clear() {
    waiting.clear();
    characters = 0;
    events = 0;
  }

  /** Number of the last event that was taken. */
  long last() {
    return last;
  }

  /** Remembers that the notice of a source says nothing of numbers. */
  Entry.Dropped notice(String action, int count, long since) {
    Entry before = waiting.peekLast();
    return new Entry.Dropped(before == null ? last : before.number(), action, count, since);
  }

  /** The next entry by itself, or nothing if none that waited fits. */
  Optional<Entry> takeOne() {
    while (!waiting.isEmpty()) {
      Entry first = takeFirst();
      if (fits(first, alone(first))) {
        last = first.number();
        return Optional.of(first);
      }
    }
    return Optional.empty();
  }

  /** The next batch, empty if none that waited fits. */
  List<Entry> takeBatch() {
    List<Entry> batch = new ArrayList<>();
    int most = mostElements();
    int octets = 0;
    int taken = 0;
    while (!waiting.isEmpty() && batch.size() < most && taken < OWN_CHARACTERS) {
      Entry next = waiting.getFirst();
      if (limit().isPresent()) {
        int alone = frame(next.number()) + entryOctets(next);
        if (!batch.isEmpty() && alone + octets > limit().getAsInt()) {
          boolean anywhere = alone <= limit().getAsInt();
          if (anywhere || endsSubscription()) {
            break;
          }
        }
        takeFirst();
        if (!fits(next, alone)) {
          continue;
        }
        octets += entryOctets(next);
      } else {
        takeFirst();
      }
      taken += next.content().length();
      batch.add(next);
    }
    if (!batch.isEmpty()) {
      last = batch.get(batch.size() - 1).number();
    }
    return batch;
  }

  private int entryOctets(Entry entry) {
    return writer.octets(MessageWriter.entry(entry.action(), entry.content()));
  }

  private boolean endsSubscription() {
    return terms.maxEnvelope().map(MaxEnvelope::policy).stream()
        .anyMatch(MaxEnvelope.Policy.CANCEL_SUBSCRIPTION::equals);
  }

  private OptionalInt limit() {
    return terms.maxEnvelope().map(m -> OptionalInt.of(m.octets())).orElse(OptionalInt.empty());
  }

  private int alone(Entry entry) {
    return limit().isEmpty()
        ? 0
        : writer.message(
                entry.action(),
                Reply.freshMessageId(),
                writer.bookmark(entry.number()),
                entry.content())
            .length;
  }

  /** Octets of a batch without entries. */
  private int frame(long number) {
    return writer.message(
            Actions.EVENTS,
            Reply.freshMessageId(),
            writer.bookmark(number),
            MessageWriter.batch(List.of()))
        .length;
  }

  /**
   * Whether an entry by itself is small enough; if not, what the subscriber wants is done.
   *
   * @throws TooLargeException if the subscription is to end for that
   */
  private boolean fits(Entry entry, int octets) {
    if (limit().isEmpty()
        || octets <= limit().getAsInt()
        // A notice tells of what did not fit; it cannot be left out in turn.
        || !(entry instanceof Entry.Happened event)) {
      return true;
    }
    MaxEnvelope.Policy policy = terms.maxEnvelope().orElseThrow().policy();
    last = event.number();
    switch (policy) {
      case CANCEL_SUBSCRIPTION ->
          throw new TooLargeException(
              "An event needs an envelope of "
                  + octets
                  + " octets; "
                  + limit().getAsInt()
                  + " were allowed");
      case NOTIFY -> {
        Entry.Dropped notice = new Entry.Dropped(event.number(), event.action(), 1, event.since());
        if (waiting.peekFirst() instanceof Entry.Dropped next && next.of().equals(notice.of())) {
          waiting.removeFirst();
          waiting.addFirst(notice.and(next));
        } else {
          waiting.addFirst(notice);
        }
      }
      case SKIP -> {}
    }
    return false;
  }

  /** An event that ends its subscription. */
  static final class TooLargeException extends RuntimeException {
    TooLargeException(String message) {
      super(message);
    }
  }
}
