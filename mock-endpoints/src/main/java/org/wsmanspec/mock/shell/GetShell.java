package org.wsmanspec.mock.shell;

import java.util.Set;
import javax.xml.namespace.QName;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;

/** Get of a shell, connected or not (MS-WSMV 3.1.4.2.1). */
final class GetShell extends OnShell {

  GetShell(RemoteShells shells) {
    super(shells);
  }

  @Override
  public Set<QName> headers() {
    return headersWith(Names.WSMAN_FRAGMENT_TRANSFER);
  }

  @Override
  boolean run(Call call, Shell shell) {
    if (call.envelope().header(Names.WSMAN_FRAGMENT_TRANSFER).isPresent()) {
      throw ShellFaults.of(
          FaultSubcode.UNSUPPORTED_FEATURE,
          "FragmentLevelAccess",
          FaultCodes.FRAGMENT_TRANSFER_NOT_SUPPORTED,
          "Shells are not transferred in fragments");
    }
    Description.write(call.reply().body(), shell, shells.clock.instant(), false);
    return false;
  }
}
