package org.wsmanspec.suite.check.psrp;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** How Connect to a pool is answered (MS-PSRP 3.1.5.3.15, 3.2.5.3.14 and 3.2.5.4.29). */
public final class ConnectChecks {

  private static final String CAPABILITY = "MS-PSRP-3.1.5.3.15-1";
  private static final String REFUSED = "MS-PSRP-3.2.5.3.14-1";
  private static final String SIZES = "MS-PSRP-3.2.5.4.29-1";

  private ConnectChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.check("psrp/connect", List.of(CAPABILITY, REFUSED, SIZES), ConnectChecks::look));
  }

  private static void look(Pool pool, FindingSink sink) {
    for (ShellCall call : pool.shell().calls(Operation.CONNECT)) {
      if (call.commandId().isPresent() || call.reply().isEmpty()) {
        continue;
      }
      refused(call, sink);
      if (call.succeeded()) {
        answered(pool, call, MessageType.SESSION_CAPABILITY, CAPABILITY, sink);
        answered(pool, call, MessageType.RUNSPACEPOOL_INIT_DATA, SIZES, sink);
      }
    }
  }

  private static void refused(ShellCall call, FindingSink sink) {
    Optional<String> told = call.option(Shells.OPTION_PROTOCOL_VERSION).map(Dom::text);
    boolean fits = told.flatMap(ProtocolVersion::of).filter(v -> v.major() == 2).isPresent();
    if (!fits) {
      Tell.whether(
          call.failed(),
          sink,
          REFUSED,
          "a fault, since there is no protocolversion 2.x",
          "ConnectResponse",
          call.response(),
          "");
    }
  }

  private static void answered(
      Pool pool, ShellCall call, MessageType due, String rule, FindingSink sink) {
    Optional<Said> said =
        pool.ofServer().stream().filter(s -> s.call().is(call) && s.is(due)).findFirst();
    Tell.whether(
        said.isPresent(),
        sink,
        rule,
        due + " in connectResponseXml",
        String.join(
            ", ", pool.ofServer().stream().filter(s -> s.call().is(call)).map(Said::name).toList()),
        said.map(Said::place).orElse(call.response()),
        "clients take the pool for broken");
  }
}
