package org.wsmanspec.mock.eventing;

import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A source and what one subscription wants of it.
 *
 * @param source where things happen
 * @param interest which of them, and what they look like
 * @param query what the interest came from, if that is to be remembered
 */
record Feed<T>(Source<T> source, Source.Interest<T> interest, Optional<IndicationQuery> query) {

  /** Number of the latest happening. */
  long last() {
    return source.last();
  }

  /** The place a bookmark names; faults as {@link Source#place}. */
  long place(Element bookmark) {
    return source.place(bookmark);
  }

  /** Writes bookmarks. */
  Bookmarks bookmarks(long start) {
    return source.bookmarks(start);
  }

  /** Has a subscription hear of everything after a place. */
  Runnable join(long after, Source.Listener listener) {
    return source.join(after, interest, listener);
  }
}
