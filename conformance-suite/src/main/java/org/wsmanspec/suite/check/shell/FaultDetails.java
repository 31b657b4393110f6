package org.wsmanspec.suite.check.shell;

import java.util.OptionalLong;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Names;

/** What Windows says in the detail of faults (MS-WSMV 2.2.4.43). */
public final class FaultDetails {

  private FaultDetails() {}

  /** The code of the outermost f:WSManFault, an unsigned number of 32 bits. */
  public static OptionalLong code(Fault fault) {
    return fault
        .detail()
        .flatMap(d -> Dom.child(d, Names.F_WSMAN_FAULT))
        .flatMap(f -> Dom.attribute(f, Names.CODE))
        .filter(c -> c.strip().matches("[0-9]{1,10}"))
        .map(c -> OptionalLong.of(Long.parseLong(c.strip())))
        .orElse(OptionalLong.empty());
  }

  /** Whether a fault has this code. */
  public static boolean has(Fault fault, long code) {
    OptionalLong actual = code(fault);
    return actual.isPresent() && actual.getAsLong() == code;
  }
}
