package org.wsmanspec.scenario.sink;

import java.util.List;

/** The subscriptions that a collector lists for its publishers. */
public interface Listing extends Inbox {

  /**
   * List these from now on, and no others. One whose message is as before stays what it was.
   *
   * @param plain whether they come with Pull only, however they are asked for
   */
  void offer(List<EventSink.Offered> subscriptions, boolean plain);
}
