package org.wsmanspec.mock.eventing;

import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;

/** A resource that can be subscribed to. */
interface EventResource {

  /** Whether an address is one of this resource; looks at the URI only. */
  boolean owns(ResourceAddress address);

  /**
   * What a Subscribe asks of it.
   *
   * @throws SoapFaultException if the caller may not, or the filter cannot be processed
   */
  Feed<?> feed(Call call, ResourceAddress address, Wish wish);

  /** What has to be done when a subscription begins; returns what undoes it. */
  default Runnable begun(Feed<?> feed, Wish wish, String id) {
    return () -> {};
  }
}
