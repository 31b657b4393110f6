package org.wsmanspec.mock.cim.mof;

/**
 * A place in a MOF source.
 *
 * @param source the source
 * @param offset the index of the character, from 0
 */
public record MofPosition(MofSource source, int offset) {
  /** The line, from 1. */
  public int line() {
    return (int) source.text().substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  /** The column, from 1. */
  public int column() {
    return offset - source.text().lastIndexOf('\n', offset - 1);
  }

  /** The text of the line. */
  public String lineText() {
    String text = source.text();
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = text.indexOf('\n', offset);
    return text.substring(start, end < 0 ? text.length() : end).stripTrailing();
  }

  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}
