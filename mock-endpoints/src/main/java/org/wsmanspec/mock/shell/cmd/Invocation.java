package org.wsmanspec.mock.shell.cmd;

import java.util.List;

/**
 * One program as a line calls it.
 *
 * @param text all after its name, as written
 * @param environment of the line, to be changed by the program
 * @param input what it may read
 * @param terminal where it writes
 * @param interpreter for programs that run others
 */
record Invocation(
    String text, Environment environment, Input input, Terminal terminal, Interpreter interpreter) {

  /** The words after the name, quotes taken off. */
  List<String> words() {
    return Lines.words(text);
  }
}
