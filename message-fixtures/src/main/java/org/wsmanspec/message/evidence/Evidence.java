package org.wsmanspec.message.evidence;

import java.util.List;
import org.wsmanspec.message.Conversation;

/**
 * An evidence file that was read.
 *
 * @param conversation what it holds
 * @param notes what was passed over and why, such as a cut last line; empty in the usual case
 */
public record Evidence(Conversation conversation, List<String> notes) {
  public Evidence {
    notes = List.copyOf(notes);
  }
}
