package org.wsmanspec.mock.shell;

import org.wsmanspec.mock.dispatch.Call;

/** Delete of a shell, whatever it is doing (MS-WSMV 3.1.4.4.1). */
final class DeleteShell extends ShellOperation {

  DeleteShell(RemoteShells shells) {
    super(shells);
  }

  @Override
  void run(Call call) {
    shells.remove(locate(call), "shell-close");
    call.commit();
  }
}
