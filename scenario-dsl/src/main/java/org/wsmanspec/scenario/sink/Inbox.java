package org.wsmanspec.scenario.sink;

import java.net.URI;

/** Addresses of their own for the deliveries of one subscription. */
public interface Inbox extends AutoCloseable {

  /** Where the endpoint is to deliver to: an absolute http or https URI. */
  URI address();

  /** Where the endpoint is to tell the end of the subscription, which is always taken. */
  URI endAddress();

  /**
   * Answer deliveries like this from now on.
   *
   * @param times so many of them, before the standing answer holds again; 0 makes it the standing
   *     answer
   */
  void answer(SinkAnswer answer, int times);

  /** Take nothing more: what comes now is refused and not recorded. */
  @Override
  void close();
}
