package org.wsmanspec.mock.cim.wql;

/**
 * A text is no WQL query; the message shows the query, a caret under the place, and what was
 * expected.
 */
public final class WqlSyntaxException extends RuntimeException {
  private static final int SHOWN_BEFORE = 60;
  private static final int SHOWN_AFTER = 40;

  private final int position;

  WqlSyntaxException(String query, int position, String problem) {
    super(render(query, position, problem));
    this.position = position;
  }

  /** The index of the character at fault, from 0. */
  public int position() {
    return position;
  }

  private static String render(String query, int position, String problem) {
    int from = Math.max(0, position - SHOWN_BEFORE);
    int to = Math.min(query.length(), position + SHOWN_AFTER);
    String shown = query.substring(from, to).replaceAll("\\s", " ");
    return "WQL, character "
        + (position + 1)
        + ": "
        + problem
        + "\n  "
        + shown
        + "\n  "
        + " ".repeat(position - from)
        + "^";
  }
}
