package org.wsmanspec.scenario.yaml;

import java.util.Optional;

/**
 * One mistake in a file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 * @param width how many characters are wrong, at least 1
 * @param message what is wrong and what was expected
 * @param help what was probably meant, or what to do
 * @param source the line of the file; empty if there is none
 */
public record Problem(
    String file,
    int line,
    int column,
    int width,
    String message,
    Optional<String> help,
    String source) {

  /** The message with its place, the line and a caret under the mistake, without a line end. */
  public String render() {
    StringBuilder out = new StringBuilder();
    out.append(file).append(':').append(line).append(':').append(column);
    out.append(": ").append(message);
    if (!source.isEmpty()) {
      String number = Integer.toString(line);
      String margin = " ".repeat(number.length());
      out.append("\n  ").append(number).append(" | ").append(source.replace('\t', ' '));
      out.append("\n  ").append(margin).append(" | ");
      out.append(" ".repeat(Math.max(0, column - 1)));
      int room = Math.max(1, source.length() - column + 1);
      out.append("^".repeat(Math.max(1, Math.min(width, room))));
    }
    help.ifPresent(h -> out.append("\n  help: ").append(h));
    return out.toString();
  }
}
