package org.wsmanspec.mock.powershell;

import java.util.List;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.psrp.HostMethod;

/** The user interface on the side of the client. */
public interface ClientHost {

  /** Whether there is one. */
  boolean isPresent();

  /**
   * Calls a method.
   *
   * @param parameters encoded as {@link org.wsmanspec.message.psrp.HostValues} tells
   * @return what it returned; null of scripts if it returns nothing
   * @throws PsErrorException if it failed, or if there is no host
   */
  Object call(HostMethod method, List<ClixmlValue> parameters);

  /** Writes text for people. */
  void write(String text, boolean newLine);
}
