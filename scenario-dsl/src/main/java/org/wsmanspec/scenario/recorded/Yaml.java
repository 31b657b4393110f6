package org.wsmanspec.scenario.recorded;

import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Writes the little YAML that a scenario needs. */
final class Yaml {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringBuilder out = new StringBuilder();

  /** A line, indented by so many steps of two spaces. */
  Yaml line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
    return this;
  }

  /**
   * A key whose value is a text of one or more lines, exactly as it is but for the space around.
   */
  Yaml block(int depth, String key, String text) {
    // The indicator, or a first line that begins with spaces would decide how deep the block is.
    line(depth, key + ": |2-");
    for (String each : printable(text.strip()).split("\n", -1)) {
      out.append(each.isEmpty() ? "" : "  ".repeat(depth + 1)).append(each).append('\n');
    }
    return this;
  }

  /** A text in double quotes. */
  static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  /** XML in which characters that YAML cannot hold are written as references. */
  private static String printable(String xml) {
    StringBuilder plain = new StringBuilder(xml.length());
    xml.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              boolean odd =
                  (c < 0x20 && c != '\n' && c != '\t')
                      || (c >= 0x7F && c <= 0x9F)
                      || c == 0xFEFF
                      || (c >= 0x2028 && c <= 0x2029);
              if (odd) {
                plain.append(String.format(Locale.ROOT, "&#x%X;", c));
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
