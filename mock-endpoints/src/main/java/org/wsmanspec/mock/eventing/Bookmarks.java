package org.wsmanspec.mock.eventing;

import org.w3c.dom.Element;

/** Places in a source of events, as a subscriber may keep them (DSP0226 10.2.6). */
public interface Bookmarks {

  /** Number of the event after which the subscription began; 0 if before the first. */
  long start();

  /**
   * Appends wsman:Bookmark to an element, such as s:Header.
   *
   * @param number of the last event that the subscriber has with this message; {@link #start} if it
   *     has none yet
   */
  Element write(Element parent, long number);
}
