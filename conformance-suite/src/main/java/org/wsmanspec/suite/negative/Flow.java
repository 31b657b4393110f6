package org.wsmanspec.suite.negative;

/** Texts as YAML flow scalars. */
final class Flow {

  private Flow() {}

  /** A text in double quotes. */
  static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
