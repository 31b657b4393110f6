package org.wsmanspec.scenario;

/**
 * A piece of text that may hold variables, replaced when the step is driven.
 *
 * <p>A variable is a name in braces after a dollar sign; see {@link Variables}.
 *
 * @param template the text as written
 * @param position where it is written
 */
public record Text(String template, Position position) {

  /** A text without a place in a file. */
  public static Text of(String template) {
    return new Text(template, Position.NONE);
  }

  /** Whether there is something to be replaced. */
  public boolean hasVariables() {
    return template.contains("${");
  }

  @Override
  public String toString() {
    return template;
  }
}
