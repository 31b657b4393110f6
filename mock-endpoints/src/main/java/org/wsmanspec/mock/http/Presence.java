package org.wsmanspec.mock.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/** Whether a client that waits for its answer is still there. */
final class Presence {

  private Presence() {}

  /** Whether the client has closed its side of the connection while it waited. */
  static boolean isGone(Request request) {
    Connection connection = request.getConnectionMetaData().getConnection();
    ByteBuffer one = BufferUtil.allocate(1);
    try {
      int filled = connection.getEndPoint().fill(one);
      if (filled > 0 && connection instanceof Connection.UpgradeTo ahead) {
        // The next request came before this answer: what was read of it goes back.
        ahead.onUpgradeTo(one);
      }
      return filled < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
