package org.wsmanspec.mock.shell;

import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;

/** Anything asked of a resource that looks like a shell and that no engine runs. */
final class NoResource implements Operation {

  @Override
  public void perform(Call call) {
    ShellOperation.coded(
        () -> {
          throw ResourceAddress.unreachable(
              "There is no shell '" + ResourceAddress.required(call.envelope()).uri() + "'");
        });
  }
}
