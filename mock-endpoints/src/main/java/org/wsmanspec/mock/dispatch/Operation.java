package org.wsmanspec.mock.dispatch;

import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;

/** What the service does for one Action. */
public interface Operation {

  /** Operations that are found by their Action. */
  @FunctionalInterface
  interface Finder {
    /**
     * The operation of an Action, for the resource that a request names.
     *
     * @param resourceUri wsman:ResourceURI, unchecked
     */
    Optional<Operation> find(String action, Optional<String> resourceUri);
  }

  /** Header blocks that this operation understands beside those that all do. */
  default Set<QName> headers() {
    return Set.of();
  }

  /** Names of options that this operation knows beside those that all do (DSP0226 6.4). */
  default Set<String> options() {
    return Set.of();
  }

  /**
   * Does it, and fills the reply of the call.
   *
   * @throws org.wsmanspec.mock.soap.SoapFaultException to be answered with a fault
   */
  void perform(Call call);
}
