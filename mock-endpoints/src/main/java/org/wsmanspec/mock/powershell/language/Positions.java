package org.wsmanspec.mock.powershell.language;

import org.wsmanspec.mock.powershell.PsError.Position;

/** Finds lines and columns. */
final class Positions {

  private Positions() {}

  static Position of(String source, int start, int end, String command) {
    int lineStart = source.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = source.indexOf('\n', start);
    String line = source.substring(lineStart, lineEnd < 0 ? source.length() : lineEnd);
    int number = (int) source.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int length = Math.max(1, Math.min(end, lineStart + line.length()) - start);
    return new Position(number, start - lineStart + 1, line.replace("\r", ""), length, command);
  }
}
