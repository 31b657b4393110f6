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

  /** A longer line is shown around the mistake only. */
  private static final int WIDTH = 100;

  /** The message with its place, the line and a caret under the mistake, without a line end. */
  public String render() {
    StringBuilder out = new StringBuilder();
    out.append(file).append(':').append(line).append(':').append(column);
    out.append(": ").append(message);
    if (!source.isEmpty()) {
      String number = Integer.toString(line);
      String margin = " ".repeat(number.length());
      int from = column <= WIDTH - 20 ? 0 : Math.min(source.length(), column - WIDTH / 2);
      int to = Math.min(source.length(), from + WIDTH);
      String before = from > 0 ? "…" : "";
      String shown = before + source.substring(from, to) + (to < source.length() ? "…" : "");
      int indent = Math.max(0, column - 1 - from + before.length());
      out.append("\n  ").append(number).append(" | ").append(shown);
      out.append("\n  ").append(margin).append(" | ").append(" ".repeat(indent));
      int room = Math.max(1, to - column + 1);
      out.append("^".repeat(Math.max(1, Math.min(width, room))));
    }
    help.ifPresent(h -> out.append("\n  help: ").append(h));
    return printable(out);
  }

  /** Files come from anywhere, and a terminal obeys control characters. */
  private static String printable(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n') {
        text.setCharAt(i, c == '\t' ? ' ' : '\uFFFD');
      }
    }
    return text.toString();
  }
}
