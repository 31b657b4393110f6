package org.wsmanspec.mock.cim.mof;

/**
 * A MOF text is not as it should be: grammar or meaning.
 *
 * <p>The message shows file, line and column, the line, a caret under the place, and what was
 * expected.
 */
public final class MofSyntaxException extends RuntimeException {
  private final MofPosition position;

  /** A mistake at a place. */
  public MofSyntaxException(MofPosition position, String problem) {
    super(render(position, problem));
    this.position = position;
  }

  /** Where the mistake is. */
  public MofPosition position() {
    return position;
  }

  private static String render(MofPosition position, String problem) {
    String line = position.lineText();
    StringBuilder margin = new StringBuilder();
    for (int i = 0; i < position.column() - 1; i++) {
      margin.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
    }
    return position + ": " + problem + "\n  " + line + "\n  " + margin + "^";
  }
}
