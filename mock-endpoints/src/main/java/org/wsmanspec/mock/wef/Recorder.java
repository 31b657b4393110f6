package org.wsmanspec.mock.wef;

import org.wsmanspec.message.Exchange;

/** Is told of what a publisher said to its collector; called on any thread. */
@FunctionalInterface
public interface Recorder {

  /** Forgets it. */
  Recorder NONE = exchange -> {};

  /** An exchange that is over. */
  void said(Exchange exchange);
}
