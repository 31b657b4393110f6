package org.wsmanspec.message.capture;

import org.wsmanspec.message.Conversation;

/** Reads one capture format. */
interface Importer {

  /**
   * Read a file of the format.
   *
   * @throws UnreadableCaptureException if it is broken or no recording after all
   */
  Conversation read(CaptureFile file);
}
