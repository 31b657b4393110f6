package org.wsmanspec.message;

/**
 * Which step of which scenario drove an exchange.
 *
 * @param scenario scenario id, the file name without suffix
 * @param path position of the step: {@code 2}, or {@code 3.1#4} for the first step of the fourth
 *     round of the repetition that is step 3
 * @param name what the step does, for people
 * @param file the scenario file as the user named it
 * @param line line in that file, from 1; 0 if there is no file
 */
public record StepRef(String scenario, String path, String name, String file, int line) {

  /** The place for people: {@code file:line}. */
  public String where() {
    return line > 0 ? file + ":" + line : scenario + " step " + path;
  }
}
