package org.wsmanspec.mock.eventing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * Where things happen: numbers them, keeps the latest, and tells each subscription that has joined.
 *
 * <p>When {@link #publish} returns, all deliveries have what they want of it. One thing happens at
 * a time, so all subscriptions see the same order.
 *
 * @param <T> what happens
 */
final class Source<T> {

  /** What one subscription wants of a source. Called by one thread at a time. */
  interface Interest<T> {
    /** The event that a happening is to this subscription; empty if it does not want it. */
    Optional<Event> event(long number, T happening);
  }

  /** Told of the events of one subscription. */
  interface Listener {
    /** An event it wants. */
    void event(Event event);

    /** Events were lost in the source. */
    void lost(String action, int count);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Source.class);

  private record Member<T>(Interest<T> interest, Listener listener) {}

  private record Kept<T>(long number, T happening) {}

  private final String id = "urn:uuid:" + UUID.randomUUID();
  private final int capacity;
  private final ReentrantLock order = new ReentrantLock();
  private final Deque<Kept<T>> kept = new ArrayDeque<>();
  private final Map<Long, Member<T>> members = new ConcurrentSkipListMap<>();
  private final AtomicLong tickets = new AtomicLong();
  private volatile long last;

  /** A source that keeps so many of the latest happenings for bookmarks. */
  Source(int capacity) {
    this.capacity = capacity;
  }

  /** Number of the latest happening; 0 before the first. */
  long last() {
    return last;
  }

  /** Something happened; every subscription hears of it before this returns. */
  void publish(T happening) {
    order.lock();
    try {
      long number = last + 1;
      last = number;
      kept.addLast(new Kept<>(number, happening));
      if (kept.size() > capacity) {
        kept.removeFirst();
      }
      members.values().forEach(m -> tell(m, number, happening));
    } finally {
      order.unlock();
    }
  }

  /** Some happenings were lost before anybody could be told what they were. */
  void lose(String action, int count) {
    order.lock();
    try {
      members.values().forEach(m -> m.listener().lost(action, count));
    } finally {
      order.unlock();
    }
  }

  private static <T> void tell(Member<T> member, long number, T happening) {
    try {
      member.interest().event(number, happening).ifPresent(member.listener()::event);
    } catch (RuntimeException e) {
      // What happens must not depend on who hears of it.
      LOG.error("a subscription could not be told of happening {}", number, e);
    }
  }

  /**
   * Tells a listener of everything after a place that is still kept, then of all that follows.
   *
   * @return to be run when it wants no more; takes no lock
   */
  Runnable join(long after, Interest<T> interest, Listener listener) {
    Member<T> member = new Member<>(interest, listener);
    order.lock();
    try {
      for (Kept<T> each : kept) {
        if (each.number() > after) {
          tell(member, each.number(), each.happening());
        }
      }
      long ticket = tickets.incrementAndGet();
      members.put(ticket, member);
      return () -> members.remove(ticket);
    } finally {
      order.unlock();
    }
  }

  /**
   * The place that a subscriber's wsman:Bookmark names: the number of the event before it.
   *
   * @throws SoapFaultException InvalidBookmark/Invalid, or InvalidBookmark/Expired if events after
   *     it are no longer kept
   */
  long place(Element bookmark) {
    if (Dom.children(bookmark).isEmpty() && Dom.text(bookmark).equals(Uris.BOOKMARK_EARLIEST)) {
      return 0;
    }
    OptionalLong number =
        Position.read(bookmark)
            .filter(p -> p.source().equals(id) && p.number() <= last)
            .map(p -> OptionalLong.of(p.number()))
            .orElse(OptionalLong.empty());
    if (number.isEmpty()) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_BOOKMARK, "Invalid", "The bookmark is none of this event source");
    }
    order.lock();
    try {
      long oldest = kept.isEmpty() ? last + 1 : kept.getFirst().number();
      if (number.getAsLong() + 1 < oldest) {
        throw SoapFaultException.of(
            FaultSubcode.INVALID_BOOKMARK,
            "Expired",
            "Events after the bookmark are no longer kept; the latest "
                + capacity
                + " are. Start with "
                + Uris.BOOKMARK_EARLIEST);
      }
      return number.getAsLong();
    } finally {
      order.unlock();
    }
  }

  /** Writes bookmarks for a subscription that begins after an event. */
  Bookmarks bookmarks(long start) {
    return new Bookmarks() {
      @Override
      public long start() {
        return start;
      }

      @Override
      public Element write(Element parent, long number) {
        return new Position(id, number).write(parent);
      }
    };
  }
}
