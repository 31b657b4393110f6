package org.wsmanspec.scenario;

/**
 * Where a node of a scenario or target stands in its file.
 *
 * <p>All positions equal each other, so that two models are equal if they say the same, wherever
 * they were written: a scenario built in Java equals the one read from a file.
 */
public final class Position {

  /** Of a node that was made in Java. */
  public static final Position NONE = new Position("", 0, 0);

  private final String file;
  private final int line;
  private final int column;

  private Position(String file, int line, int column) {
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /**
   * A place in a file.
   *
   * @param file as the user named it
   * @param line from 1
   * @param column from 1
   */
  public static Position at(String file, int line, int column) {
    return new Position(file, line, column);
  }

  /** The file as the user named it; empty if there is none. */
  public String file() {
    return file;
  }

  /** Line from 1; 0 if there is no file. */
  public int line() {
    return line;
  }

  /** Column from 1; 0 if there is no file. */
  public int column() {
    return column;
  }

  /** The place for people: {@code file:line:column}, or empty. */
  public String where() {
    return line > 0 ? file + ":" + line + ":" + column : "";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return where();
  }
}
