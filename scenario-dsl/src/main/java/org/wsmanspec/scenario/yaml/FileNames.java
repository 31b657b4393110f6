package org.wsmanspec.scenario.yaml;

import java.util.ArrayDeque;
import java.util.Deque;

/** Names of files with forward slashes, as users and class paths write them. */
final class FileNames {

  private FileNames() {}

  /** A name relative to the folder of another file. */
  static String join(String from, String relative) {
    String slashed = from.replace('\\', '/');
    if (relative.startsWith("/") || relative.matches("[A-Za-z]:[/\\\\].*")) {
      return relative;
    }
    String folder = slashed.substring(0, slashed.lastIndexOf('/') + 1);
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (folder + relative.replace('\\', '/')).split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /** The last part without its suffix. */
  static String id(String file) {
    String name = file.replace('\\', '/');
    name = name.substring(name.lastIndexOf('/') + 1);
    return name.replaceFirst("\\.ya?ml$", "");
  }
}
