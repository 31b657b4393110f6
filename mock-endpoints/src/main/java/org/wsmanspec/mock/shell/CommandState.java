package org.wsmanspec.mock.shell;

import org.wsmanspec.message.vocabulary.Shells;

/** How far a command is (MS-WSMV 2.2.4, rsp:CommandState). */
public enum CommandState {
  RUNNING(Shells.STATE_RUNNING),
  PENDING(Shells.STATE_PENDING),
  DONE(Shells.STATE_DONE);

  private final String uri;

  CommandState(String uri) {
    this.uri = uri;
  }

  /** The value of the State attribute. */
  public String uri() {
    return uri;
  }
}
