package org.wsmanspec.message.capture;

import java.util.List;

/**
 * What was found in a file or folder.
 *
 * @param captures recordings, in the order of their names
 * @param skipped what was passed over, in the same order
 */
public record CaptureSet(List<Capture> captures, List<Skipped> skipped) {
  public CaptureSet {
    captures = List.copyOf(captures);
    skipped = List.copyOf(skipped);
  }
}
