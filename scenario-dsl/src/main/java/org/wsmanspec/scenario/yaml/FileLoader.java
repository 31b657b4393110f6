package org.wsmanspec.scenario.yaml;

import java.io.IOException;

/** Finds the files that a scenario includes. */
@FunctionalInterface
public interface FileLoader {

  /**
   * The text of a file.
   *
   * @param name name relative to the including file, already joined to that file's own name
   * @throws IOException if there is none, with a message for people
   */
  String load(String name) throws IOException;
}
